// SPDX-License-Identifier: MIT
//
// From a click on an item to the new list of the first page, in Chromium, with 10,000 items: the
// note is taken, the worker scores the whole catalogue anew with reasons, the page has the list.
//
// Run by script/bench interaction [--runs N]

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "../e2e/support/browser.mjs";
import { Shop } from "../e2e/support/shop.mjs";
import { printTimes } from "./support/figures.mjs";
import { writeLargeShop } from "./support/large-shop.mjs";
import { documentOf } from "./support/pages.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, runs: { type: "string", default: "60" } },
});
const runs = Math.max(5, Number(options.runs));
const here = fileURLToPath(new URL(".", import.meta.url));
const packaged = (path) => readFileSync(fileURLToPath(import.meta.resolve(`tillside/${path}`)));

const script = `
  import { createTillside } from "tillside";
  const shop = createTillside({
    baseUrl: location.origin,
    wasmUrl: "/bench/tillside.wasm",
    scoreWorkerUrl: "/bench/score-worker.js",
    firstList: { k: 24, maxPerCategory: 6 },
  });
  const { taste } = shop;
  const heard = (live, right) =>
    new Promise((resolve) => {
      const look = () => right(live.value) && (stop(), resolve(live.value));
      const stop = live.subscribe(look);
    });
  globalThis.measure = async (runs) => {
    await shop.ready;
    if (taste.value.state !== "ready") await heard(taste, ({ state }) => state === "ready");
    if (!taste.first.value?.current) await heard(taste.first, (first) => first?.current);
    const times = [];
    let changed = 0;
    for (let run = 0; run < runs; run++) {
      const before = taste.first.value;
      const began = performance.now();
      const after = heard(taste.first, (first) => first.current && first.list !== before.list);
      taste.log(run % 3 ? "click" : "add_to_cart", "I" + ((run * 997) % 10000));
      const { list } = await after;
      times.push(performance.now() - began);
      if (JSON.stringify(list) !== JSON.stringify(before.list)) changed++;
      // A shopper takes a while to the next click; storage is written meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return { times, changed };
  };
`;

async function files() {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: here },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
  });
  return {
    "/bench/": ["text/html", documentOf("/bench/page.js")],
    "/bench/page.js": ["text/javascript", outputFiles[0].text],
    "/bench/score-worker.js": ["text/javascript", packaged("score-worker.js")],
    "/bench/tillside.wasm": ["application/wasm", packaged("tillside.wasm")],
  };
}

const shop = await Shop.open({ name: "large", write: (folder) => writeLargeShop(folder) });
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  const served = await files();
  await page.route("**/bench/**", (route) => {
    const [contentType, body] = served[new URL(route.request().url()).pathname];
    return route.fulfill({ contentType, body });
  });
  await page.goto(`${shop.url}/bench/`);
  await page.waitForFunction(() => globalThis.measure !== undefined);
  const { times, changed } = await page.evaluate((n) => globalThis.measure(n), runs);
  const name = "10,000 items: from a click to the new list";
  printTimes("interaction", name, "tillside", times, "ms", { changed });
} finally {
  await browser.close();
  await shop.close();
}

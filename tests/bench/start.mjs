// SPDX-License-Identifier: MIT
//
// How long a visit waits: Chromium against real servers, all cases in turn, so that what else the
// machine does falls on all of them alike. Times count from the navigation.
//
//   warm    a reload, shell and catalogue on the device: first recommendation on the page, the same
//           scored anew by the model, first quote of the cart; the made-up shop and 10,000 items
//   cold    nothing cached: a page that loads the engine and quotes one cart, against the floor of
//           a page with an empty module
//
// Run by script/bench start [--runs N] [--import DIR] [--against DIST]
// --import   also the shop of this folder (items.csv, orders.csv, plain or gzip)
// --against  a storefront/dist of another build, in turn with the present one

import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "../e2e/support/browser.mjs";
import { Shop } from "../e2e/support/shop.mjs";
import { printRatio, printTimes } from "./support/figures.mjs";
import { writeLargeShop } from "./support/large-shop.mjs";
import { documentOf, servePages } from "./support/pages.mjs";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    runs: { type: "string", default: "15" },
    import: { type: "string" },
    against: { type: "string" },
  },
});
const runs = Math.max(1, Number(options.runs));
const card = 'ts-list section[data-list="forYou"] article.card';

/** Notes when the first recommendation stands on the page, and when it has been painted. */
function watch(selector) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    performance.mark("bench:shown");
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.mark("bench:painted");
      port2.postMessage(undefined);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

const marksOf = (page) =>
  page.evaluate(() =>
    Object.fromEntries(performance.getEntriesByType("mark").map((m) => [m.name, m.startTime])),
  );

/** A returning visitor of one shop: everything on the device, one thing in the cart. */
class Visitor {
  static async of(browser, shop) {
    const visitor = new Visitor();
    visitor.context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    visitor.page = await visitor.context.newPage();
    await visitor.page.addInitScript(watch, card);
    await visitor.page.goto(`${shop.url}/`);
    await visitor.page.click(`${card} .card-title a`);
    await visitor.page.click("[data-add]");
    await visitor.page.evaluate(() => navigator.serviceWorker.ready);
    await visitor.page.goto(`${shop.url}/#/`);
    // The shell is kept and the code cached after a few visits.
    for (let i = 0; i < 3; i++) await visitor.visit();
    return visitor;
  }

  async visit() {
    await this.page.reload();
    // A question of Playwright's brings a large script of its own into the page: not before it is
    // over.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await this.page.waitForSelector(card);
    await this.page.waitForFunction(
      () => document.querySelector(".top-nav .count") && performance.now() > 900,
    );
    return marksOf(this.page);
  }
}

const cold = `
  import { loadEngine } from "tillside";
  import request from "./request.json";
  const module = await WebAssembly.compileStreaming(fetch("./tillside.wasm"));
  const engine = await loadEngine({ module });
  const { value } = engine.call("quoteCart", request);
  if (value.totalMinor <= 0) throw new Error("no quote");
  performance.mark("bench:quoted");
`;

const request = {
  program: {
    format: 1,
    id: "bench",
    title: { en: "Bench" },
    currency: "GBP",
    zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
    tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
  },
  programHash: "0".repeat(64),
  cart: { lines: [{ sku: "mug", quantity: 2 }] },
  items: [{ sku: "mug", productId: "mug", category: "Things", priceMinor: 990 }],
  now: 0,
};

async function coldPages() {
  const { outputFiles } = await build({
    stdin: { contents: cold, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    plugins: [
      {
        name: "request",
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /request\.json$/ }, () => ({ path: "request", namespace: "bench" }));
          onLoad({ filter: /.*/, namespace: "bench" }, () => ({
            contents: JSON.stringify(request),
            loader: "json",
          }));
        },
      },
    ],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
  });
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("tillside/tillside.wasm")));
  const preload = '<link rel="preload" as="fetch" crossorigin href="./tillside.wasm">';
  return servePages({
    "/floor/index.html": documentOf("./empty.js"),
    "/floor/empty.js": 'performance.mark("bench:quoted");',
    "/quote/index.html": documentOf("./quote.js", preload),
    "/quote/quote.js": outputFiles[0].text,
    "/quote/tillside.wasm": wasm,
  });
}

async function coldRun(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("bench:quoted").length > 0);
  const marks = await marksOf(page);
  await context.close();
  return marks["bench:quoted"];
}

function linkFolder(from) {
  return (folder) => {
    for (const name of readdirSync(from).filter((one) => /^(items|orders|program)\./.test(one)))
      symlinkSync(join(from, name), join(folder, name));
  };
}

const sources = [
  { label: "made-up shop", open: {} },
  { label: "10,000 items", open: { name: "large", write: (folder) => writeLargeShop(folder) } },
];
if (options.import) {
  const name = basename(options.import);
  sources.push({ label: name, open: { name, write: linkFolder(options.import) } });
}

const browser = await launch();
const pages = await coldPages();
const shops = [];
const visits = [];
try {
  for (const { label, open } of sources) {
    for (const [subject, web] of Object.entries({
      tillside: undefined,
      against: options.against,
    })) {
      if (subject === "against" && !web) continue;
      console.error(`  preparing ${label}${web ? ` with ${web}` : ""}`);
      const shop = await Shop.open({ ...open, ...(web && { web }) });
      shops.push(shop);
      visits.push({ label, subject, visitor: await Visitor.of(browser, shop), marks: [] });
    }
  }
  const floor = [];
  const quoted = [];
  await coldRun(browser, `${pages.url}/quote/`);
  for (let run = 0; run < runs; run++) {
    console.error(`  run ${run + 1} of ${runs}`);
    for (const visit of visits) visit.marks.push(await visit.visitor.visit());
    floor.push(await coldRun(browser, `${pages.url}/floor/`));
    quoted.push(await coldRun(browser, `${pages.url}/quote/`));
  }
  for (const { label, subject, marks } of visits) {
    for (const [mark, words] of [
      ["bench:shown", "first recommendation"],
      ["bench:painted", "first recommendation painted"],
      ["tillside:scored", "first recommendation scored anew"],
      ["tillside:quoted", "first quote"],
    ]) {
      const times = marks.map((one) => one[mark]).filter((time) => time !== undefined);
      if (times.length > 0) printTimes("start", `warm, ${label}: ${words}`, subject, times);
    }
  }
  const at = printTimes("start", "cold: first quote", "tillside", quoted);
  const least = printTimes("start", "cold: first quote", "empty module", floor);
  printRatio("start", "cold: first quote", "tillside", "empty module", least / at);
} finally {
  await browser.close();
  await pages.close();
  for (const shop of shops) await shop.close();
}

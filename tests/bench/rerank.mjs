// SPDX-License-Identifier: MIT
//
// Exact top-20 of all items in the browser: our int8 scores and our provably exact ones against
// what a web developer would take instead, in one page, in turn. Recall@20 against float scores
// stands beside each time.
//
// Run by script/bench rerank [--runs N] [--case 10k_x_64,...]
// The others are installed by npm into build/bench-peers, for this bench alone.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "../e2e/support/browser.mjs";
import { printRatio, printTimes, quantile } from "./support/figures.mjs";
import { documentOf, servePages } from "./support/pages.mjs";

const cases = {
  "10k_x_64": [10_000, 64],
  "100k_x_64": [100_000, 64],
  "10k_x_128": [10_000, 128],
  "100k_x_128": [100_000, 128],
};
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    runs: { type: "string", default: "15" },
    case: { type: "string", default: Object.keys(cases).join() },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const peers = here("../../build/bench-peers");

function install() {
  mkdirSync(peers, { recursive: true });
  cpSync(here("rerank/package.json"), join(peers, "package.json"));
  if (existsSync(join(peers, "node_modules/onnxruntime-web"))) return;
  console.error("  installing the others into build/bench-peers");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", peers, ...quiet], { stdio: ["ignore", 2, 2] });
}

async function script() {
  const { outputFiles } = await build({
    entryPoints: [here("rerank/page.mjs")],
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    // The peers lie in their own folder, the rest in the workspace's.
    nodePaths: [join(peers, "node_modules")],
    external: ["fs", "path", "crypto", "worker_threads", "perf_hooks", "os", "util"],
    logLevel: "error",
    write: false,
  });
  return outputFiles[0].text;
}

/** The page and what it asks for, the peers' own Wasm from their folders. */
async function files() {
  const module = (path) => readFileSync(join(peers, "node_modules", path));
  const served = {
    "/index.html": documentOf("./page.js"),
    "/page.js": await script(),
    "/tillside.wasm": readFileSync(fileURLToPath(import.meta.resolve("tillside/tillside.wasm"))),
  };
  const tfjs = "@tensorflow/tfjs-backend-wasm/dist";
  const ort = "onnxruntime-web/dist";
  for (const path of [
    `${ort}/ort-wasm-simd-threaded.wasm`,
    `${ort}/ort-wasm-simd-threaded.mjs`,
    `${tfjs}/tfjs-backend-wasm.wasm`,
    `${tfjs}/tfjs-backend-wasm-simd.wasm`,
  ]) {
    served[`/peers/${path}`] = module(path);
  }
  return served;
}

install();
const pages = await servePages(await files());
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(`${pages.url}/`);
  await page.waitForFunction(() => globalThis.prepare !== undefined);
  const subjects = await page.evaluate(() => globalThis.prepare());
  const ours = subjects.filter((one) => one.ours).map(({ name }) => name);
  for (const name of options.case.split(",")) {
    const [n, d] = cases[name] ?? [];
    if (!n) throw new Error(`no case ${name}; there are: ${Object.keys(cases).join(" ")}`);
    console.error(`  ${name}`);
    const rows = await page.evaluate(
      ([items, width, rounds]) => globalThis.measure(items, width, rounds),
      [n, d, Math.max(1, Number(options.runs))],
    );
    for (const { name: subject, recall, times } of rows) {
      printTimes("rerank", name, subject, times, "ms", { recallAt20: recall });
      const line = { bench: "rerank", case: name, subject, value: recall, unit: "recall@20" };
      console.log(JSON.stringify(line));
    }
    const at = new Map(rows.map((row) => [row.name, quantile(row.times, 0.5)]));
    for (const subject of ours) {
      for (const { name: against } of subjects.filter((one) => !one.ours)) {
        printRatio("rerank", name, subject, against, at.get(against) / at.get(subject));
      }
    }
  }
} finally {
  await browser.close();
  await pages.close();
}

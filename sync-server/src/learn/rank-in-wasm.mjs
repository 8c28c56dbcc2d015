// SPDX-License-Identifier: MIT
// Run by `tillside evaluate --wasm` under Node: asks the Wasm of the npm package, as a page does.
// node rank-in-wasm.mjs PACKAGE FOLDER: reads task.json, the packs and cases.jsonl of the folder,
// writes lists.jsonl, one [[sku, scorePpm], ...] a case; prints {node, seconds}.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [distribution, folder] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name));
const { loadEngine } = await import(pathToFileURL(join(distribution, "engine.js")).href);
const wasmBinary = readFileSync(join(distribution, "tillside.wasm"));
const engine = await loadEngine({ wasmBinary });
const { verb, packs, shared } = JSON.parse(read("task.json").toString());
engine.loadPacks(packs.map((name) => new Uint8Array(read(name))));
const cases = read("cases.jsonl").toString().split("\n").filter(Boolean);
const began = performance.now();
const lists = cases.map((one) => {
  const { items } = engine.recommend(verb, { ...JSON.parse(one), ...shared });
  return JSON.stringify(items.map(({ sku, scorePpm }) => [sku, scorePpm]));
});
const seconds = (performance.now() - began) / 1000;
writeFileSync(join(folder, "lists.jsonl"), `${lists.join("\n")}\n`);
console.log(JSON.stringify({ node: process.version, seconds }));

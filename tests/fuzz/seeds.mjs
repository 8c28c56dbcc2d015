// SPDX-License-Identifier: MIT
//
// Makes starting points for the fuzzers from the golden documents:
// script/node tests/fuzz/seeds.mjs DIR writes DIR/<target>/*. They are made anew for each run, so
// that a new golden file is a new seed.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("which folder?");
const largest = 64 * 1024;
let made = 0;

function keep(target, bytes) {
  if (bytes.length > largest) return;
  mkdirSync(join(out, target), { recursive: true });
  writeFileSync(join(out, target, `seed-${made++}`), bytes);
}

function documents(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(root, folder, name), "utf8")));
}

function keepRequest(verb, request) {
  keep("verbs", `${verb}\n${JSON.stringify(request)}`);
  if (request.program) keep("documents", `Program\n${JSON.stringify(request.program)}`);
  if (request.cart) keep("documents", `Cart\n${JSON.stringify(request.cart)}`);
}

function keepHistory({ program, steps, state }) {
  keep("documents", `Program\n${JSON.stringify(program)}`);
  if (state) keep("documents", `State\n${JSON.stringify(state)}`);
  for (const { command, context } of steps) {
    const text = JSON.stringify(command);
    keep("decide", `${made % 32}\n${text}`);
    keep("documents", `Command\n${text}`);
    keep("verbs", `decide\n${JSON.stringify({ program, state: state ?? {}, command, context })}`);
  }
}

for (const document of documents("tests/golden")) {
  for (const one of document.cases ?? [document]) {
    if (one.steps) keepHistory(one);
    else keepRequest(one.verb, one.request);
  }
}
for (const document of documents("tests/recommend/golden")) {
  for (const hex of document.pack ?? []) keep("packs", Buffer.from(hex, "hex"));
}
keep("csv", 'item_id,title,price,brand,stock\r\nA,"Tea, ""red""",12.50,x,3\r\nB,茶,1,,\n');
process.stdout.write(`${made} seeds\n`);

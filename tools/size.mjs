// SPDX-License-Identifier: MIT
//
// Weighs what a page loads against size-budget.json: node tools/size.mjs [--json]
//
// A budget is {name, files, brotli}: the sum of the files, each compressed as it is sent.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const root = new URL("../", import.meta.url);
const budgets = JSON.parse(readFileSync(new URL("size-budget.json", root), "utf8"));

function compressed(path) {
  const bytes = readFileSync(new URL(path, root));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** The files of a budget: names, or `folder/*.js` less the names that begin with `!`. */
function filesOf(patterns) {
  const left = new Set(patterns.filter((p) => p.startsWith("!")).map((p) => p.slice(1)));
  return patterns
    .filter((p) => !p.startsWith("!"))
    .flatMap((pattern) => {
      const [, folder, extension] = /^(.*\/)\*(\.\w+)$/.exec(pattern) ?? [];
      if (!folder) return [pattern];
      const names = existsSync(new URL(folder, root)) ? readdirSync(new URL(folder, root)) : [];
      return names.filter((name) => name.endsWith(extension)).map((name) => folder + name);
    })
    .filter((path) => !left.has(path));
}

let over = 0;
for (const { name, files, brotli } of budgets) {
  const paths = filesOf(files);
  const missing = paths.filter((path) => !existsSync(new URL(path, root)));
  const sum = paths
    .filter((path) => !missing.includes(path))
    .reduce((n, p) => n + compressed(p), 0);
  const failed = sum > brotli || missing.length > 0 || paths.length === 0;
  over += failed ? 1 : 0;
  if (process.argv.includes("--json")) {
    console.log(
      JSON.stringify({ bench: "size", case: name, subject: "tillside", value: sum, unit: "bytes" }),
    );
  } else {
    const note = missing.length > 0 ? ` (not built: ${missing.join(", ")})` : "";
    console.log(`${failed ? "over" : "ok"}  ${name}: ${sum} of ${brotli} bytes brotli${note}`);
  }
}
process.exitCode = over === 0 ? 0 : 1;

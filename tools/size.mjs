// SPDX-License-Identifier: MIT
//
// Weighs what a page loads against size-budget.json: script/node tools/size.mjs [--json]
//
// A budget is {name, brotli, files} or {name, brotli, bundle, external}: the sum of the files, or a
// module with what it imports, bundled and minified as a shop would; compressed as it is sent.
// `goal` is the smaller number that is aimed at.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const root = fileURLToPath(new URL("../", import.meta.url));
const budgets = JSON.parse(readFileSync(`${root}size-budget.json`, "utf8"));

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

function bundled({ bundle, external }) {
  const { buildSync } = createRequire(`${root}web/package.json`)("esbuild");
  const result = buildSync({
    entryPoints: [root + bundle],
    bundle: true,
    external,
    format: "esm",
    legalComments: "none",
    minify: true,
    target: "es2022",
    write: false,
  });
  return result.outputFiles[0].contents;
}

/** The sum of a budget's bytes as they travel, or the name of what is not built. */
function weigh(budget) {
  const files = budget.files ?? [budget.bundle];
  const missing = files.find((path) => !existsSync(root + path));
  if (missing) return { sum: 0, missing };
  if (budget.bundle) return { sum: compressed(bundled(budget)) };
  return { sum: files.reduce((sum, path) => sum + compressed(readFileSync(root + path)), 0) };
}

// Whoever reads may have seen enough (`| head`); the exit status is right all the same.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});

let over = 0;
for (const budget of budgets) {
  const { sum, missing } = weigh(budget);
  const failed = sum > budget.brotli || missing !== undefined;
  over += failed ? 1 : 0;
  const figure = {
    bench: "size",
    case: budget.name,
    subject: "tillside",
    value: sum,
    unit: "bytes",
  };
  if (process.argv.includes("--json")) console.log(JSON.stringify(figure));
  else if (missing) console.log(`over  ${budget.name}: ${missing} is not built`);
  else {
    const aim = sum > budget.goal ? `, above the goal of ${budget.goal}` : "";
    const state = failed ? "over" : "ok";
    console.log(`${state}  ${budget.name}: ${sum} of ${budget.brotli} bytes brotli${aim}`);
  }
}
process.exitCode = over === 0 ? 0 : 1;

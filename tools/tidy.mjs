// SPDX-License-Identifier: MIT
//
// The rules of the house that a machine can check. Runs on a bare Node 18 without any package:
//
//     node tools/tidy.mjs [--sizes]
//
// Prints one line a finding, `path:line: rule: text`, and exits with 1 if there is one. A rule is a
// function from the list of files to findings, in tools/tidy/; tidy.test.mjs plants violations.

import { pathToFileURL } from "node:url";
import { checkDirections } from "./tidy/directions.mjs";
import { checkDocuments } from "./tidy/documents.mjs";
import { checkErrors } from "./tidy/errors.mjs";
import { checkGenerated } from "./tidy/generated.mjs";
import { checkLinks } from "./tidy/links.mjs";
import { checkNames } from "./tidy/names.mjs";
import { checkNumbers } from "./tidy/numbers.mjs";
import { checkRoutes } from "./tidy/routes.mjs";
import { checkSizes, sizeTable } from "./tidy/sizes.mjs";
import { readTree } from "./tidy/source.mjs";
import { checkVersions } from "./tidy/versions.mjs";

/** Every rule, in the order in which its findings are printed. */
export const rules = [
  checkDirections,
  checkNumbers,
  checkNames,
  checkErrors,
  checkGenerated,
  checkRoutes,
  checkVersions,
  checkDocuments,
  checkLinks,
  checkSizes,
];

/** Runs all rules over files of the shape that readTree() gives. */
export function tidy(files) {
  return rules.flatMap((rule) => rule(files));
}

function main() {
  const files = readTree(new URL("..", import.meta.url));
  const findings = tidy(files);
  for (const { path, line, rule, text } of findings) {
    console.log(`${path}:${line}: ${rule}: ${text}`);
  }
  if (process.argv.includes("--sizes") || findings.length === 0) {
    console.log(sizeTable(files));
  }
  console.log(`${files.length} files, ${rules.length} rules, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main();
}

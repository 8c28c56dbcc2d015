// SPDX-License-Identifier: MIT
//
// The hash of what generated files are made from. Run as a program, it prints it (script/generate).

import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { readTree } from "./source.mjs";

const input = /^(core\/include\/tillside\/.*\.(h|def)|tools\/(emit\/)?[^/]*\.(cpp|h))$/;

/** SHA-256 over the inputs without their comments, so that a better comment makes nothing stale. */
export function inputsHash(files) {
  const hash = createHash("sha256");
  for (const file of files.filter(({ path }) => input.test(path))) {
    hash.update(`${file.path}\n${withoutComments(file)}\n`);
  }
  return hash.digest("hex");
}

function withoutComments(file) {
  // Comments alone: what strings hold (the names of fields) matters.
  return file.text
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\s\/\/[^"\n]*$/gm, "")
    .replace(/\s+/g, " ");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(inputsHash(readTree(new URL("../..", import.meta.url))));
}

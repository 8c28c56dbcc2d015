// SPDX-License-Identifier: MIT
//
// Generated files are fresh: their first line names the hash of the inputs they were made from.

import { inputsHash } from "./inputs.mjs";

const place = /^(web\/tillside\/src\/generated\/|docs\/schema\/)/;

export function checkGenerated(files) {
  const hash = inputsHash(files);
  const findings = [];
  for (const file of files.filter(({ path }) => place.test(path))) {
    const stated = /SHA-256 ([0-9a-f]{64})/.exec(file.lines[0])?.[1];
    const note = (text) => findings.push({ path: file.path, line: 1, rule: "generated", text });
    if (!stated) note("the first line does not say from which inputs (script/generate)");
    else if (stated !== hash) note("stale: run script/generate");
  }
  return findings;
}

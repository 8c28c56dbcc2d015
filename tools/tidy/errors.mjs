// SPDX-License-Identifier: MIT
//
// Error names: one list (core/include/tillside/errors.def), every documented name is on it, every
// listed one is reached by a test, numbers are unique.

import { findingAt } from "./source.mjs";

const list = "core/include/tillside/errors.def";

export function checkErrors(files) {
  const definitions = files.find((file) => file.path === list);
  if (!definitions) return [];
  const names = new Map();
  const numbers = new Map();
  const findings = [];
  const pattern = /^\w+\(\s*([a-z]\w*)\s*,\s*(\d+)\s*,/gm;
  for (const match of definitions.text.matchAll(pattern)) {
    const [, name, number] = match;
    const note = (text) => findings.push(findingAt(definitions, match.index, "error", text));
    if (names.has(name)) note(`${name} is listed twice`);
    if (numbers.has(number)) note(`${number} is the number of ${numbers.get(number)} already`);
    names.set(name, match.index);
    numbers.set(number, name);
  }
  return [
    ...findings,
    ...checkDocumented(files, names),
    ...checkReached(files, definitions, names),
  ];
}

function checkDocumented(files, names) {
  const findings = [];
  for (const file of files) {
    if (!/\.(h|cpp|ts)$/.test(file.path) || file.path.startsWith("tools/")) continue;
    for (const match of file.text.matchAll(/@error\s+(\w+)/g)) {
      if (!names.has(match[1])) {
        findings.push(findingAt(file, match.index, "error", `no such error: ${match[1]}`));
      }
    }
  }
  return findings;
}

function checkReached(files, definitions, names) {
  const tests = files.filter((file) => /(^|\/)tests?\/|\.test\.(ts|mjs)$/.test(file.path));
  const words = new Set(tests.flatMap((file) => file.text.match(/[a-z]\w+/g) ?? []));
  return [...names]
    .filter(([name]) => !words.has(name))
    .map(([name, index]) => findingAt(definitions, index, "error", `${name}: reached by no test`));
}

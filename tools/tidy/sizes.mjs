// SPDX-License-Identifier: MIT
//
// Sizes: files median <= 120 lines, 90th percentile <= 300, none above 500; functions <= 60 lines;
// 100 columns; public headers <= 300 lines.

import { findingAt, isGenerated } from "./source.mjs";

const limits = { median: 120, p90: 300, max: 500, function: 60, columns: 100, header: 300 };
const source = /\.(cpp|h|inc|def|ts|tsx|mjs|js|css|sh)$|^script\/|CMakeLists\.txt$|\.cmake$/;
// In tests a case is a table of rows, and as long as the rule has rows.
const test = /^tests\/|\.test\.(ts|mjs)$/;

export function checkSizes(files) {
  const sources = files.filter((file) => source.test(file.path) && !isGenerated(file));
  return [...sources.flatMap(checkFile), ...checkSpread(sources)];
}

/** The figures as a line for people. */
export function sizeTable(files) {
  const sources = files.filter((file) => source.test(file.path) && !isGenerated(file));
  const { median, p90, max } = spread(sources);
  return `source files: ${sources.length}, lines: median ${median}, 90 % ${p90}, longest ${max}`;
}

function spread(sources) {
  const counts = sources.map((file) => file.lines.length).sort((a, b) => a - b);
  const at = (share) => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: counts.at(-1) ?? 0 };
}

function checkSpread(sources) {
  const figures = spread(sources);
  return ["median", "p90"]
    .filter((name) => figures[name] > limits[name])
    .map((name) => ({
      path: ".",
      line: 1,
      rule: "size",
      text: `${name} of lines in a file is ${figures[name]}, above ${limits[name]}`,
    }));
}

function checkFile(file) {
  const findings = [];
  const note = (line, text) => findings.push({ path: file.path, line, rule: "size", text });
  const count = file.lines.length;
  if (count > limits.max) note(1, `${count} lines, above ${limits.max}`);
  if (/^core\/include\/.*\.h$/.test(file.path) && count > limits.header) {
    note(1, `${count} lines; a public header has at most ${limits.header}`);
  }
  file.lines.forEach((line, i) => {
    // A table of macros has one line for each entry, whatever its width.
    const long = [...line].length > limits.columns && !file.path.endsWith(".def");
    if (long && !/https?:\/\//.test(line)) note(i + 1, `more than ${limits.columns} columns`);
  });
  if (!/\.(cpp|h|ts|tsx|mjs|js)$/.test(file.path)) return findings;
  for (const { start, end } of functionsOf(file.code)) {
    const found = findingAt(file, start, "size", "");
    const lines = file.text.slice(start, end).split("\n").length - 1;
    if (lines > limits.function && !test.test(file.path)) {
      findings.push({ ...found, text: `a function of ${lines} lines, above ${limits.function}` });
    }
  }
  return findings;
}

const scope = /^\s*(?:\w+\s+)*(?:namespace|class|struct|union|enum|interface|extern)\b/;
const control = /^\s*(?:\}?\s*)?(?:if|for|while|switch|catch|do|else|try)\b/;

/** The outermost functions: a function within a function counts as part of it. */
export function functionsOf(code) {
  const found = [];
  const stack = [];
  let statement = 0;
  for (let i = 0; i < code.length; i += 1) {
    const c = code[i];
    if (c === "{") {
      const inside = stack.some((frame) => frame.isFunction);
      const head = code.slice(statement, i);
      stack.push({ isFunction: !inside && opensFunction(head), start: i });
    } else if (c === "}") {
      const frame = stack.pop();
      if (frame?.isFunction) found.push({ start: frame.start, end: i + 1 });
    }
    if (c === "{" || c === "}" || c === ";") statement = i + 1;
  }
  return found;
}

/** True if a brace after these words begins a function's body. */
function opensFunction(head) {
  const text = head.replace(/^[ \t]*#.*$/gm, "").trim();
  if (scope.test(text) && !/\)\s*(const|noexcept|override|->.*)?$/.test(text)) return false;
  if (control.test(text) || /(?:^|[^=])=$/.test(text)) return false;
  if (text.endsWith("=>")) return true;
  return /\)\s*(?:const|noexcept|override|final|mutable|->[\s\S]*|:[\s\S]*)?\s*$/.test(text);
}

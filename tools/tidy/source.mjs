// SPDX-License-Identifier: MIT
//
// The files that the rules look at. A file is {path, text, code, lines}: `code` is the text with
// comments and strings blanked out, of the same length, so that a rule that looks for words of the
// language does not find them in prose.

import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const binary = /\.(png|jpe?g|gif|ico|woff2?|wasm|gz|br|zip|safetensors)$/;
const braces = /\.(cpp|h|inc|def|ts|tsx|js|mjs|css)$/;

/** All files of the tree that git knows or would add. */
export function readTree(root) {
  const cwd = fileURLToPath(root);
  const list = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(list.split("\0"))]
    .filter((path) => path !== "" && !binary.test(path) && existsSync(cwd + path))
    .filter((path) => lstatSync(cwd + path).isFile())
    .sort()
    .map((path) => makeFile(path, readFileSync(cwd + path, "utf8")));
}

/** A file from its text; the self-test makes its own this way. */
export function makeFile(path, text) {
  const script = /\.(ts|tsx|js|mjs)$/.test(path);
  return {
    path,
    text,
    code: braces.test(path) ? blank(text, script) : text,
    lines: text.replace(/\n$/, "").split("\n"),
  };
}

/** Written by a program, or a golden document: exempt from the rules of size and style. */
export function isGenerated(file) {
  return (
    /(^|\/)generated\//.test(file.path) ||
    /^docs\/schema\//.test(file.path) ||
    /^tests\/(golden|fuzz\/corpus)\/.*\.jsonl?$/.test(file.path) ||
    /package-lock\.json$/.test(file.path)
  );
}

/** The 1-based line in which the character at `index` stands. */
export function lineAt(text, index) {
  let line = 1;
  for (let i = text.indexOf("\n"); i !== -1 && i < index; i = text.indexOf("\n", i + 1)) {
    line += 1;
  }
  return line;
}

/** A finding at the character `index` of a file. */
export function findingAt(file, index, rule, text) {
  return { path: file.path, line: lineAt(file.text, index), rule, text };
}

const spaces = (text) => text.replace(/[^\n]/g, " ");

/** Blanks comments and strings; `script` adds templates and regular expressions. */
export function blank(text, script) {
  let out = "";
  let i = 0;
  while (i < text.length) {
    const end = tokenEnd(text, i, script, out);
    if (end === i) {
      out += text[i];
      i += 1;
    } else {
      out += spaces(text.slice(i, end));
      i = end;
    }
  }
  return out;
}

/** Where the comment or string that begins at `i` ends; `i` itself if none begins there. */
function tokenEnd(text, i, script, before) {
  const two = text.slice(i, i + 2);
  if (two === "//") return orEnd(text, text.indexOf("\n", i));
  if (two === "/*") return orEnd(text, text.indexOf("*/", i + 2), 2);
  if (text[i] === '"') {
    if (!script && /(^|\W)(u8|[uUL])?R$/.test(before.slice(-4))) return rawStringEnd(text, i);
    return quoteEnd(text, i);
  }
  // An apostrophe between digits separates thousands in C++.
  if (text[i] === "'" && (script || !/[0-9a-fA-F]/.test(before.at(-1) ?? ""))) {
    return quoteEnd(text, i);
  }
  if (script && text[i] === "`") return templateEnd(text, i);
  if (script && text[i] === "/" && /(^|[=(,:[!&|?{};]|return)\s*$/.test(before.slice(-40))) {
    return regexEnd(text, i);
  }
  return i;
}

const orEnd = (text, at, extra = 0) => (at === -1 ? text.length : at + extra);

function quoteEnd(text, i) {
  for (let k = i + 1; k < text.length; k += 1) {
    if (text[k] === "\\") k += 1;
    else if (text[k] === text[i]) return k + 1;
    else if (text[k] === "\n") return k;
  }
  return text.length;
}

function rawStringEnd(text, i) {
  const delimiter = text.slice(i + 1, text.indexOf("(", i));
  const close = `)${delimiter}"`;
  return orEnd(text, text.indexOf(close, i), close.length);
}

function regexEnd(text, i) {
  let inClass = false;
  for (let k = i + 1; k < text.length && text[k] !== "\n"; k += 1) {
    if (text[k] === "\\") k += 1;
    else if (text[k] === "[") inClass = true;
    else if (text[k] === "]") inClass = false;
    else if (text[k] === "/" && !inClass) return k + 1;
  }
  return i;
}

function templateEnd(text, i) {
  for (let k = i + 1; k < text.length; k += 1) {
    if (text[k] === "\\") k += 1;
    else if (text[k] === "`") return k + 1;
    else if (text.startsWith("${", k)) k = substitutionEnd(text, k + 2) - 1;
  }
  return text.length;
}

/** The end of `${...}`, whose inside may hold strings and templates of its own. */
function substitutionEnd(text, i) {
  let depth = 1;
  let k = i;
  while (k < text.length) {
    const end = tokenEnd(text, k, true, text.slice(Math.max(0, k - 40), k));
    if (end > k) {
      k = end;
      continue;
    }
    if (text[k] === "{") depth += 1;
    if (text[k] === "}") depth -= 1;
    k += 1;
    if (depth === 0) return k;
  }
  return text.length;
}

// SPDX-License-Identifier: MIT
//
// What points into the tree points at something: `@see docs/...` in comments, relative links and
// pictures in Markdown.

import { existsSync } from "node:fs";
import { findingAt } from "./source.mjs";

const tree = new URL("../../", import.meta.url);

const code = /\.(h|cpp|ts|mjs|def|sql)$/;

export function checkLinks(files) {
  // Pictures are no files with text: they are looked for where they lie.
  const exists = (path) =>
    files.some((file) => file.path === path) ||
    (/\.(png|svg)$/.test(path) && existsSync(new URL(path, tree)));
  const folders = new Set(files.flatMap(({ path }) => parents(path)));
  const known = (path) => exists(path) || folders.has(path.replace(/\/$/, ""));
  return files.flatMap((file) => {
    if (code.test(file.path) && !file.path.startsWith("tools/tidy")) return checkSee(file, known);
    if (file.path.endsWith(".md")) return checkMarkdown(file, known);
    return [];
  });
}

function parents(path) {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}

function checkSee(file, known) {
  const findings = [];
  for (const match of file.text.matchAll(/@see (\S+)/g)) {
    const target = match[1].replace(/[.,;]$/, "").replace(/#.*$/, "");
    // A type or function beside it, a page, or a file.
    if (/^[A-Z]\w*$|^https:/.test(target) || known(target)) continue;
    const text = `@see ${target}: name a file of this tree`;
    findings.push(findingAt(file, match.index, "link", text));
  }
  return findings;
}

function checkMarkdown(file, known) {
  const findings = [];
  const folder = file.path.split("/").slice(0, -1);
  for (const match of file.text.matchAll(/\]\(([^)\s]+)\)/g)) {
    const target = match[1].replace(/#.*$/, "");
    if (target === "" || /^[a-z]+:/.test(target)) continue;
    const parts = [...folder];
    for (const step of target.split("/")) {
      if (step === "..") parts.pop();
      else if (step !== ".") parts.push(step);
    }
    if (!known(parts.join("/"))) {
      findings.push(findingAt(file, match.index, "link", `${target} is not there`));
    }
  }
  return findings;
}

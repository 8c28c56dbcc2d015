// SPDX-License-Identifier: MIT
//
// What holds for files as such: the licence line, one title for each document, nothing left to do,
// no address of a machine that only its author can reach.

import { findingAt, isGenerated } from "./source.mjs";

const licensed = /\.(cpp|h|inc|def|tsx?|m?js|css|sh|sql|cmake)$|CMakeLists\.txt$|^(script|\.ci)\//;

// Folders of a private machine, and places from which a package manager was told to fetch. The
// words are put together here so that this file does not find itself.
const machine = new RegExp(
  [
    `(?<![\\w.])/(?:${["work", "home", "root", "Users"].join("|")})/\\w`,
    `https?://[^/\\s"']*(?:${["artifactory", "nexus", "registry"].join("|")})[^/\\s"']*`,
    `"resolved": "https?:`,
  ].join("|"),
  "g",
);
const unfinished = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME"].join("|")})\\b`, "g");

export function checkDocuments(files) {
  return files.flatMap((file) => [
    ...checkLicence(file),
    ...checkTitle(file),
    ...checkText(file, unfinished, "unfinished", (word) => `${word}: do it or say it in an issue`),
    ...checkText(file, machine, "machine", (word) => `${word} exists on one machine only`),
    ...checkHeaderUse(file, files),
  ]);
}

function checkLicence(file) {
  if (!licensed.test(file.path) || isGenerated(file)) return [];
  if (file.lines.slice(0, 2).some((line) => line.includes("SPDX-License-Identifier: MIT")))
    return [];
  return [{ path: file.path, line: 1, rule: "licence", text: "no SPDX line at its head" }];
}

function checkTitle(file) {
  if (!file.path.endsWith(".md")) return [];
  const prose = file.text.replace(/^```[\s\S]*?^```/gm, "");
  const titles = prose.match(/^# .+$/gm) ?? [];
  if (titles.length === 1) return [];
  const text = `${titles.length} titles; a document has one`;
  return [{ path: file.path, line: 1, rule: "title", text }];
}

function checkText(file, pattern, rule, say) {
  return [...file.text.matchAll(pattern)].map((match) =>
    findingAt(file, match.index, rule, say(match[0])),
  );
}

/** A header that nobody includes is dead. */
function checkHeaderUse(file, files) {
  if (!/^(core\/src|sync-server\/src|wasm)\/.*\.h$/.test(file.path)) return [];
  const name = file.path.split("/").at(-1);
  const used = files.some((other) => other !== file && includesName(other, name));
  if (used) return [];
  return [{ path: file.path, line: 1, rule: "dead", text: "no file includes this header" }];
}

function includesName(file, name) {
  return file.text.includes(`/${name}"`) || file.text.includes(`"${name}"`);
}

// SPDX-License-Identifier: MIT
//
// Reads the JSON lines of a benchmark and prints them as tables (script/bench).

import { createInterface } from "node:readline";

const figures = [];
const comparisons = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith("{")) {
    if (line.trim() !== "") console.log(line);
    continue;
  }
  const entry = JSON.parse(line);
  if ("ratio" in entry) {
    comparisons.push([entry.case, entry.subject, entry.against, `${number(entry.ratio)} x`]);
  } else {
    figures.push([entry.case, entry.subject, number(entry.value), entry.unit]);
  }
}
print(["case", "subject", "value", "unit"], figures);
print(["case", "subject", "against", "ratio"], comparisons);

function number(value) {
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  return value.toPrecision(4);
}

function print(head, rows) {
  if (rows.length === 0) return;
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const isNumber = (i) => head[i] === "value" || head[i] === "ratio";
  const pad = (cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]));
  for (const row of all) console.log(row.map(pad).join("  ").trimEnd());
  console.log();
}

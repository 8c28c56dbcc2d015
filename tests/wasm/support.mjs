// SPDX-License-Identifier: MIT
// The engine as a user of the package starts it under Node, and canonical JSON to compare replies.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadEngine } from "tillside";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export function startEngine() {
  const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve("tillside/tillside.wasm")));
  return loadEngine({ wasmBinary });
}

/** RFC 8785 for documents whose numbers are integers. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

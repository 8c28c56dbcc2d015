// SPDX-License-Identifier: MIT

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Engine, loadEngine } from "../engine.js";

/** The real core, as the preset `wasm` built it. */
export function testEngine(): Promise<Engine> {
  const path = fileURLToPath(new URL("../wasm/tillside.wasm", import.meta.url));
  return loadEngine({ wasmBinary: readFileSync(path) });
}

// SPDX-License-Identifier: MIT
//
// Goal: native and Wasm give the same bytes. Method: the native program writes random quotes and
// member histories with its replies, a line each; the Wasm answers the same requests.
// TILLSIDE_DIFFERENTIAL_CASES and TILLSIDE_DIFFERENTIAL_SEED choose another run.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { canonical, root, startEngine } from "./support.mjs";

const count = Number(process.env.TILLSIDE_DIFFERENTIAL_CASES ?? 100_000);
const seed = process.env.TILLSIDE_DIFFERENTIAL_SEED ?? "1";
const program = join(root, "build/release/bin/differential_cases");

test("native and Wasm answer alike", { timeout: 600_000 + count }, async () => {
  const engine = await startEngine();
  // A seed gives one case or a whole history; the native side stops when the pipe closes.
  const native = spawn(program, ["--seed", seed, "--count", String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let cases = 0;
  let refused = 0;
  let differences = 0;
  for await (const line of createInterface({ input: native.stdout })) {
    const { verb, request, reply } = JSON.parse(line);
    const answer = engine.call(verb, request);
    const text = canonical(answer);
    if (cases === count) break;
    cases += 1;
    if (!answer.ok) refused += 1;
    if (text === reply) continue;
    differences += 1;
    if (differences <= 3)
      console.error(`${verb} ${JSON.stringify(request)}\n native ${reply}\n wasm   ${text}`);
  }
  native.kill();
  console.log(`${cases} cases, ${differences} differences (${refused} of them refusals)`);
  assert.equal(differences, 0);
  assert.equal(cases, count);
  assert.ok(refused < cases / 2, "most cases are real quotes and histories");
});

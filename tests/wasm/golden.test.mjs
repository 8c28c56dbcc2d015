// SPDX-License-Identifier: MIT
//
// Goal: the Wasm answers every golden document with the same bytes as the native core. Method: the
// verbs' documents one by one; the histories by deciding, applying and comparing step by step.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { canonical, root, startEngine } from "./support.mjs";

const engine = await startEngine();
const folder = join(root, "tests/golden");

function casesOf(document) {
  return document.cases ?? [document];
}

function runVerb({ verb, request, reply }) {
  assert.equal(canonical(engine.call(verb, request)), canonical(reply));
}

/** The member's state is a fold: each step decides on what the steps before it have left. */
function runHistory({ program, steps, state: expected }) {
  let state = {};
  for (const [i, { command, context, events, error }] of steps.entries()) {
    const reply = engine.call("decide", { program, state, command, context });
    const wanted = error ? { ok: false, error } : { ok: true, value: { events } };
    assert.equal(canonical(reply), canonical(wanted), `step ${i + 1}`);
    if (reply.ok) state = engine.run("applyEvents", { state, events: reply.value.events });
  }
  assert.equal(canonical(state), canonical(expected));
}

const paths = globSync("**/*.json", { cwd: folder }).sort();
assert.ok(paths.length > 0, "there are golden documents");
for (const path of paths) {
  const document = JSON.parse(readFileSync(join(folder, path), "utf8"));
  for (const one of casesOf(document)) {
    test(`${path}: ${one.title}`, () => (one.steps ? runHistory(one) : runVerb(one)));
  }
}

// SPDX-License-Identifier: MIT
// Texts that grow on their way into the Wasm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startEngine } from "./support.mjs";

const engine = await startEngine();

test("a text whose normal form is longer finds room, whatever the room was before", () => {
  // U+0958 is three bytes, its normal form six. Some of these lengths fit what was reserved for the
  // one and not for the other.
  for (let length = 500; length < 1_000_000; length = Math.floor(length * 1.5)) {
    const reply = engine.call("canonicalManifest", {
      version: "0".repeat(32),
      currency: "\u0958".repeat(length),
      programHash: "0".repeat(64),
      segments: [],
      publicKey: "0".repeat(64),
    });
    assert.equal(reply.ok, true, `${length}: ${JSON.stringify(reply.error)}`);
    assert.ok(reply.value.text.includes(`"\u0915\u093c`));
  }
});

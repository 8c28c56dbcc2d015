// SPDX-License-Identifier: MIT
//
// The golden recommendations of tests/recommend/golden, asked of the Wasm: the same pack, the same
// requests, the same replies as the native core, to the last millionth.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const loader = new URL("../../build/wasm/bin/tillside.js", import.meta.url);
const documents = new URL("../recommend/golden/", import.meta.url);
const skip = existsSync(loader) ? false : "build/wasm is absent: run script/test";

async function core() {
  const { default: createTillside } = await import(loader.href);
  return createTillside({ wasmBinary: readFileSync(new URL("tillside.wasm", loader)) });
}

test("golden recommendations in Wasm", { skip }, async (t) => {
  const wasm = await core();
  for (const name of readdirSync(documents)) {
    const document = JSON.parse(readFileSync(new URL(name, documents), "utf8"));
    const pack = document.pack.map((hex) => new Uint8Array(Buffer.from(hex, "hex")));
    assert.equal(wasm.loadPacks(pack).ok, true);
    for (const one of document.cases) {
      await t.test(one.title, () => {
        const reply = JSON.parse(JSON.stringify(wasm[one.verb](one.request)));
        assert.deepEqual(reply, one.reply);
      });
    }
  }
});

test("a pack that is cut short is refused, and the one before stays", { skip }, async () => {
  const wasm = await core();
  const { pack, cases } = JSON.parse(readFileSync(new URL("tiny_shop.json", documents), "utf8"));
  const bytes = pack.map((hex) => new Uint8Array(Buffer.from(hex, "hex")));
  assert.equal(wasm.loadPacks(bytes).ok, true);
  const cut = wasm.loadPacks([bytes[0].subarray(0, 100)]);
  assert.equal(cut.ok, false);
  assert.equal(cut.error.code, "pack_malformed");
  assert.equal(wasm[cases[0].verb](cases[0].request).ok, true);
});

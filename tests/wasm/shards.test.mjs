// SPDX-License-Identifier: MIT
//
// What two shoppers of opposite tastes fetch of a catalogue in shards: as many files, in ascending
// order, of which the taste has chosen a quarter and the draw the rest.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { startEngine } from "./support.mjs";

const golden = new URL("../recommend/golden/sharded_shop.json", import.meta.url);
const { pack, groups } = JSON.parse(readFileSync(golden, "utf8"));
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const now = 1_700_000_000_000;
const liked = (...skus) => skus.map((sku) => ({ sku, kind: "purchase", at: now - 86_400_000 }));
const tastes = {
  one: liked("I0000000", "I0000008", "I0000016"),
  other: liked("I0000003", "I0000011", "I0000019"),
};
const WANTED = 2;
const COUNT = 8;

async function device() {
  const engine = await startEngine();
  engine.loadPacks(pack.map(bytes));
  return engine;
}

const round = (engine, interactions, seed, held = []) =>
  engine
    .shards({ now, seed, interactions, held, wanted: WANTED, count: COUNT })
    .files.map(({ group }) => group);

test("both fetch as many groups, ascending, round after round, none of them twice", async () => {
  const engine = await device();
  for (let seed = 1; seed <= 200; seed++) {
    for (const interactions of [tastes.one, tastes.other, []]) {
      const held = [];
      for (let day = 0; day < 3; day++) {
        const files = round(engine, interactions, seed, held);
        assert.equal(files.length, COUNT);
        assert.deepEqual(
          files,
          [...files].sort((a, b) => a - b),
        );
        for (const group of files) assert.ok(!held.includes(group));
        held.push(...files);
      }
    }
  }
});

test("what the groups bring is ranked together with the pack", async () => {
  const engine = await device();
  const files = round(engine, tastes.one, 5);
  const alone = engine.loadPacks(pack.map(bytes)).items;
  const more = engine.loadPacks([...pack, ...files.map((group) => groups[group])].map(bytes));
  assert.ok(more.items > alone);
  const { items } = engine.recommend("forYou", { interactions: tastes.one, now, k: 200 });
  assert.ok(items.some(({ sku }) => Number(sku.slice(1)) >= 40));
});

// That a taste asks for certain groups is what a set can tell; docs/privacy.md says so. Every other
// group must be drawn now and then, or a set would tell more than that.
test("of every set a quarter is the taste's own, and all other groups take turns", async () => {
  const engine = await device();
  const asked = (interactions) =>
    engine
      .shards({ now, seed: 0, interactions, wanted: WANTED, count: WANTED })
      .files.map(({ group }) => group);
  for (const interactions of Object.values(tastes)) {
    const own = asked(interactions);
    const seen = new Map();
    for (let seed = 1; seed <= 2000; seed++) {
      for (const group of round(engine, interactions, seed)) {
        seen.set(group, (seen.get(group) ?? 0) + 1);
      }
    }
    for (const group of own) assert.equal(seen.get(group), 2000);
    const drawn = [...seen].filter(([group]) => !own.includes(group));
    const total = drawn.reduce((sum, [, times]) => sum + times, 0);
    assert.equal(total, 2000 * (COUNT - WANTED));
    assert.ok(drawn.length > 3 * COUNT, "every other group is drawn now and then");
  }
});

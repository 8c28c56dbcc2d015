// SPDX-License-Identifier: MIT
//
// Goal: each kind of list that a page can ask for is the verb of core it says it is, with the
// shopper's own notes. Method: a whole client with the pack of the golden recommendations.

import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Tillside } from "./api.js";
import { createTillside } from "./client.js";
import type { Engine } from "./engine.js";
import type { RecommendRequestInput } from "./generated/types.js";
import { testEngine } from "./test/engine.js";
import { FakeServer, testItem } from "./test/fake-server.js";

/** vitest runs in the folder of the package. */
const golden = join(process.cwd(), "..", "..", "tests", "recommend", "golden", "tiny_shop.json");
const { pack } = JSON.parse(readFileSync(golden, "utf8")) as { pack: string[] };
const packs = pack.map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));
const skus = ["cup-blue", "cup-red", "kettle", "lamp", "mug", "pot", "sock-3", "sock-5"];

let engine: Engine;
let server: FakeServer;
let shop: Tillside;

beforeAll(async () => {
  engine = await testEngine();
});
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  const items = skus.map((sku) => testItem(sku, 1000));
  server = await new FakeServer(engine, items, packs).start();
  const { fetch } = server;
  shop = createTillside({ baseUrl: "http://shop.test", engine, fetch, now: () => server.now });
  await shop.ready;
  await new Promise<void>((resolve) => {
    const look = () => shop.taste.value.state === "ready" && resolve();
    shop.taste.subscribe(look);
    look();
  });
});
afterEach(() => shop.close());

/** What core answers to the same question. */
function asked(more: Partial<RecommendRequestInput> = {}): RecommendRequestInput {
  const interactions = shop.taste
    .entries()
    .map(({ sku, kind, at }) => ({ sku, kind, at }))
    .reverse();
  return { interactions, now: server.now, exclude: [], ...more };
}

test("across: what goes with the cart in other categories than the cart's", async () => {
  shop.taste.log("dwell", "sock-3");
  const list = await shop.taste.across(["cup-blue"]);
  expect(list).toEqual(engine.recommend("across", asked({ basket: ["cup-blue"] })));
  expect(list.items.map(({ sku }) => sku)).not.toContain("mug");
  shop.cart.add("cup-blue");
  expect((await shop.taste.across()).items.map(({ sku }) => sku)).not.toContain("mug");
});

test("new arrivals are the shop's newest and leave out what was bought", async () => {
  shop.taste.log("purchase", "mug");
  const { items } = await shop.taste.newArrivals({ candidates: ["mug", "lamp"] });
  expect(items.map(({ sku }) => sku)).toEqual(["lamp"]);
});

test("top-up lists nothing but the candidates, and none without them", async () => {
  shop.cart.add("cup-blue");
  const { items } = await shop.taste.topUp(["lamp", "pot"]);
  expect(items.map(({ sku }) => sku)).toEqual(["pot", "lamp"]);
  expect((await shop.taste.topUp([])).items).toEqual([]);
});

test("a list keeps to the traits, the fresh items and the caps that it is asked with", async () => {
  shop.taste.log("click", "cup-blue");
  const { trait } = (await shop.taste.profile()).traits.find(({ trait: name }) =>
    name.startsWith("category:"),
  ) ?? { trait: "" };
  const options = { traits: [trait], maxPerProduct: 0, maxPerCategory: 0, diversityPpm: 300_000 };
  const list = await shop.taste.forYou(options);
  expect(list).toEqual(engine.recommend("forYou", asked(options)));
  expect(list.items.length).toBeGreaterThan(0);
  const fresh = await shop.taste.forYou({ fresh: ["lamp"], freshSlots: 1, k: 1 });
  expect(fresh.items.map(({ sku }) => sku)).toEqual(["lamp"]);
});

test("what was shown is kept once a day, the newest 500, and changes no list", async () => {
  shop.taste.log("click", "mug");
  const before = await shop.taste.forYou();
  const { version } = shop.taste.value;
  shop.taste.seen(["mug", "lamp", "pot", "lamp"]);
  shop.taste.seen(["pot"]);
  expect(shop.taste.entries().map(({ kind, sku }) => `${kind} ${sku}`)).toEqual([
    "impression pot",
    "impression lamp",
    "click mug",
  ]);
  expect(await shop.taste.forYou()).toEqual(before);
  expect(shop.taste.value.version).toBe(version);
  server.now += 24 * 3_600_000;
  shop.taste.seen(Array.from({ length: 600 }, (_, i) => `sku-${i}`));
  expect(shop.taste.value.size).toBe(501);
  expect(shop.taste.entries().at(-1)).toMatchObject({ kind: "click", sku: "mug" });
  shop.taste.pause(true);
  shop.taste.seen(["kettle"]);
  expect(shop.taste.value.size).toBe(501);
});

test("the profile weighs each note and shares out brands, categories and prices", async () => {
  expect(await shop.taste.profile()).toMatchObject({ items: [], traits: [] });
  shop.taste.log("purchase", "kettle");
  shop.taste.log("click", "sock-3");
  const { items, traits } = await shop.taste.profile();
  expect(items.map(({ sku, bought }) => [sku, bought])).toEqual([
    ["kettle", true],
    ["sock-3", false],
  ]);
  expect(traits).toEqual(engine.taste(asked()).traits);
  const note = shop.taste.entries().find(({ sku }) => sku === "kettle");
  shop.taste.remove(note?.id as number);
  expect((await shop.taste.profile()).items.map(({ sku }) => sku)).toEqual(["sock-3"]);
});

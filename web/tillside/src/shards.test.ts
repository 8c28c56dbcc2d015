// SPDX-License-Identifier: MIT
//
// Goal: of a catalogue in shards a device fetches as many groups whatever the taste, in the order
// of their numbers, asks again for exactly what it has begun, and keeps what it has. Method: whole
// clients with the pack and the groups of the golden document.

import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Tillside } from "./api.js";
import { sha256 } from "./bytes.js";
import { createTillside } from "./client.js";
import type { Engine } from "./engine.js";
import { testEngine } from "./test/engine.js";
import { FakeServer, testItem } from "./test/fake-server.js";

/** vitest runs in the folder of the package. */
const golden = join(process.cwd(), "..", "..", "tests", "recommend", "golden", "sharded_shop.json");
const document = JSON.parse(readFileSync(golden, "utf8")) as { pack: string[]; groups: string[] };
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const packs = document.pack.map(bytesOf);
const groups = document.groups.map(bytesOf);
const DAY = 24 * 3_600_000;

let engine: Engine;
let server: FakeServer;
let numbers: Map<string, number>;
let open: Tillside[] = [];

beforeAll(async () => {
  engine = await testEngine();
  numbers = new Map();
  for (const [i, group] of groups.entries()) numbers.set(await sha256(group), i);
});
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  const items = ["I0000000", "I0000008", "I0000003", "I0000011"].map((sku) => testItem(sku, 1000));
  server = await new FakeServer(engine, items, packs, groups).start();
  server.now = 1_700_000_000_000;
});
afterEach(async () => {
  for (const client of open) await client.close();
  open = [];
});

async function visit(fetch = server.fetch): Promise<Tillside> {
  const options = { baseUrl: "http://shop.test", engine, fetch, now: () => server.now };
  const client = createTillside(options);
  open.push(client);
  await client.ready;
  await settled();
  return client;
}

/** Until nothing has been asked for some moments. */
async function settled(): Promise<void> {
  for (let before = -1; before !== server.requests.length; ) {
    before = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The numbers of the groups that were fetched, in the order in which they were. */
function fetched(): number[] {
  const hashes = server.requests.map((line) => line.replace("GET /v1/chunks/", ""));
  return hashes.flatMap((hash) => numbers.get(hash) ?? []);
}

async function likes(skus: readonly string[]): Promise<number[]> {
  globalThis.indexedDB = new IDBFactory();
  const first = await visit();
  for (const sku of skus) first.taste.log("purchase", sku);
  await first.close();
  server.requests.length = 0;
  server.now += DAY;
  await visit();
  return fetched();
}

test("opposite tastes fetch as many groups, in the order of their numbers", {
  timeout: 30_000,
}, async () => {
  const one = await likes(["I0000000", "I0000008"]);
  const other = await likes(["I0000003", "I0000011"]);
  for (const groups of [one, other]) {
    expect(groups).toHaveLength(8);
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
  }
});

test("a round a day, four in all, no group twice, and what is held is ranked", {
  timeout: 30_000,
}, async () => {
  const all: number[] = [];
  for (let day = 0; day < 6; day++) {
    server.requests.length = 0;
    const shop = await visit();
    all.push(...fetched());
    expect(fetched()).toHaveLength(day < 4 ? 8 : 0);
    await shop.close();
    server.now += DAY;
  }
  expect(new Set(all).size).toBe(Math.min(32, groups.length));
  const shop = await visit();
  const { items } = await shop.taste.forYou({ k: 300 });
  expect(items.length).toBeGreaterThan(100);
});

test("a second visit on the same day fetches nothing", { timeout: 30_000 }, async () => {
  await (await visit()).close();
  server.requests.length = 0;
  await visit();
  expect(fetched()).toEqual([]);
});

test("what was begun is asked for again as it was, whatever the taste says by then", {
  timeout: 30_000,
}, async () => {
  let left = 3;
  const begun: string[] = [];
  const failing: typeof fetch = async (input, init) => {
    const hash = new URL(String(input)).pathname.replace("/v1/chunks/", "");
    if (!numbers.has(hash)) return server.fetch(input, init);
    begun.push(hash);
    if (left-- <= 0) throw new TypeError("the network went");
    return server.fetch(input, init);
  };
  const shop = await visit(failing);
  expect(begun.length).toBeGreaterThanOrEqual(4);
  shop.taste.log("purchase", "I0000003");
  shop.taste.log("purchase", "I0000011");
  await shop.close();
  server.requests.length = 0;
  server.now += DAY;
  await visit();
  const again = fetched();
  expect(again).toHaveLength(8);
  expect(again.slice(0, 3)).toEqual(begun.slice(0, 3).map((hash) => numbers.get(hash)));
});

test("erasing the taste erases what was fetched for it", { timeout: 30_000 }, async () => {
  const shop = await visit();
  const before = (await shop.taste.forYou({ k: 300 })).items.length;
  await shop.taste.erase();
  await shop.close();
  server.requests.length = 0;
  await visit();
  expect(fetched()).toHaveLength(8);
  expect(before).toBeGreaterThan(40);
});

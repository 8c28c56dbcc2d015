// SPDX-License-Identifier: MIT
//
// Goal: whatever a page hands in, and whatever stands in for server, disk or clock, there is a
// named error and nothing that was there is lost. Method: whole clients over fake-indexeddb, whose
// records are overwritten with junk, and answers that are a portal's.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Tillside, TillsideOptions } from "./api.js";
import { createTillside } from "./client.js";
import type { Engine } from "./engine.js";
import { TillsideError } from "./error.js";
import { recordShapes, rowShapes } from "./store/shape.js";
import { testEngine } from "./test/engine.js";
import { FakeServer, testItem } from "./test/fake-server.js";

let engine: Engine;
let server: FakeServer;
let open: Tillside[] = [];

beforeAll(async () => {
  engine = await testEngine();
});
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await new FakeServer(engine, [testItem("mug", 5000), testItem("tea", 2500)]).start();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const client of open) await client.close();
  open = [];
});

async function visit(change: TillsideOptions = {}): Promise<Tillside> {
  const client = createTillside({
    baseUrl: "http://shop.test",
    engine,
    fetch: server.fetch,
    now: () => server.now,
    ...change,
  });
  open.push(client);
  await client.ready;
  return client;
}

/** Until nothing is waiting. */
async function settle(client: Tillside): Promise<void> {
  for (let i = 0; i < 20; ++i) {
    await client.sync.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (client.sync.value.pending.length === 0 && client.member.value.view?.enrolled) return;
  }
}

describe("what a page hands in", () => {
  type Cart = Tillside["cart"];
  const anything = (value: unknown) => value as never;
  const bad: [string, (cart: Cart) => void, string, string | undefined][] = [
    ["no number", (cart) => cart.add("tea", Number.NaN), "not_an_integer", "/quantity"],
    ["half a unit", (cart) => cart.setQuantity("tea", 1.5), "not_an_integer", "/quantity"],
    ["a negative", (cart) => cart.setQuantity("tea", -1), "value_out_of_range", "/quantity"],
    ["less than none", (cart) => cart.add("mug", -2), "value_out_of_range", "/quantity"],
    ["endless", (cart) => cart.add("tea", Infinity), "not_an_integer", "/quantity"],
    ["a text", (cart) => cart.add("tea", anything("2")), "not_an_integer", "/quantity"],
    ["too much", (cart) => cart.add("tea", 2 ** 52), "value_out_of_range", undefined],
    ["an unknown sku", (cart) => cart.add("no-such"), "item_unknown", undefined],
    ["no sku", (cart) => cart.add(anything(undefined)), "wrong_kind", "/sku"],
    ["no code", (cart) => cart.addCoupon(anything(7)), "wrong_kind", "/coupons"],
    ["half a point", (cart) => cart.redeemPoints(0.5), "not_an_integer", "/redeemPoints"],
    ["points of nobody", (cart) => cart.redeemPoints(-1), "value_out_of_range", "/redeemPoints"],
  ];
  test.each(bad)("%s is refused by name, and the cart stays", async (_, change, code, pointer) => {
    const { cart } = await visit();
    cart.add("tea", 2);
    const before = cart.value;
    let error: unknown;
    try {
      change(cart);
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(TillsideError);
    expect(error).toMatchObject({ code, ...(pointer && { pointer }) });
    expect(cart.value).toEqual(before);
    cart.add("tea");
    expect(cart.value.quote?.totalMinor).toBe(7500);
  });

  test("more lines than an order takes are refused, the others stay priced", async () => {
    const items = Array.from({ length: 1201 }, (_, i) => testItem(`s${i}`, 100));
    server = await new FakeServer(engine, items).start();
    const { cart } = await visit();
    cart.replace({ lines: items.slice(0, 1200).map(({ sku }) => ({ sku, quantity: 1 })) });
    expect(cart.value.quote?.totalMinor).toBe(120_000 - 1000);
    expect(() => cart.add("s1200")).toThrow(/too_many/);
    expect(cart.value.lines).toHaveLength(1200);
  });

  test("a cart that the shop cannot price any more can be mended line by line", async () => {
    const { cart } = await visit();
    cart.replace({ lines: [{ sku: "gone", quantity: 1 }] });
    expect(cart.value.error?.code).toBe("item_unknown");
    cart.add("tea");
    cart.remove("gone");
    expect(cart.value).toMatchObject({ quote: { totalMinor: 2500 } });
    expect(cart.value.error).toBeUndefined();
  });

  test("an order that this device knows nothing of is not waited for", async () => {
    const shop = await visit();
    await expect(shop.orders.settled("no-such")).rejects.toMatchObject({
      code: "unknown_reference",
      value: "no-such",
    });
  });

  test("an address that is none is named at once", () => {
    expect(() => createTillside({ engine, baseUrl: "http://" })).toThrow(/baseUrl/);
  });
});

const portal = async (): Promise<Response> =>
  new Response("<h1>Please sign in to this network</h1>", {
    headers: { "content-type": "text/html" },
  });
const broken = async (): Promise<Response> => new Response("<h1>Oops</h1>", { status: 500 });

describe("what answers in the server's place", () => {
  test.each([
    ["a portal's page", portal, "malformed_json"],
    ["a proxy's 500", broken, "overloaded"],
    ["JSON of somebody else", async () => new Response('{"hello":1}'), "missing_field"],
    ["nothing at all", async () => new Response(), "missing_field"],
  ])("%s: typed errors, and the shop that is held goes on", async (_, fetch, code) => {
    (await visit()).cart.add("tea");
    const shop = await visit({ fetch });
    await vi.waitFor(() => {
      expect(shop.shop.value.error).toBeInstanceOf(TillsideError);
      expect(shop.catalogue.value.error).toBeInstanceOf(TillsideError);
    });
    expect(shop.catalogue.value).toMatchObject({ state: "ready", size: 2 });
    expect(shop.cart.value.quote?.totalMinor).toBe(2500);
    await expect(shop.account.signIn("Ada", "secret")).rejects.toMatchObject({ code });
    await expect(shop.account.signIn("Ada", "secret")).rejects.toBeInstanceOf(TillsideError);
  });

  test("a first visit that finds a portal says so and does not throw", async () => {
    const shop = await visit({ fetch: portal });
    expect(shop.shop.value).toMatchObject({ state: "failed", error: { code: "malformed_json" } });
    expect(shop.catalogue.value).toMatchObject({ state: "failed" });
    expect(shop.catalogue.value.error?.code).toBe("malformed_json");
    expect(() => shop.cart.preview({})).toThrow(TillsideError);
  });

  test.each([
    ["a portal's page", portal],
    ["a proxy's 500", broken],
  ])("%s in the midst of it: the order waits and is confirmed later, once", async (_, fetch) => {
    let answer = server.fetch;
    const shop = await visit({ fetch: (...call) => answer(...call) });
    await shop.account.signIn("Ada", "secret");
    await settle(shop);
    answer = fetch;
    shop.cart.add("tea");
    const { orderId } = await shop.orders.place();
    await shop.sync.now();
    expect(shop.sync.value.pending).toHaveLength(1);
    expect(shop.sync.value.status).toBe("offline");
    expect(shop.sync.value.error).toBeInstanceOf(TillsideError);
    answer = server.fetch;
    await settle(shop);
    expect(await shop.orders.settled(orderId)).toMatchObject({ code: "ok" });
    expect(shop.sync.value.error).toBeUndefined();
    expect(server.ledger.filter(({ entry }) => entry.commandId === orderId)).toHaveLength(1);
  });

  test("a server that never answers counts as none", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
      const soon = new AbortController();
      setTimeout(() => soon.abort(new DOMException("too slow", "TimeoutError")), 20);
      return soon.signal;
    });
    const hangs: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    (await visit()).cart.add("tea");
    const shop = await visit({ fetch: hangs });
    await expect(shop.account.signIn("Ada", "secret")).rejects.toMatchObject({ code: "offline" });
    expect(shop.cart.value.quote?.totalMinor).toBe(2500);
    timeout.mockRestore();
  });
});

describe("what lies on the device", () => {
  const junk = [undefined, "x", {}, { lines: [{ sku: 1 }] }];

  /** Overwrites whatever a place holds. */
  async function spoil(name: string, value: unknown): Promise<void> {
    const db = await openDB("tillside");
    await db.put("records", value, name);
    db.close();
  }

  test.each(Object.keys(recordShapes))("a spoilt %s: the shop opens and sells", async (name) => {
    const before = await visit();
    await before.account.signIn("Ada", "secret");
    await settle(before);
    await before.close();
    for (const value of junk) {
      await spoil(name, value);
      const shop = await visit();
      await settle(shop);
      expect(shop.catalogue.value.state).toBe("ready");
      expect(shop.member.value).toMatchObject({ state: "signed_in", view: { enrolled: true } });
      shop.cart.replace({ lines: [{ sku: "mug", quantity: 1 }] });
      expect(shop.cart.value.quote?.totalMinor).toBe(5000);
      await shop.close();
    }
  });

  test.each(Object.keys(rowShapes))("spoilt rows of %s are passed over", async (list) => {
    const before = await visit();
    await before.account.signIn("Ada", "secret");
    before.taste.log("click", "mug");
    await settle(before);
    await before.close();
    const db = await openDB("tillside");
    const { keyPath } = db.transaction(list).store;
    for (const key of [1, "zzz"]) await db.put(list, { [keyPath as string]: key, junk: [] });
    db.close();
    const shop = await visit();
    await settle(shop);
    expect(shop.sync.value.error).toBeUndefined();
    shop.cart.add("tea");
    const { orderId } = await shop.orders.place();
    await settle(shop);
    expect(await shop.orders.settled(orderId)).toMatchObject({ code: "ok" });
  });

  test("a state that the engine cannot read gives way to the server's", async () => {
    const before = await visit();
    await before.account.signIn("Ada", "secret");
    await settle(before);
    await before.close();
    const db = await openDB("tillside");
    const base = await db.get("records", "base");
    await db.put("records", { ...base, state: { ...base.state, lots: "x" } }, "base");
    db.close();
    const shop = await visit();
    await settle(shop);
    expect(shop.sync.value.mismatches).toBe(1);
    expect(shop.member.value.view?.enrolled).toBe(true);
  });
});

test("a clock that is set back by a year changes nothing that is held or sent", async () => {
  server.now = Date.UTC(2026, 5, 1);
  const shop = await visit();
  await shop.account.signIn("Ada", "secret");
  await settle(shop);
  const late = await visit({ now: () => server.now - 365 * 86_400_000 + 0.5 });
  late.cart.add("tea");
  expect(late.cart.value.quote?.totalMinor).toBe(2500);
  const { orderId } = await late.orders.place();
  await settle(late);
  expect(await late.orders.settled(orderId)).toMatchObject({ code: "ok" });
  late.taste.log("click", "mug");
  expect(late.taste.entries().some(({ kind }) => kind === "click")).toBe(true);
});

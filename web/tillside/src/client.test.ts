// SPDX-License-Identifier: MIT
//
// Goal: whatever the network, the disk and a second tab do, each command takes effect once and the
// page says what is not saved. Method: whole clients over fake-indexeddb against a server that
// speaks the protocol with the real engine and fails on order.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Tillside } from "./api.js";
import { createTillside } from "./client.js";
import type { Engine } from "./engine.js";
import { TillsideError } from "./error.js";
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
  for (const client of open) await client.close();
  open = [];
});

async function visit(): Promise<Tillside> {
  const client = createTillside({
    baseUrl: "http://shop.test",
    engine,
    fetch: server.fetch,
    now: () => server.now,
  });
  open.push(client);
  await client.ready;
  return client;
}

async function member(): Promise<Tillside> {
  const client = await visit();
  await client.account.signIn("Ada", "secret");
  await settle(client);
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

test("what is pending is so by the server's time, whatever the device's clock says", async () => {
  const client = createTillside({
    baseUrl: "http://shop.test",
    engine,
    fetch: server.fetch,
    now: () => server.now - 400 * 24 * 3_600_000,
  });
  open.push(client);
  await client.ready;
  await client.account.signIn("Ada", "secret");
  await settle(client);
  expect(client.member.value.view?.enrolled).toBe(true);
  expect(client.member.value.at).toBe(server.now);
});

const orders = () => server.ledger.filter(({ entry }) => entry.command.kind === "placeOrder");

test("a guest sees the shop, and the cart is priced at each change", async () => {
  const shop = await visit();
  expect(shop.catalogue.value).toMatchObject({ state: "ready", size: 2 });
  shop.cart.add("mug");
  expect(shop.cart.value.quote?.totalMinor).toBe(5000);
  shop.cart.setQuantity("mug", 2);
  expect(shop.cart.value.quote?.totalMinor).toBe(9000);
  expect(shop.cart.preview({ add: [{ sku: "tea", quantity: 1 }] }).totalMinor).toBe(11500);
  expect(shop.cart.value.lines).toEqual([{ sku: "mug", quantity: 2 }]);
  expect(server.requests.some((request) => request.includes("sync"))).toBe(false);
});

test("quantities changed one after the other cost what the whole cart costs", async () => {
  const shop = await visit();
  shop.cart.add("mug");
  shop.cart.add("tea");
  for (const [sku, quantity] of [
    ["mug", 3],
    ["tea", 2],
    ["mug", 1],
    ["tea", 9],
  ] as const) {
    shop.cart.setQuantity(sku, quantity);
    expect(shop.cart.value.quote).toEqual(shop.cart.preview({}));
  }
  server.now += 60_000;
  shop.cart.setQuantity("mug", 2);
  expect(shop.cart.value.quote?.now).toBe(server.now);
  expect(shop.cart.value.quote?.totalMinor).toBe(2 * 5000 + 9 * 2500 - 1000);
});

test("what if: another tier and moment; the cart stays as it is", async () => {
  const shop = await visit();
  shop.cart.add("mug");
  const held = shop.cart.value;
  expect(shop.cart.preview({ tier: "base", at: 5_000_000 })).toMatchObject({
    now: 5_000_000,
    totalMinor: 5000,
  });
  expect(() => shop.cart.preview({ at: 0.5 })).toThrow(TillsideError);
  expect(shop.cart.value).toBe(held);
});

test("what to add is the engine's answer, for products that are in stock", async () => {
  server = await new FakeServer(engine, [
    testItem("mug", 9800),
    testItem("tea", 250),
    testItem("gone", 200, { inStock: false }),
  ]).start();
  const shop = await visit();
  shop.cart.add("mug");
  const candidates = ["tea", "gone", "mug", "never sold"].map((sku) => ({ sku }));
  const { nudges } = shop.cart.nudge(candidates);
  expect(nudges).toHaveLength(1);
  expect(nudges[0]).toMatchObject({ kind: "pay_less", gap: { missingMinor: 200 } });
  expect(nudges[0]?.topUps).toMatchObject([{ sku: "tea", totalMinor: 9050, extraMinor: -750 }]);
  expect(shop.cart.nudge(candidates, { top: 0 }).nudges[0]?.topUps).toEqual([]);
});

test("what to add is looked for in all that is sold beside the cart", async () => {
  const shop = await visit();
  expect(await shop.cart.nudges()).toEqual([]);
  shop.cart.add("mug");
  shop.cart.add("tea");
  const [nudge] = await shop.cart.nudges();
  expect(nudge?.gap.missingMinor).toBe(2500);
  expect(nudge?.topUps).toEqual([]); // both products lie in the cart
  shop.cart.remove("tea");
  shop.cart.setQuantity("mug", 1);
  const [other] = await shop.cart.nudges();
  expect(other?.topUps.map(({ sku }) => sku) ?? []).not.toContain("mug");
});

test("the best coupons are chosen, and the answer proves it", async () => {
  const shop = await visit();
  shop.cart.add("mug", 3);
  const quote = shop.cart.useBestCoupons(["NONE-SUCH"]);
  expect(quote.totalMinor).toBe(14000);
  expect(shop.cart.value.coupons).toEqual([]);
});

test("a receipt holds all that the quote was made of, and its answer", async () => {
  const shop = await visit();
  shop.cart.add("mug", 2);
  const receipt = JSON.parse(JSON.stringify(shop.cart.receipt()));
  expect(engine.call(receipt.verb, receipt.request)).toEqual(receipt.reply);
  expect(receipt.reply.value.totalMinor).toBe(9000);
  const names = Object.keys(receipt.request).sort();
  expect(names).toEqual(["cart", "items", "now", "program", "programHash"]);
});

test("a cart outlives the page and asks no server", async () => {
  const first = await visit();
  first.cart.add("tea", 3);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await first.close();
  const before = server.requests.length;
  const second = await visit();
  expect(second.cart.value.lines).toEqual([{ sku: "tea", quantity: 3 }]);
  expect(server.requests.slice(before).every((request) => request.startsWith("GET"))).toBe(true);
});

test("an order is decided here, sent, and confirmed with the ledger's hash", async () => {
  const shop = await member();
  shop.cart.add("mug", 2);
  const { orderId, quote } = await shop.orders.place();
  expect(quote.totalMinor).toBe(9000);
  expect(shop.cart.value.lines).toEqual([]);
  const result = await shop.orders.settled(orderId);
  expect(result).toMatchObject({ code: "ok", kind: "placeOrder" });
  expect(result.hash).toBe(server.ledger.at(-1)?.hash);
  expect(shop.member.value.view?.orders[0]?.placed.totalMinor).toBe(9000);
  expect(shop.sync.value).toMatchObject({ pending: [], mismatches: 0, unsaved: false });
});

test("a forged total is refused here, and by the server when it is sent unasked", async () => {
  const shop = await member();
  shop.cart.add("mug");
  await expect(shop.orders.place({ expectTotalMinor: 1 })).rejects.toMatchObject({
    code: "price_changed",
  });
  expect(shop.sync.value.pending).toEqual([]);
  const { orderId } = await shop.orders.place({ expectTotalMinor: 1, unchecked: true });
  expect(await shop.orders.settled(orderId)).toMatchObject({ code: "price_changed" });
  expect(shop.member.value.view?.orders).toEqual([]);
  expect(shop.sync.value.pending).toEqual([]);
});

test.each([
  ["the request is lost", "drop"],
  ["the answer is lost", "lose"],
] as const)("%s: the command is sent again and counts once", async (_, fault) => {
  const shop = await member();
  server.faults = [fault, fault];
  shop.cart.add("tea");
  await shop.orders.place();
  await shop.sync.now();
  expect(shop.sync.value).toMatchObject({ status: "offline", online: false });
  expect(shop.sync.value.pending).toHaveLength(1);
  expect(shop.member.value.view?.orders).toHaveLength(1);
  server.faults = [];
  await settle(shop);
  expect(orders()).toHaveLength(1);
  expect(shop.sync.value.pending).toEqual([]);
});

test("401 keeps the outbox; signing in again sends it", async () => {
  const shop = await member();
  server.signedIn = false;
  shop.cart.add("tea");
  await shop.orders.place();
  await shop.sync.now();
  expect(shop.sync.value.status).toBe("sign_in");
  expect(shop.sync.value.pending).toHaveLength(1);
  await shop.account.signIn("Ada", "secret");
  await settle(shop);
  expect(orders()).toHaveLength(1);
});

test("the timer of a command that is on its way already asks nothing more", async () => {
  const shop = await member();
  server.delayMs = 20;
  const before = server.syncs.length;
  shop.cart.add("tea");
  await shop.orders.place(); // its timer fires while the exchange below is under way
  await shop.sync.now();
  expect(server.syncs.slice(before).map(({ commands }) => commands.length)).toEqual([1]);
});

test("a command given while an answer is worked in does not wait for a poll", async () => {
  const shop = await member();
  shop.cart.add("tea");
  let placed: Promise<{ orderId: string }> | undefined;
  const stop = shop.sync.subscribe(() => {
    if (shop.sync.value.status !== "sending") placed ??= shop.orders.place();
  });
  await shop.sync.now();
  stop();
  const { orderId } = await (placed as Promise<{ orderId: string }>);
  expect(await shop.orders.settled(orderId)).toMatchObject({ code: "ok" });
});

test("who signs in before the refusal of the old session is back is heard at once", async () => {
  const shop = await member();
  server.signedIn = false;
  server.delayMs = 20;
  shop.cart.add("tea");
  const { orderId } = await shop.orders.place();
  const refused = shop.sync.now();
  await vi.waitFor(() => expect(server.syncs.at(-1)?.commands).toHaveLength(1));
  await shop.account.signIn("Ada", "secret");
  await refused;
  expect(await shop.orders.settled(orderId)).toMatchObject({ code: "ok" });
});

test("another epoch: the tail is pushed again under a new device; nothing is lost", async () => {
  const shop = await member();
  shop.cart.add("tea");
  const first = await shop.orders.place();
  await shop.orders.settled(first.orderId);
  // A restore from a backup that was made before the order.
  server.epoch = "e".repeat(32);
  server.ledger = server.ledger.slice(0, 1);
  server.state = engine.run("applyEvents", {
    state: {},
    events: server.ledger.flatMap(({ entry }) => entry.events ?? []),
  });
  server.devices = new Map();
  const device = server.syncs.at(-1)?.device;
  await settle(shop);
  expect(orders().map(({ entry }) => entry.commandId)).toEqual([first.orderId]);
  expect(server.syncs.at(-1)?.device).not.toBe(device);
  expect(server.syncs.at(-1)?.forkedFrom).toBe(device);
  expect(shop.sync.value.mismatches).toBe(0);
});

test.each(["forked", "gap"] as const)(
  "%s: the device is minted again, ids stay",
  async (status) => {
    const shop = await member();
    shop.cart.add("tea");
    server.faults = [{ status }];
    const { orderId } = await shop.orders.place();
    const device = server.syncs.at(-1)?.device;
    await settle(shop);
    expect(orders().map(({ entry }) => entry.commandId)).toEqual([orderId]);
    expect(server.syncs.at(-1)?.forkedFrom).toBe(device);
  },
);

test("upgrade_required and overloaded keep the outbox and say so", async () => {
  const shop = await member();
  server.faults = [{ status: "upgrade_required" }];
  shop.cart.add("tea");
  await shop.orders.place();
  await shop.sync.now();
  expect(shop.sync.value.status).toBe("upgrade_required");
  server.faults = [{ status: "overloaded" }];
  await shop.sync.now();
  expect(shop.sync.value.error?.code).toBe("overloaded");
  expect(shop.sync.value.pending).toHaveLength(1);
  await settle(shop);
  expect(orders()).toHaveLength(1);
});

test("a command that the server cannot read leaves the queue with its reason", async () => {
  const shop = await member();
  const body = { code: "value_out_of_range", pointer: "/commands/0/args/lines/0/sku" };
  server.faults = [{ http: 400, body }];
  shop.cart.add("tea");
  const { orderId } = await shop.orders.place();
  expect(await shop.orders.settled(orderId)).toMatchObject({ code: "value_out_of_range" });
  await settle(shop);
  expect(shop.sync.value.pending).toEqual([]);
});

test("a storage that was rolled back is noticed, and the device starts over", async () => {
  const shop = await member();
  const device = server.syncs.at(-1)?.device as string;
  const known = server.devices.get(device);
  if (known) known.lastN = 99;
  await shop.sync.now();
  await shop.sync.now();
  expect(server.syncs.at(-1)?.device).not.toBe(device);
  expect(server.syncs.at(-1)?.forkedFrom).toBe(device);
});

test("earlier entries are fetched, hashed here, and lead to what is held", async () => {
  const first = await member();
  for (let i = 0; i < 60; ++i) await first.rewards.share(`tea-${i}`);
  await settle(first);
  await first.close();
  globalThis.indexedDB = new IDBFactory();
  const shop = await member();
  expect(shop.member.value.ledger).toEqual([]);
  const newest = await shop.member.earlier();
  expect(newest.map(({ entry }) => entry.revision)).toEqual(
    server.ledger
      .map(({ entry }) => entry.revision)
      .reverse()
      .slice(0, 50),
  );
  expect(newest[0]?.hash).toBe(server.ledger.at(-1)?.hash);
  const oldest = await shop.member.earlier(newest.at(-1)?.entry.revision);
  expect(oldest).toHaveLength(server.ledger.length - 50);
  expect(newest.at(-1)?.entry.prevHash).toBe(oldest[0]?.hash);
  expect(await shop.member.earlier(1)).toEqual([]);
  const [entry] = server.ledger.slice(-1);
  if (entry) entry.entry = { ...entry.entry, at: entry.entry.at - 1 };
  await expect(shop.member.earlier()).rejects.toMatchObject({ code: "hash_mismatch" });
});

test("a state that differs from the server's is counted and replaced by a snapshot", async () => {
  const shop = await member();
  server.state = { ...server.state, deficit: 7 };
  await shop.sync.now();
  expect(shop.sync.value.mismatches).toBe(1);
  expect(shop.member.value.view?.balance).toBe(-7);
});

test("two tabs share one sequence: no number is allotted twice", async () => {
  const [one, two] = [await member(), await visit()];
  one.sync.pause(true);
  two.sync.pause(true);
  one.cart.add("tea");
  two.cart.replace({ lines: [{ sku: "mug", quantity: 1 }] });
  await Promise.all([one.orders.place(), two.orders.place()]);
  two.sync.pause(false);
  await settle(two);
  expect(orders()).toHaveLength(2);
  expect(server.syncs.flatMap((sync) => sync.commands.map(({ n }) => n))).toEqual(
    expect.arrayContaining([2, 3]),
  );
  await settle(one);
  expect(one.member.value.view?.orders).toHaveLength(2);
});

test("without IndexedDB the shop goes on and says what is not saved", async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as unknown as IDBFactory;
  const shop = await member();
  expect(shop.sync.value.unsaved).toBe(true);
  shop.cart.add("tea");
  const { orderId } = await shop.orders.place();
  expect(await shop.orders.settled(orderId)).toMatchObject({ code: "ok" });
});

test("a corrupted chunk is fetched again once; twice wrong leaves no version", async () => {
  server.chunkFaults = 1;
  expect((await visit()).catalogue.value.state).toBe("ready");
  globalThis.indexedDB = new IDBFactory();
  server.chunkFaults = 2;
  const shop = await visit();
  expect(shop.catalogue.value).toMatchObject({ state: "failed", error: { code: "hash_mismatch" } });
  expect(shop.catalogue.value.error).toBeInstanceOf(TillsideError);
  await shop.catalogue.refresh();
  expect(shop.catalogue.value).toMatchObject({ state: "ready", size: 2 });
});

test("signing out mints a device; unsent commands wait for their owner", async () => {
  const shop = await member();
  const device = server.syncs.at(-1)?.device;
  shop.sync.pause(true);
  shop.cart.add("tea");
  await shop.orders.place();
  await shop.account.signOut();
  expect(shop.sync.value.pending).toEqual([]);
  expect(shop.member.value.state).toBe("guest");
  await shop.account.signIn("Ada", "secret");
  shop.sync.pause(false);
  await settle(shop);
  expect(orders()).toHaveLength(1);
  expect(server.syncs.at(-1)?.device).not.toBe(device);
});

test("interactions stay here; they can be seen, paused, removed, exported, erased", async () => {
  const shop = await visit();
  shop.taste.log("click", "mug");
  shop.taste.log("click", "mug");
  shop.cart.add("tea");
  expect(shop.taste.entries().map(({ kind, sku }) => [kind, sku])).toEqual([
    ["add_to_cart", "tea"],
    ["click", "mug"],
  ]);
  shop.taste.pause(true);
  shop.taste.log("click", "tea");
  expect(shop.taste.value.size).toBe(2);
  expect(JSON.parse(shop.taste.export()).interactions).toHaveLength(2);
  shop.taste.remove(shop.taste.entries()[0]?.id as number);
  await shop.taste.erase();
  expect(shop.taste.entries()).toEqual([]);
  await expect(shop.taste.forYou()).rejects.toMatchObject({ code: "model_absent" });
});

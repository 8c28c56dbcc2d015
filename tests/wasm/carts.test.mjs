// SPDX-License-Identifier: MIT
//
// Goal: a cart inside the engine answers what a whole cart sent to it answers. Method: the random
// quotes of the differential run, opened, their quantities changed at random; after each change
// figures, lines and now and then the whole quote are compared with `quoteCart`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { canonical, root, startEngine } from "./support.mjs";

const count = Number(process.env.TILLSIDE_CART_CASES ?? 2_000);
const native = join(root, "build/release/bin/differential_cases");
const seed = process.env.TILLSIDE_DIFFERENTIAL_SEED ?? "1";

/** Small, seeded; its numbers are good enough to choose lines and quantities. */
function dice(start) {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % below;
  };
}

async function* quotes() {
  // Most cases are member histories: a fixed number of quotes is taken, whatever lies between.
  const child = spawn(native, ["--seed", seed, "--count", String(count * 20)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let taken = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { verb, request, reply } = JSON.parse(line);
    if (verb !== "quoteCart") continue;
    yield { request, reply: JSON.parse(reply) };
    if (++taken === count) break;
  }
  child.kill();
}

function compare(cart, quote) {
  const { total, payable, subtotal, discount, points, tax } = cart;
  const { totalMinor, payableMinor, subtotalMinor, discountMinor, pointsMinor, taxMinor } = quote;
  assert.deepEqual(
    [total, payable, subtotal, discount, points, tax],
    [totalMinor, payableMinor, subtotalMinor, discountMinor, pointsMinor, taxMinor],
  );
  assert.deepEqual(
    quote.lines.map((_, i) => cart.lineTotal(i)),
    quote.lines.map((line) => line.totalMinor),
  );
}

/** One random change, on the open cart and on the plain one. */
function change(engine, cart, request, draw) {
  const line = draw(request.cart.lines.length);
  const quantity = draw(12) === 0 ? -draw(3) : 1 + draw(9);
  const lines = request.cart.lines.map((held, i) => (i === line ? { ...held, quantity } : held));
  const changed = { ...request, cart: { ...request.cart, lines } };
  const whole = engine.call("quoteCart", changed);
  if (!whole.ok) {
    const before = cart.total;
    assert.throws(() => cart.setQuantity(line, quantity), { code: whole.error.code });
    assert.equal(cart.total, before, "a refused change changes nothing");
    return { request, refused: true };
  }
  assert.equal(cart.setQuantity(line, quantity), whole.value.totalMinor);
  compare(cart, whole.value);
  if (draw(3) === 0) assert.equal(canonical(cart.quote()), canonical(whole.value));
  return { request: changed, refused: false };
}

test("an open cart answers what the whole cart answers", { timeout: 300_000 }, async () => {
  const engine = await startEngine();
  const draw = dice(Number(seed));
  const seen = { carts: 0, refusedCarts: 0, changes: 0, refusedChanges: 0 };
  for await (const { request: given } of quotes()) {
    const { listCuts: _, ...plain } = given;
    let request = plain;
    const reply = engine.call("quoteCart", request);
    if (!reply.ok) {
      assert.throws(() => engine.openCart(request), { code: reply.error.code });
      seen.refusedCarts += 1;
      continue;
    }
    assert.equal(canonical(engine.quote(request)), canonical(reply.value));
    const cart = engine.openCart(request);
    assert.equal(canonical(cart.quote()), canonical(reply.value));
    for (let i = 0; i < 6 && request.cart.lines.length > 0; i++) {
      const done = change(engine, cart, request, draw);
      request = done.request;
      seen.changes += 1;
      if (done.refused) seen.refusedChanges += 1;
    }
    assert.deepEqual(
      cart.quantities,
      request.cart.lines.map((line) => line.quantity),
    );
    cart.close();
    seen.carts += 1;
  }
  console.log(JSON.stringify(seen));
  assert.ok(seen.carts > count / 2, "most cases are carts that can be priced");
  assert.ok(seen.refusedChanges > 0 && seen.refusedChanges < seen.changes / 2);
});

const shop = {
  program: {
    format: 1,
    id: "shop",
    title: { en: "Shop" },
    currency: "CNY",
    zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
    tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
  },
  programHash: "0".repeat(64),
  cart: { lines: [{ sku: "mug", quantity: 1 }] },
  items: [{ sku: "mug", productId: "mug", priceMinor: 5000 }],
  now: 0,
};

test("wrong changes say what is wrong", async () => {
  const engine = await startEngine();
  const cart = engine.openCart(shop);
  assert.equal(cart.total, 5000);
  assert.equal(cart.setQuantity(0, 3), 15000);
  assert.equal(cart.lineTotal(0), 15000);
  assert.equal(cart.lineTotal(7), 0);
  for (const line of [1, -1, 0.5, Number.NaN]) {
    assert.throws(() => cart.setQuantity(line, 1), { code: "item_unknown" });
  }
  assert.throws(() => cart.setQuantity(0, 0), { code: "quantity_not_positive" });
  assert.throws(() => cart.setQuantity(0, 1.5), { name: "TillsideError" });
  assert.throws(() => cart.setQuantity(0, Number.NaN), { name: "TillsideError" });
  assert.throws(() => cart.setQuantity(0, 2 ** 53), { name: "TillsideError" });
  assert.equal(cart.total, 15000);
  cart.close();
  cart.close();
  for (const ask of [() => cart.total, () => cart.quote(), () => cart.setQuantity(0, 1)]) {
    assert.throws(ask, /was closed/);
  }
});

test("carts of two programs stand side by side", async () => {
  const engine = await startEngine();
  const halved = {
    ...shop,
    program: {
      ...shop.program,
      promotions: [
        {
          id: "half",
          title: { en: "Half" },
          level: "item",
          benefit: { kind: "percentOff", ratePpm: 500_000 },
        },
      ],
    },
  };
  const plain = engine.openCart(shop);
  const cheap = engine.openCart(halved);
  assert.equal(plain.setQuantity(0, 2), 10000);
  assert.equal(cheap.setQuantity(0, 2), 5000);
  assert.throws(() => plain.setQuantity(0, 0), { code: "quantity_not_positive" });
  assert.equal(cheap.quote().totalMinor, 5000);
});

/** An engine and the memory in which it lives. */
async function startWatched() {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    const exported = Object.values((made.instance ?? made).exports);
    memory = exported.find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
  const engine = await startEngine();
  WebAssembly.instantiate = instantiate;
  return { engine, memory };
}

test("a cart that is forgotten is closed", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const { engine, memory } = await startWatched();
  const big = {
    ...shop,
    items: Array.from({ length: 1000 }, (_, i) => ({
      sku: i === 0 ? "mug" : `item-${i}`,
      productId: "p",
      priceMinor: 5000,
    })),
  };
  // Without closing, two hundred and fifty of them would fill some 100 MB.
  for (let i = 0; i < 25; i++) {
    for (let j = 0; j < 10; j++) engine.openCart(big);
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const kept = engine.openCart(shop);
  assert.equal(kept.total, 5000);
  const { byteLength } = memory.buffer;
  assert.ok(byteLength < 48 << 20, `${byteLength} bytes`);
});

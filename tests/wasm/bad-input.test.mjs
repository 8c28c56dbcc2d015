// SPDX-License-Identifier: MIT
//
// Goal: whatever JavaScript hands in, the answer is a typed error that names the place. Method: one
// row for each fault, on a request that is right otherwise.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startEngine } from "./support.mjs";

const engine = await startEngine();

const item = { sku: "a", productId: "a", priceMinor: 100 };
const request = (change = {}) => ({
  program: {
    format: 1,
    id: "p",
    title: { en: "P" },
    currency: "CNY",
    zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
    tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
  },
  programHash: "0".repeat(64),
  cart: { lines: [{ sku: "a", quantity: 1 }] },
  items: [item],
  now: 0,
  ...change,
});
const quantity = (value) => request({ cart: { lines: [{ sku: "a", quantity: value }] } });

function deep(levels) {
  let value = 1;
  for (let i = 0; i < levels; ++i) value = [value];
  return value;
}
const circle = {};
circle.self = circle;

const rows = [
  ["NaN", quantity(Number.NaN), "not_an_integer", "/cart/lines/0/quantity"],
  ["infinity", quantity(Number.POSITIVE_INFINITY), "not_an_integer", "/cart/lines/0/quantity"],
  ["a fraction", quantity(1.5), "not_an_integer", "/cart/lines/0/quantity"],
  ["2^53", quantity(2 ** 53), "amount_out_of_range", "/cart/lines/0/quantity"],
  ["1e300", quantity(-1e300), "amount_out_of_range", "/cart/lines/0/quantity"],
  ["a text for a number", quantity("1"), "wrong_kind", "/cart/lines/0/quantity"],
  ["BigInt", quantity(1n), "wrong_kind", "/cart/lines/0/quantity"],
  ["null", quantity(null), "wrong_kind", "/cart/lines/0/quantity"],
  ["a function", quantity(() => 1), "wrong_kind", "/cart/lines/0/quantity"],
  ["a symbol", quantity(Symbol("1")), "wrong_kind", "/cart/lines/0/quantity"],
  ["a boxed number", quantity(Object(1)), "wrong_kind", "/cart/lines/0/quantity"],
  ["undefined counts as absent", quantity(undefined), "missing_field", "/cart/lines/0/quantity"],
  ["zero", quantity(0), "quantity_not_positive", "/cart/lines/0/quantity"],
  ["an unknown field", request({ discount: 1 }), "unknown_field", "/discount"],
  [
    "a key that goes on after the end of a name",
    request({ cart: { lines: [{ "sku\0quantity": "a", quantity: 1 }] } }),
    "unknown_field",
    "/cart/lines/0/sku\0quantity",
  ],
  ["a missing field", request({ items: undefined }), "missing_field", "/items"],
  ["null for a document", null, "wrong_kind", undefined],
  ["nothing at all", undefined, "wrong_kind", undefined],
  ["a text for a document", "{}", "wrong_kind", undefined],
  ["a number for a list", request({ items: 7 }), "wrong_kind", "/items"],
  ["an object for a list", request({ items: { length: 1 } }), "wrong_kind", "/items"],
  ["a hole in a list", request({ items: new Array(1) }), "wrong_kind", "/items/0"],
  [
    "10,000 lines",
    request({
      cart: { lines: Array.from({ length: 10_000 }, (_, i) => ({ sku: `${i}`, quantity: 1 })) },
    }),
    "too_many",
    "/cart/lines",
  ],
  [
    "a lone surrogate",
    request({ programHash: "\ud800".repeat(64) }),
    "text_not_well_formed",
    "/programHash",
  ],
  ["65 levels", request({ items: deep(70) }), "malformed_json", undefined],
  ["a circle", request({ cart: circle }), "malformed_json", undefined],
  [
    "a getter that throws",
    Object.defineProperty(request(), "now", {
      enumerable: true,
      get() {
        throw 1;
      },
    }),
    "wrong_kind",
    "/now",
  ],
  [
    "a getter that throws what throws when it is looked at",
    request({
      cart: {
        get lines() {
          throw new Proxy({}, { get: () => assert.fail("looked at") });
        },
      },
    }),
    "wrong_kind",
    "/cart/lines",
  ],
  [
    "a Proxy that throws",
    new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
      },
    ),
    "wrong_kind",
    undefined,
  ],
  [
    "a list that lies about its length",
    request({ items: new Proxy([], { get: (_, key) => (key === "length" ? 2 ** 32 - 1 : 0) }) }),
    "too_many",
    "/items",
  ],
  [
    "a revoked Proxy",
    (() => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    })(),
    "wrong_kind",
    undefined,
  ],
];

for (const [title, bad, code, pointer] of rows) {
  test(title, () => {
    const reply = engine.call("quoteCart", bad);
    assert.equal(reply.ok, false);
    assert.equal(reply.error.code, code, JSON.stringify(reply));
    if (pointer !== undefined) assert.equal(reply.error.pointer, pointer);
  });
}

test("after all of these the engine still quotes", () => {
  for (let i = 0; i < 1000; ++i) engine.call("quoteCart", quantity(Number.NaN));
  const reply = engine.call("quoteCart", request());
  assert.equal(reply.ok, true, JSON.stringify(reply));
  assert.equal(reply.value.totalMinor, 100);
});

test("a getter that asks the engine is answered, and the engine goes on", () => {
  let inner;
  const asking = {
    get lines() {
      inner = engine.call("quoteCart", request());
      return [{ sku: "a", quantity: 2 }];
    },
  };
  const reply = engine.call("quoteCart", request({ cart: asking }));
  assert.equal(inner.error.code, "wrong_kind");
  assert.equal(reply.value.totalMinor, 200);
});

test("an answer that could not be made leaves the next ones right", () => {
  const rightly = engine.call("quoteCart", request());
  const odd = (name) => request({ cart: { lines: [], [`${name}\u00e9`]: 1 } });
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = () => {
    throw new RangeError("no stack left");
  };
  assert.throws(() => engine.call("quoteCart", odd("first")), RangeError);
  TextDecoder.prototype.decode = decode;
  const { error } = engine.call("quoteCart", odd("second"));
  assert.equal(error.pointer, "/cart/second\u00e9");
  assert.deepEqual(engine.call("quoteCart", request()), rightly);
});

test("more texts than are remembered come back as they are", () => {
  for (const first of [0, 3000, 6000]) {
    const skus = Array.from({ length: 1200 }, (_, i) => `${first + i}-\u00e9`);
    const cart = { lines: skus.map((sku) => ({ sku, quantity: 1 })) };
    const items = skus.map((sku) => ({ sku, productId: sku, priceMinor: 100 }));
    const reply = engine.call("quoteCart", request({ cart, items }));
    assert.deepEqual(
      reply.value.lines.map((line) => line.sku),
      skus,
    );
  }
  const skus = Array.from({ length: 1200 }, (_, i) => `${i}`);
  for (let round = 0; round < 8; ++round) {
    const of = (sku) => `${sku}-${round}`;
    const cart = { lines: skus.map((sku) => ({ sku: of(sku), quantity: 1 })) };
    const items = skus.map((sku) => ({ sku: of(sku), productId: "p", priceMinor: 100 }));
    const reply = engine.call("quoteCart", request({ cart, items }));
    assert.equal(reply.value.lines.at(-1).sku, of("1199"));
  }
});

test("texts arrive in normal form C, whatever their spelling", () => {
  const { text } = engine.run("canonicalManifest", {
    version: "0".repeat(32),
    currency: "Cafe\u0301",
    programHash: "0".repeat(64),
    segments: [],
    publicKey: "0".repeat(64),
  });
  assert.match(text, /"currency":"Café"/);
});

test("a key called __proto__ is a key like others", () => {
  const member = { tier: "base", used: JSON.parse('{"__proto__": 1}') };
  const reply = engine.call("quoteCart", request({ member }));
  assert.equal(reply.ok, true, JSON.stringify(reply));
});

// SPDX-License-Identifier: MIT
//
// What the engine costs a page: start from bytes to the first quote, and a whole cart quoted,
// object in and object out. Run by script/bench client; --json prints one object a line.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadEngine } from "tillside";

const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve("tillside/tillside.wasm")));

function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

function put(name, subject, value, unit) {
  console.log(JSON.stringify({ bench: "client", case: name, subject, value, unit }));
}

function request(lines, promotions) {
  const skus = Array.from({ length: lines }, (_, i) => `sku-${i}`);
  return {
    program: {
      format: 1,
      id: "bench",
      title: { en: "Bench" },
      currency: "CNY",
      zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
      tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
      promotions: Array.from({ length: promotions }, (_, i) => ({
        id: `promotion-${i}`,
        title: { en: `Promotion ${i}` },
        level: i % 2 ? "shop" : "item",
        priority: i,
        benefit:
          i % 2
            ? { kind: "spendThreshold", steps: [{ thresholdMinor: 1000 * i, offMinor: 10 * i }] }
            : { kind: "percentOff", ratePpm: 1000 * (i + 1) },
      })),
    },
    programHash: "0".repeat(64),
    cart: { lines: skus.map((sku, i) => ({ sku, quantity: 1 + (i % 3) })) },
    items: skus.map((sku, i) => ({ sku, productId: sku, category: "Things", priceMinor: 990 + i })),
    now: 0,
  };
}

const starts = [];
for (let i = 0; i < 11; ++i) {
  const start = performance.now();
  const engine = await loadEngine({ wasmBinary });
  engine.run("quoteCart", request(2, 2));
  starts.push(performance.now() - start);
}
put("bytes to first quote", "tillside", median(starts), "ms");

const engine = await loadEngine({ wasmBinary });
for (const [lines, promotions] of [
  [2, 2],
  [10, 10],
  [50, 30],
  [200, 25],
]) {
  const program = engine.run("publishProgram", request(lines, promotions).program);
  const whole = { ...request(lines, promotions), program };
  for (let i = 0; i < 200; ++i) engine.run("quoteCart", whole);
  const times = [];
  for (let i = 0; i < 1000; ++i) {
    const start = performance.now();
    engine.run("quoteCart", whole);
    times.push((performance.now() - start) * 1000);
  }
  put(`${lines} lines, ${promotions} promotions, whole objects`, "tillside", median(times), "us");
}

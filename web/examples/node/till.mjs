// SPDX-License-Identifier: MIT
// A till without a server or a browser: a cart that stays inside the engine.
// node till.mjs

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadEngine } from "tillside";

const wasm = fileURLToPath(import.meta.resolve("tillside/tillside.wasm"));
const engine = await loadEngine({ wasmBinary: await readFile(wasm) });

/** A shop's rules are one document; `publishProgram` checks it and fills in what it leaves out. */
const program = engine.run("publishProgram", {
  format: 1,
  id: "corner-shop",
  title: { en: "Corner shop" },
  currency: "CNY",
  zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
  tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
  promotions: [
    {
      id: "manjian",
      title: { en: "Spend 200, save 30", zh: "满200减30" },
      level: "shop",
      benefit: { kind: "spendThreshold", steps: [{ thresholdMinor: 20000, offMinor: 3000 }] },
    },
  ],
});
const { text } = engine.run("canonicalProgram", program);
const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
const request = {
  program,
  programHash: Buffer.from(digest).toString("hex"),
  cart: { lines: [{ sku: "tea", quantity: 1 }] },
  items: [
    { sku: "tea", productId: "tea", priceMinor: 6600 },
    { sku: "socks", productId: "socks", priceMinor: 990 },
  ],
  now: Date.now(),
};

const cart = engine.openCart(request);
for (const quantity of [1, 2, 3, 4]) {
  // Two numbers in, one out; the other figures are read one by one.
  const total = cart.setQuantity(0, quantity);
  console.log(`${quantity} x tea: to pay ${total}, saved ${cart.discount}`);
}
// Every reason is made only where somebody asks for it.
console.log(cart.quote().trace.map(({ title, outcome }) => `${title.en}: ${outcome}`));
try {
  cart.setQuantity(0, 0);
} catch (error) {
  console.log(`0 x tea: ${error.code}; still to pay ${cart.total}`);
}
cart.close();

// 凑单: what to add so that one pays less.
const threeTeas = { ...request, cart: { lines: [{ sku: "tea", quantity: 3 }] } };
const { nudges } = engine.run("nudge", {
  quote: threeTeas,
  candidates: [{ item: request.items[1] }],
});
for (const { gap, topUps } of nudges) {
  for (const { sku, extraMinor } of topUps) {
    console.log(`${gap.missingMinor} short: add ${sku}, pay ${-extraMinor} less`);
  }
}

// SPDX-License-Identifier: MIT
// A made-up shop of any size, for measuring alone: titles of ordinary words with a long tail,
// orders that prefer neighbours. The same seed, the same files.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

const kinds = ["mug", "lamp", "scarf", "notebook", "teapot", "basket", "candle", "bowl", "clock"];
const looks = ["red", "blue", "striped", "vintage", "wooden", "glass", "small", "large", "knitted"];
const themes = ["garden", "heart", "star", "bird", "rose", "party", "travel", "paper", "winter"];

/** A small generator of numbers below n (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

/** Writes items.csv and orders.csv into the folder. */
export function writeLargeShop(folder, { items = 10_000, orders = 12_000, seed = 1 } = {}) {
  const roll = dice(seed);
  const pick = (list) => list[roll(list.length)];
  const goods = ["item_id,title,category,brand,price,currency,tags"];
  for (let i = 0; i < items; i++) {
    const kind = pick(kinds);
    const title = `${pick(looks)} ${pick(themes)} ${kind} no ${roll(400)}`;
    goods.push(`I${i},${title},${kind}s,brand ${roll(60)},${(roll(4000) + 100) / 100},GBP,`);
  }
  writeFileSync(join(folder, "items.csv"), `${goods.join("\n")}\n`);
  const lines = ["order_id,customer_id,timestamp,item_id,quantity,unit_price"];
  for (let order = 0; order < orders; order++) {
    const at = new Date(Date.UTC(2025, 0, 1) + order * 2_400_000).toISOString().slice(0, 19);
    // A square of a draw is small more often: the long tail.
    const home = Math.floor((roll(items) * roll(items)) / items);
    const customer = roll(3000);
    const chosen = new Set();
    for (let n = 0; n < 3 + roll(6); n++) chosen.add((home + roll(40)) % items);
    for (const i of chosen) lines.push(`O${order},C${customer},${at},I${i},1,2.50`);
  }
  writeFileSync(join(folder, "orders.csv"), `${lines.join("\n")}\n`);
}

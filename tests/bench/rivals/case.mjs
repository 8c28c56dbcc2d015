// SPDX-License-Identifier: MIT
//
// The cart that all subjects price: 50 lines, 30 promotions, prices that hold 13 % tax. Ten shares
// rounded by line, ten amounts off and ten thresholds, each spread over its lines; most look at one
// of six categories, every fifth at the whole cart.

const kLines = 50;
const kPromotions = 30;

function benefit(i) {
  if (i % 3 === 0) return { kind: "percentOff", ratePpm: 10000 + i * 1000, scope: "each_line" };
  if (i % 3 === 1) return { kind: "amountOff", offMinor: 50 + i, scope: "across" };
  return {
    kind: "spendThreshold",
    steps: [
      { thresholdMinor: 10000, offMinor: 500 },
      { thresholdMinor: 30000 + i * 100, offMinor: 2000 },
    ],
  };
}

function promotion(i) {
  return {
    id: `promotion-${100 + i}`,
    title: { en: `Promotion ${i}`, zh: `活动${i}` },
    level: ["item", "shop", "platform"][i % 3],
    priority: i % 7,
    filter: i % 5 === 0 ? {} : { categories: [`Category ${i % 6}`] },
    benefit: benefit(i),
  };
}

/** A draft of the program; publish it before use. */
export function program() {
  return {
    format: 1,
    id: "bench",
    title: { en: "Bench" },
    currency: "CNY",
    zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
    tax: { inclusive: true, classes: [{ id: "std", rates: [{ id: "vat", ratePpm: 130000 }] }] },
    tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
    promotions: Array.from({ length: kPromotions }, (_, i) => promotion(i)),
  };
}

export function items() {
  return Array.from({ length: kLines }, (_, i) => ({
    sku: `sku-${1000 + i}`,
    productId: `product-${1000 + i}`,
    category: `Category ${i % 6}`,
    brand: `Brand ${i % 9}`,
    tags: ["new"],
    priceMinor: 990 + i * 37,
  }));
}

export function cart() {
  return { lines: items().map(({ sku }, i) => ({ sku, quantity: (i % 3) + 1 })) };
}

export const kNow = 1767225600000;

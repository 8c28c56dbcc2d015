// SPDX-License-Identifier: MIT
// Looks for a real cart that is just short of a spend-and-save promotion and a real product with
// which the whole costs less. Only prices of the catalogue are tried; what a cart costs, what is
// missing and what it would save is asked of the engine each time.

import type { CartLine, Quote, ThresholdGap } from "tillside";
import { firstVariants, type Item, shop } from "../shop/shop.js";

export interface ShortCart {
  readonly lines: readonly CartLine[];
  readonly quote: Quote;
  readonly gap: ThresholdGap;
  readonly topUp: Item;
  readonly after: Quote;
}

/** How short a cart may be, as a share of the threshold: 2 of 200. */
const kNearPpm = 15_000;
const kFirst = 24;

function priced(lines: readonly CartLine[]): Quote {
  return shop.cart.preview({ lines, coupons: [], redeemPoints: 0 });
}

/** Socks before all else, since everybody can use a pair; then whatever is cheapest. */
function topUpFor(
  lines: readonly CartLine[],
  quote: Quote,
  gap: ThresholdGap,
  items: readonly Item[],
): { item: Item; after: Quote } | undefined {
  const inCart = new Set(lines.map((line) => line.sku));
  const fits = items
    .filter(
      (item) =>
        item.priceMinor >= gap.missingMinor &&
        item.priceMinor < gap.offMinor &&
        !inCart.has(item.sku),
    )
    .sort((a, b) => a.priceMinor - b.priceMinor);
  const socks = fits.filter((item) =>
    /\bsocks?\b|袜/i.test(`${item.title.en} ${item.title.zh ?? ""}`),
  );
  for (const item of [...socks.slice(0, 8), ...fits.slice(0, 8)]) {
    const after = priced([...lines, { sku: item.sku, quantity: 1 }]);
    if (after.totalMinor < quote.totalMinor) return { item, after };
  }
  return undefined;
}

/** Second products whose price leaves the least missing, nearest first. */
function seconds(gap: ThresholdGap, items: readonly Item[]): Item[] {
  return items
    .filter((item) => item.priceMinor < gap.missingMinor)
    .sort((a, b) => b.priceMinor - a.priceMinor)
    .slice(0, 3);
}

export function findShortCart(): ShortCart | undefined {
  const items = firstVariants(shop.catalogue.items()).filter((item) => item.inStock);
  const middle = [...items]
    .sort((a, b) => a.priceMinor - b.priceMinor)
    .slice(Math.floor(items.length / 2));
  const step = Math.max(1, Math.floor(middle.length / kFirst));
  let best: ShortCart | undefined;
  for (const first of middle.filter((_, i) => i % step === 0)) {
    const gap = priced([{ sku: first.sku, quantity: 1 }]).gaps[0];
    if (gap === undefined) continue;
    for (const second of seconds(
      gap,
      items.filter((item) => item.productId !== first.productId),
    )) {
      const lines = [
        { sku: first.sku, quantity: 1 },
        { sku: second.sku, quantity: 1 },
      ];
      const quote = priced(lines);
      const left = quote.gaps.find((one) => one.promotionId === gap.promotionId);
      if (left === undefined || (best !== undefined && left.missingMinor >= best.gap.missingMinor))
        continue;
      const found = topUpFor(lines, quote, left, items);
      if (found !== undefined)
        best = { lines, quote, gap: left, topUp: found.item, after: found.after };
    }
    // ¥2 of ¥200 is as short as the story needs.
    if (
      best !== undefined &&
      best.gap.missingMinor * 1_000_000 <= best.gap.thresholdMinor * kNearPpm
    )
      return best;
  }
  return best;
}

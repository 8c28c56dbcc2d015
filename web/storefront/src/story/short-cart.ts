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
const kNearPpm = 10_500;
const kFirst = 30;
const kSecond = 2;
const kTopUps = 5;

function priced(lines: readonly CartLine[]): Quote {
  return shop.cart.preview({ lines, coupons: [], redeemPoints: 0 });
}

function lineOf(item: Item): CartLine {
  return { sku: item.sku, quantity: 1 };
}

const byPrice = (a: Item, b: Item): number => a.priceMinor - b.priceMinor;

/** Socks before all else, since everybody can use a pair; then whatever is cheapest. */
function topUpFor(
  lines: readonly CartLine[],
  before: Quote,
  gap: ThresholdGap,
  items: readonly Item[],
): { item: Item; after: Quote } | undefined {
  const inCart = new Set(lines.map((line) => line.sku));
  const fits = items
    .filter((item) => item.priceMinor >= gap.missingMinor && item.priceMinor < gap.offMinor)
    .filter((item) => !inCart.has(item.sku))
    .sort(byPrice);
  const socks = fits.filter((item) => /\bsocks?\b|袜/i.test(item.title.en + (item.title.zh ?? "")));
  for (const item of [...socks.slice(0, kTopUps), ...fits.slice(0, kTopUps)]) {
    const after = priced([...lines, lineOf(item)]);
    if (after.totalMinor < before.totalMinor) return { item, after };
  }
  return undefined;
}

/** Second products whose price leaves the least missing, nearest first. */
function seconds(gap: ThresholdGap, first: Item, items: readonly Item[]): Item[] {
  return items
    .filter((item) => item.priceMinor < gap.missingMinor && item.productId !== first.productId)
    .sort((a, b) => byPrice(b, a))
    .slice(0, kSecond);
}

/** Carts of two products that begin with `first` and come nearer to the threshold than `best`. */
function around(first: Item, items: readonly Item[], best: ShortCart | undefined) {
  const gap = priced([lineOf(first)]).gaps[0];
  if (gap === undefined) return best;
  let nearest = best;
  for (const second of seconds(gap, first, items)) {
    const lines = [lineOf(first), lineOf(second)];
    const quote = priced(lines);
    const left = quote.gaps.find((one) => one.promotionId === gap.promotionId);
    if (left === undefined || left.missingMinor >= (nearest?.gap.missingMinor ?? Infinity))
      continue;
    const found = topUpFor(lines, quote, left, items);
    if (found) nearest = { lines, quote, gap: left, topUp: found.item, after: found.after };
  }
  return nearest;
}

/** Gives way to the page between two tries. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

export async function findShortCart(): Promise<ShortCart | undefined> {
  const items = firstVariants(shop.catalogue.items()).filter((item) => item.inStock);
  const dear = [...items].sort(byPrice).slice(Math.floor(items.length / 2));
  const step = Math.max(1, Math.floor(dear.length / kFirst));
  let best: ShortCart | undefined;
  for (const first of dear.filter((_, i) => i % step === 0)) {
    best = around(first, items, best);
    const gap = best?.gap;
    if (gap && gap.missingMinor * 1_000_000 <= gap.thresholdMinor * kNearPpm) return best;
    await breathe();
  }
  return best;
}

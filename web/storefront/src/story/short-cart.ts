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

/** What the tour shows best: a hundredth of the threshold missing, ¥2 of ¥200. */
const kShortOf = 100;
/** Near enough: within a tenth of that. */
const kNear = 0.1;
const kFirst = 30;
const kSecond = 2;

/** Without what the shopper has typed into the own cart. */
const kPlain = { coupons: [], redeemPoints: 0 };

function priced(lines: readonly CartLine[]): Quote {
  return shop.cart.preview({ ...kPlain, lines });
}

function lineOf(item: Item): CartLine {
  return { sku: item.sku, quantity: 1 };
}

const byPrice = (a: Item, b: Item): number => a.priceMinor - b.priceMinor;

/** Socks before all else, since everybody can use a pair; then whatever the till proposes. */
function topUpFor(
  lines: readonly CartLine[],
  gap: ThresholdGap,
  items: readonly Item[],
): { item: Item; after: Quote } | undefined {
  const socks = items.filter((item) =>
    /\bsocks?\b|袜/i.test(item.title.en + (item.title.zh ?? "")),
  );
  for (const offered of [socks, items]) {
    const { nudges } = shop.cart.nudge(offered, { ...kPlain, lines, top: 1 });
    const nudge = nudges.find((one) => one.gap.promotionId === gap.promotionId);
    const best = nudge?.topUps[0];
    const item = best && best.extraMinor < 0 ? shop.item(best.sku) : undefined;
    if (item) return { item, after: priced([...lines, lineOf(item)]) };
  }
  return undefined;
}

/** How far a gap is from the one to be shown, in shares of that one. */
function distance({ missingMinor, thresholdMinor }: ThresholdGap): number {
  return Math.abs((missingMinor * kShortOf) / thresholdMinor - 1);
}

/** Second products whose price leaves about what is to be missing, nearest first. */
function seconds(gap: ThresholdGap, first: Item, items: readonly Item[]): Item[] {
  const wish = gap.missingMinor - gap.thresholdMinor / kShortOf;
  const off = (item: Item): number => Math.abs(item.priceMinor - wish);
  return items
    .filter((item) => item.priceMinor < gap.missingMinor && item.productId !== first.productId)
    .sort((a, b) => off(a) - off(b))
    .slice(0, kSecond);
}

/** Carts of two products that begin with `first` and are nearer to the tour's wish than `best`. */
function around(first: Item, items: readonly Item[], best: ShortCart | undefined) {
  const gap = priced([lineOf(first)]).gaps[0];
  if (gap === undefined) return best;
  let nearest = best;
  for (const second of seconds(gap, first, items)) {
    const lines = [lineOf(first), lineOf(second)];
    const quote = priced(lines);
    const left = quote.gaps.find((one) => one.promotionId === gap.promotionId);
    if (!left || (nearest && distance(left) >= distance(nearest.gap))) continue;
    const found = topUpFor(lines, left, items);
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
    if (best !== undefined && distance(best.gap) <= kNear) return best;
    await breathe();
  }
  return best;
}

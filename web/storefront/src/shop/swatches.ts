// SPDX-License-Identifier: MIT
// The colours a product comes in, as its pictures show them.

import { choose } from "../illustration/index.js";
import type { Item } from "./shop.js";

const known = new Map<string, string>();

export function toneOf(item: Item): string {
  const seen = known.get(item.sku);
  if (seen !== undefined) return seen;
  const { tone } = choose({
    sku: item.sku,
    productId: item.productId,
    title: item.title.en,
    titleZh: item.title.zh,
    options: item.options,
  });
  known.set(item.sku, tone.base);
  return tone.base;
}

/** Distinct colours of the variants, in their order; one entry where colour tells none apart. */
export function tonesOf(variants: readonly Item[]): string[] {
  return [...new Set(variants.map(toneOf))];
}

// SPDX-License-Identifier: MIT
// The colours a product comes in, as its pictures show them.

import { choose } from '../illustration/index.js';
import type { Item } from './shop.js';

export function toneOf(item: Item): string {
  return choose({
    sku: item.sku, productId: item.productId, title: item.title.en, titleZh: item.title.zh, options: item.options,
  }).tone.base;
}

/** Distinct colours of the variants, in their order; one entry where colour tells none apart. */
export function tonesOf(variants: readonly Item[]): string[] {
  return [...new Set(variants.map(toneOf))];
}

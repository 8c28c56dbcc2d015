// SPDX-License-Identifier: MIT
// The colours a product comes in, as its pictures show them.

import { choose } from "../illustration/index.js";
import { keepEmblem, keptEmblem } from "./emblems.js";
import { type Item, shop } from "./shop.js";

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

const kLookedAt = 80;

/** An item that shows what a category is about: the first of its commonest kind of picture. */
export function emblemOf(category: string): Item | undefined {
  const { version, state } = shop.catalogue.value;
  const kept = keptEmblem(version, category);
  if (kept !== undefined) return shop.item(kept);
  if (state !== "ready") return undefined;
  const found = choiceFor(category);
  if (found !== undefined) keepEmblem(version, category, found.sku);
  return found;
}

function choiceFor(category: string): Item | undefined {
  const items = shop.inCategory(category);
  const step = Math.max(1, Math.floor(items.length / kLookedAt));
  const kinds = new Map<string, Item[]>();
  for (const item of items.filter((_, i) => i % step === 0)) {
    const { shape } = choose({
      sku: item.sku,
      title: item.title.en,
      titleZh: item.title.zh,
      category: item.category.en,
    });
    kinds.set(shape, [...(kinds.get(shape) ?? []), item]);
  }
  const [commonest] = [...kinds.values()].sort((a, b) => b.length - a.length);
  return commonest?.[0];
}

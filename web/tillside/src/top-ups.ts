// SPDX-License-Identifier: MIT
// What may be proposed beside a cart, for the engine to try.

import type { Taste, TopUpCandidate } from "./api.js";
import type { CartLine, Item } from "./generated/types.js";

/** As many as the engine tries. */
const MOST_TRIED = 5000;
/** As many as the model ranks at once. */
const MOST_RANKED = 1000;

export interface TopUpParts {
  readonly catalogue: { items(): readonly Item[]; item(sku: string): Item | undefined };
  readonly taste: Taste;
}

/**
 * One item of every product that can be bought and is not in the cart, with how well it goes with
 * that; what goes best first.
 */
export async function topUpsFor(
  { catalogue, taste }: TopUpParts,
  lines: readonly CartLine[],
): Promise<TopUpCandidate[]> {
  const known = new Set(lines.map(({ sku }) => catalogue.item(sku)?.productId));
  const skus: string[] = [];
  for (const { sku, productId, inStock } of catalogue.items()) {
    if (!inStock || known.has(productId)) continue;
    known.add(productId);
    skus.push(sku);
  }
  const ranked =
    taste.value.state === "ready"
      ? (await taste.topUp(skus, { k: MOST_RANKED, maxReasons: 1 })).items
      : [];
  const scores = new Map(ranked.map(({ sku, scorePpm }) => [sku, scorePpm]));
  return skus
    .map((sku) => ({ sku, score: scores.get(sku) ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TRIED);
}

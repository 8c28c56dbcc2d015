// SPDX-License-Identifier: MIT
// How much each past item has to say in a list: the model's own shares, added up. Nothing is
// weighed here; a share of an item is its part of all that speaks for that item.

import type { Recommendation } from "tillside";

export interface Influence {
  readonly sku: string;
  /** Of all that speaks for the list's items; all influences and `others` make a million. */
  readonly sharePpm: number;
}

export interface Influences {
  /** Largest first; ties by sku. */
  readonly items: readonly Influence[];
  /** What names no item: popularity, words, and what is too small to be named. */
  readonly othersPpm: number;
}

/** Every item of the list counts alike. */
export function influencesOf(list: readonly Recommendation[]): Influences {
  const shares = new Map<string, number>();
  let others = 0;
  let counted = 0;
  for (const { reasons } of list) {
    const speaking = reasons.filter((reason) => reason.sharePpm > 0);
    const whole = speaking.reduce((sum, reason) => sum + reason.sharePpm, 0);
    if (whole <= 0) continue;
    counted += 1;
    for (const { sku, sharePpm } of speaking) {
      if (sku === undefined) others += sharePpm / whole;
      else shares.set(sku, (shares.get(sku) ?? 0) + sharePpm / whole);
    }
  }
  const ppm = (sum: number): number => (counted === 0 ? 0 : (sum / counted) * 1_000_000);
  const items = [...shares].map(([sku, sum]) => ({ sku, sharePpm: ppm(sum) }));
  items.sort((a, b) => b.sharePpm - a.sharePpm || (a.sku < b.sku ? -1 : 1));
  return { items, othersPpm: ppm(others) };
}

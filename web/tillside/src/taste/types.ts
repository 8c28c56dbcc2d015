// SPDX-License-Identifier: MIT

/** One thing the shopper did with one item. Kept on the device, never sent. */
export interface Interaction {
  readonly sku: string;
  readonly kind: "impression" | "click" | "dwell" | "add_to_cart" | "purchase" | "dislike";
  readonly at: number;
}

export interface ScoreReason {
  readonly kind:
    | "bought"
    | "looked_at"
    | "in_basket"
    | "bought_before"
    | "popular"
    | "matches"
    | "rest";
  readonly sku?: string;
  /** Of the same unit as the score; may be negative. */
  readonly sharePpm: number;
}

export interface Recommendation {
  readonly sku: string;
  readonly scorePpm: number;
  /** Largest first, `rest` last; they add up to the score. */
  readonly reasons: readonly ScoreReason[];
}

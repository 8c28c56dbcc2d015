// SPDX-License-Identifier: MIT
// The model's reasons as sentences. Their shares are the model's own, exact; here they are only
// written as parts of the whole.

import type { Recommendation } from "tillside";
import { local, percent, t } from "../i18n/index.js";
import { type Recommended, shop } from "../shop/shop.js";

type Reason = Recommendation["reasons"][number];

/** One reason in words, naming the past item that caused it. */
export function wordsFor(reason: Reason, sku: string): string {
  const s = t().reason;
  const cause = reason.sku === undefined ? undefined : shop.item(reason.sku);
  if (cause !== undefined) {
    if (reason.sku === sku) {
      return reason.kind === "looked_at" || reason.kind === "in_basket" ? s.seen : s.again;
    }
    const title = local(cause.title).text;
    const named: Partial<Record<Reason["kind"], (title: string) => string>> = {
      bought: s.bought,
      bought_before: s.boughtBefore,
      looked_at: s.lookedAt,
      in_basket: s.inBasket,
    };
    return named[reason.kind]?.(title) ?? s.rest;
  }
  if (reason.kind === "popular") return s.popular;
  return reason.kind === "matches" ? s.matches : s.rest;
}

/**
 * The share of a reason in the score, as a percentage; empty where a score is not positive. What
 * speaks against an item is negative, and then what speaks for it may be more than the whole.
 */
export function shareOf(reason: Reason, whole: Recommendation): string {
  if (whole.scorePpm <= 0) return "";
  return percent((reason.sharePpm / whole.scorePpm) * 1_000_000);
}

/** Every reason of an item with its share; they add up to the whole. */
export function sharesOf(one: Recommended): { words: string; share: string }[] {
  if (one.scorePpm <= 0) return [];
  return one.reasons
    .filter((reason) => reason.sharePpm !== 0)
    .map((reason) => ({ words: wordsFor(reason, one.sku), share: shareOf(reason, one) }));
}

/** The strongest reason that names something of the past; else what kind of list this is. */
export function reasonOf(one: Recommended): string {
  const first = one.reasons.find((reason) => reason.sharePpm > 0);
  if (first?.sku === undefined || shop.item(first.sku) === undefined) {
    return t().reason[one.because];
  }
  const alike = one.because === "similar" && first.kind === "in_basket";
  const cause = shop.item(first.sku);
  const words =
    alike && cause ? t().reason.like(local(cause.title).text) : wordsFor(first, one.sku);
  const share = first.sku === one.sku ? "" : shareOf(first, one);
  return share === "" ? words : `${share} · ${words}`;
}

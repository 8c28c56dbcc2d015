// SPDX-License-Identifier: MIT
// What stopped a promotion, as the engine names it.

import { count, money, t } from "../i18n/index.js";

export interface Refusal {
  readonly reason: string;
  readonly actual?: number | undefined;
  readonly needed?: number | undefined;
}

/** In words, with the figures of the condition that failed. */
export function refusal({ reason, actual, needed }: Refusal, currency: string): string {
  const s = t();
  const words = s.why_not[reason] ?? reason;
  // Ranks of tiers are nobody's figures.
  if (actual === undefined || needed === undefined || reason === "tier") return words;
  const figure = (value: number): string =>
    reason === "min_total" ? money(value, currency) : count(value);
  return `${words}: ${s.actualNeeded(figure(actual), figure(needed))}`;
}

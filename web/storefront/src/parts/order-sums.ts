// SPDX-License-Identifier: MIT
// What an order cost, what came back, and what it did to the points: figures of the ledger, shown.

import { html, nothing, type TemplateResult } from "lit";
import type { OrderState } from "tillside";
import { count, money, t } from "../i18n/index.js";
import { icon } from "./icon.js";
import { chargeRows, giftRows } from "./quote-rows.js";

interface Off {
  readonly words: string;
  readonly minor: number;
  readonly mark?: string;
}

function off(rows: readonly Off[], currency: string): TemplateResult {
  return html`${rows
    .filter(({ minor }) => minor > 0)
    .map(
      ({ words, minor, mark }) =>
        html`<div class="between save" data-off=${mark ?? nothing}>
          <dt>${words}</dt>
          <dd class="num">−${money(minor, currency)}</dd>
        </div>`,
    )}`;
}

/** Points that an order brought and cost, and what a return turned round. */
function pointsOf(order: OrderState): TemplateResult {
  const s = t();
  const rows = [
    [order.pointsSpent, s.pointsSpentOn],
    [order.pointsRestored, s.pointsGivenBack],
    [order.pointsEarned, s.pointsEarnedBy],
    [order.pointsReversed, s.pointsTakenBack],
  ] as const;
  return html`${rows
    .filter(([points]) => points > 0)
    .map(
      ([points, words]) =>
        html`<p class="note small" data-points=${points}>
          ${icon("coin")} ${words(count(points))}
        </p>`,
    )}`;
}

/** What made the lines cheaper: their figures are what was paid. */
function saved({ placed }: OrderState): TemplateResult {
  const s = t();
  const rows = [
    [placed.discountMinor, s.orderSaved],
    [placed.pointsMinor, s.orderByPoints],
  ] as const;
  return html`${rows
    .filter(([minor]) => minor > 0)
    .map(
      ([minor, words]) =>
        html`<p class="note small save">${icon("tag")} ${words(money(minor, placed.currency))}</p>`,
    )}`;
}

export function orderSums(order: OrderState): TemplateResult {
  const s = t();
  const { placed } = order;
  const c = placed.currency;
  const after = [
    ...(placed.payments ?? []).map((one) => ({ words: s.rewardGift, minor: one.amountMinor })),
    { words: s.refundedSum, minor: order.refundedMinor, mark: "refunded" },
  ];
  return html`${giftRows(placed.gifts ?? [])}
    <dl class="sums">${chargeRows(placed.charges ?? [], c)}</dl>
    <p class="between grand">
      <span>${s.orderTotal}</span
      ><span data-order-total=${placed.totalMinor}>${money(placed.totalMinor, c)}</span>
    </p>
    <dl class="sums">${off(after, c)}</dl>
    ${saved(order)} ${pointsOf(order)}`;
}

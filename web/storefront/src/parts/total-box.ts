// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { count, money, t } from "../i18n/index.js";
import type { Quote } from "../shop/shop.js";
import { explain, sums } from "./explain.js";
import { icon } from "./icon.js";
import { roundingRow } from "./quote-rows.js";

function earnLine(quote: Quote): TemplateResult | typeof nothing {
  const s = t();
  const points = quote.earning.filter((one) => one.counter === "points" && one.points > 0);
  if (points.length === 0) return nothing;
  return html`<p class="small soft row">
    ${icon("coin")}
    ${points.map((one) => html`<span class="pill warm">+${count(one.points)}</span>`)}
    <span>${s.points}</span>
  </p>`;
}

/** What gift cards pay of the total, and what is left. */
export function paid(quote: Quote): TemplateResult | typeof nothing {
  if (quote.payments.length === 0 && quote.roundingMinor === 0) return nothing;
  const s = t();
  const c = quote.currency;
  return html`<dl class="sums" data-payable=${quote.payableMinor}>
    ${quote.payments.map(
      (one) =>
        html`<div class="between save">
          <dt>${s.rewardGift}</dt>
          <dd class="num">−${money(one.amountMinor, c)}</dd>
        </div>`,
    )}
    ${roundingRow(quote)}
    <div class="between">
      <dt><strong>${s.leftToPay}</strong></dt>
      <dd class="num"><strong>${money(quote.payableMinor, c)}</strong></dd>
    </div>
  </dl>`;
}

/** The sums of a cart; the total is a button that explains itself. */
export function totalBox(quote: Quote, action: TemplateResult): TemplateResult {
  const s = t();
  const total = money(quote.totalMinor, quote.currency);
  return html`<section class="panel stack" aria-label=${s.total}>
    ${sums(quote)}
    <button
      class="total"
      type="button"
      data-total=${quote.totalMinor}
      @click=${() => explain(quote)}
    >
      <span class="total-words"
        ><span>${s.total}</span><span class="total-tap">${icon("detail")} ${s.tapTotal}</span></span
      >
      <span class="total-figure">${total}</span>
    </button>
    ${paid(quote)}
    <p class="seen-by-readers-only" role="status" aria-live="polite">${s.totalIs(total)}</p>
    ${
      quote.discountMinor > 0
        ? html`<p class="pill save">${s.youSave(money(quote.discountMinor, quote.currency))}</p>`
        : nothing
    }
    ${earnLine(quote)} ${action}
  </section>`;
}

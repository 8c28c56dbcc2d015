// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { count, money, t } from "../i18n/index.js";
import type { Quote } from "../shop/shop.js";
import { explain, sums } from "./explain.js";
import { icon } from "./icon.js";

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
    <p class="seen-by-readers-only" role="status" aria-live="polite">${s.totalIs(total)}</p>
    ${
      quote.discountMinor > 0
        ? html`<p class="pill save">${s.youSave(money(quote.discountMinor, quote.currency))}</p>`
        : nothing
    }
    ${earnLine(quote)} ${action}
  </section>`;
}

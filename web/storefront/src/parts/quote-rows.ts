// SPDX-License-Identifier: MIT
// Rows that a cart and an order share: presents, shipping and other charges, rounding.

import { html, nothing, type TemplateResult } from "lit";
import type { Quote } from "tillside";
import { count, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { picture, titleOf } from "./picture.js";

type Gifts = NonNullable<Quote["gifts"]>;

/** What lies in the parcel without a price. */
export function giftRows(gifts: Gifts, frame: "panel" | "" = ""): TemplateResult | typeof nothing {
  if (gifts.length === 0) return nothing;
  const s = t();
  return html`<ul class="lines ${frame}" role="list">
    ${gifts.map((gift) => {
      const item = shop.item(gift.sku);
      return html`<li class="line slim" data-gift=${gift.sku}>
        ${item ? picture(item, 56) : html`<span></span>`}
        <p class="small">
          ${item ? titleOf(item) : gift.sku} <span class="soft">× ${count(gift.quantity)}</span>
        </p>
        <p class="pill ok">${s.gift}</p>
      </li>`;
    })}
  </ul>`;
}

export function chargeRows(charges: Quote["charges"], currency: string): TemplateResult {
  const s = t();
  return html`${charges.map(
    (one) =>
      html`<div class="between" data-charge=${one.id}>
        <dt>${s.charge[one.kind] ?? one.id}</dt>
        <dd class="num">
          ${money(one.priceMinor, currency)}${
            one.discountMinor > 0
              ? html` <span class="save">−${money(one.discountMinor, currency)}</span>`
              : nothing
          }
        </dd>
      </div>`,
  )}`;
}

/** Cash is rounded where the program says so. */
export function roundingRow({ roundingMinor, currency }: Quote): TemplateResult | typeof nothing {
  if (roundingMinor === 0) return nothing;
  return html`<div class="between soft">
    <dt>${t().rounding}</dt>
    <dd class="num">${money(roundingMinor, currency)}</dd>
  </div>`;
}

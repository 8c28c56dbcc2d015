// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { count, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { picture, titleOf } from "./picture.js";

interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly totalMinor: number;
  /** Units that came back. */
  readonly refunded?: number;
}

/** Lines to be read, not changed: of a cart at checkout, or of an order. */
export function orderLines(
  lines: readonly Line[],
  currency: string,
  frame: "panel" | "" = "",
): TemplateResult {
  return html`<ul class="lines ${frame}" role="list">
    ${lines.map((line) => {
      const item = shop.item(line.sku);
      return html`<li class="line slim">
        ${item ? picture(item, 56) : html`<span></span>`}
        <p class="small">
          ${item ? titleOf(item) : line.sku} <span class="soft">× ${count(line.quantity)}</span>
          ${
            line.refunded
              ? html`<br /><span class="tiny save" data-returned=${line.refunded}
                    >${t().unitsReturned(count(line.refunded))}</span
                  >`
              : nothing
          }
        </p>
        <p class="num small">${money(line.totalMinor, currency)}</p>
      </li>`;
    })}
  </ul>`;
}

// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import { count, money } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { picture, titleOf } from "./picture.js";

interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly totalMinor: number;
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
        </p>
        <p class="num small">${money(line.totalMinor, currency)}</p>
      </li>`;
    })}
  </ul>`;
}

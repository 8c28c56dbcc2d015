// SPDX-License-Identifier: MIT
// Why a product would stand on this shopper's first page: every share of its score, exactly.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Recommendation } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { icon } from "./icon.js";
import { shareOf, wordsFor } from "./reason.js";

@customElement("ts-why")
export class Why extends ShopElement {
  @property() sku = "";
  private found: Recommendation | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.taste, shop.catalogue];
  }

  protected override render(): TemplateResult | typeof nothing {
    this.onChange(`${this.sku} ${shop.tasteVersion()}`, async () => {
      this.found = await shop.explain(this.sku);
    });
    const found = this.found;
    const reasons = found?.reasons.filter((one) => one.sharePpm !== 0) ?? [];
    if (found === undefined || found.sku !== this.sku || reasons.length === 0) return nothing;
    return html`<details class="why small">
      <summary>${icon("spark")} ${t().why}</summary>
      <ul class="stack-tight">
        ${reasons.map(
          (one) =>
            html`<li class="between">
              <span>${wordsFor(one, found.sku)}</span>
              <span class="num">${shareOf(one, found)}</span>
            </li>`,
        )}
      </ul>
    </details>`;
  }
}

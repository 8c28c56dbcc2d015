// SPDX-License-Identifier: MIT
// The fairness receipt (反大数据杀熟): a total with everything that it was made of, to be kept and run
// again by anybody.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Receipt } from "tillside";
import { ShopElement } from "../app/element.js";
import { saveAs } from "../app/save.js";
import { count, local, moment, money, t } from "../i18n/index.js";
import { type Quote, shop } from "../shop/shop.js";
import { icon } from "./icon.js";

const kFile = "tillside-receipt.json";
const kCommand = `tillside receipt ${kFile}`;

function memberWords({ request: { member } }: Receipt): string {
  if (!member) return t().receiptGuest;
  const tier = shop.program()?.tier.tiers.find((one) => one.id === member.tier);
  const name = tier ? local(tier.title).text : member.tier;
  return t().receiptMember(name, count(member.orders ?? 0));
}

function inputs(receipt: Receipt): TemplateResult {
  const s = t();
  const { programHash, cart, now } = receipt.request;
  const { subtotalMinor } = receipt.reply.value;
  const row = (words: string, value: TemplateResult | string): TemplateResult =>
    html`<div class="between">
      <dt>${words}</dt>
      <dd class="num">${value}</dd>
    </div>`;
  return html`<dl class="sums small">
    ${row(s.receiptProgram, html`<code title=${programHash}>${programHash.slice(0, 12)}</code>`)}
    ${row(s.receiptGoods(cart.lines.length), money(subtotalMinor, shop.currency()))}
    ${
      cart.coupons && cart.coupons.length > 0
        ? row(s.coupon, html`<code>${cart.coupons.join(", ")}</code>`)
        : nothing
    }
    ${row(s.account, memberWords(receipt))} ${row(s.receiptMoment, moment(now))}
  </dl>`;
}

@customElement("ts-receipt")
export class ReceiptBox extends ShopElement {
  @property({ attribute: false }) quote: Quote | undefined;
  @state() private again: "" | "same" | "differs" = "";

  /** For the cart's own quote alone: of another the inputs are not here. */
  private receipt(): Receipt | undefined {
    const { quote } = this;
    if (quote === undefined || quote !== shop.cart.value.quote) return undefined;
    return shop.cart.receipt({ at: quote.now });
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("quote")) this.again = "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { quote } = this;
    const receipt = this.receipt();
    if (!receipt || !quote) return nothing;
    const s = t();
    const replay = (): void => {
      const again = shop.cart.receipt({ at: quote.now }).reply.value;
      this.again = JSON.stringify(again) === JSON.stringify(quote) ? "same" : "differs";
    };
    return html`<section class="receipt stack-tight" aria-label=${s.receipt}>
      <h3>${s.receipt}</h3>
      <p class="small soft">${s.receiptText}</p>
      ${inputs(receipt)}
      <div class="row">
        <button
          class="button second slim"
          type="button"
          data-receipt="download"
          @click=${() => saveAs(kFile, `${JSON.stringify(receipt, null, 1)}\n`)}
        >
          ${s.receiptDownload}
        </button>
        <button class="button second slim" type="button" data-receipt="again" @click=${replay}>
          ${s.receiptAgain}
        </button>
      </div>
      <p class="small" role="status" data-replayed=${this.again}>
        ${
          this.again === "same"
            ? html`${icon("check")} ${s.receiptSame(money(quote.totalMinor, quote.currency))}`
            : this.again === "differs"
              ? s.receiptDiffers
              : nothing
        }
      </p>
      <p class="small soft">${s.receiptCommand} <code class="command">${kCommand}</code></p>
    </section>`;
  }
}

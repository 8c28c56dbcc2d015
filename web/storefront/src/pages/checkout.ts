// SPDX-License-Identifier: MIT
// Checkout: a guest signs in or up and keeps the cart; then one look at the total, and the order.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { go, href } from "../app/router.js";
import { money, t } from "../i18n/index.js";
import { orderLines } from "../parts/order-lines.js";
import { asProblem, problem } from "../parts/problem.js";
import { giftRows } from "../parts/quote-rows.js";
import { totalBox } from "../parts/total-box.js";
import { placeCart } from "../shop/placed.js";
import { type Quote, shop } from "../shop/shop.js";

type Problem = Pick<TillsideError, "code" | "detail" | "value">;

@customElement("ts-checkout")
export class CheckoutPage extends ShopElement {
  @state() private busy = false;
  @state() private error: Problem | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.member, shop.catalogue];
  }

  private async place(): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      const orderId = await placeCart();
      go({ page: "order", orderId });
    } catch (reason) {
      this.error = asProblem(reason);
    } finally {
      this.busy = false;
    }
  }

  /** A code that gives nothing stands in the way of the order: it can be left out right here. */
  private refusal(error: Problem): TemplateResult {
    const { value } = error;
    const code = shop.cart.value.coupons.find((one) => one === value);
    if (code === undefined || !error.code.startsWith("coupon_")) return problem(error);
    return html`${problem(error)}
      <p>
        <button
          class="button second slim"
          type="button"
          data-leave-out=${code}
          @click=${() => this.without(code)}
        >
          ${t().couponLeaveOut(code)}
        </button>
      </p>`;
  }

  private without(code: string): void {
    shop.cart.removeCoupon(code);
    void this.place();
  }

  private step(quote: Quote): TemplateResult {
    const s = t();
    if (shop.visitor() === "unknown") return html`<p class="soft">${s.quoting}</p>`;
    if (shop.visitor() === "guest") {
      return html`<section class="stack">
        ${totalBox(quote, html``)}
        <h2>${s.signInFirst}</h2>
        <p class="soft">${s.signInFirstText}</p>
        <ts-sign-in></ts-sign-in>
      </section>`;
    }
    const button = html`<button
      class="button wide"
      type="button"
      data-place
      ?disabled=${this.busy}
      @click=${this.place}
    >
      ${this.busy ? s.placing : s.placeOrder(money(quote.totalMinor, quote.currency))}
    </button>`;
    return html`<section class="stack">
      <p class="small soft">${s.signedInAs(shop.member.value.name ?? "")}</p>
      ${totalBox(quote, button)} ${this.error ? this.refusal(this.error) : nothing}
      ${shop.about.value.demo ? html`<p class="tiny soft">${s.payNote}</p>` : nothing}
    </section>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const { quote, lines } = shop.cart.value;
    if (lines.length === 0 || quote === undefined) {
      return html`<div class="page">
        <header class="list-head"><h1 tabindex="-1">${s.checkoutTitle}</h1></header>
        <div class="panel empty">
          <p>${s.cartEmpty}</p>
          <p><a class="button" href=${href({ page: "home" })}>${s.heroShop}</a></p>
        </div>
      </div>`;
    }
    return html`<div class="page">
      <header class="list-head"><h1 tabindex="-1">${s.checkoutTitle}</h1></header>
      <div class="two">
        <div class="stack">
          ${orderLines(quote.lines, quote.currency, "panel")}
          ${giftRows(quote.gifts ?? [], "panel")}
        </div>
        <aside class="side">${this.step(quote)}</aside>
      </div>
    </div>`;
  }
}

// SPDX-License-Identifier: MIT
// The cart: lines, coupons, points, live totals. Every change is quoted by the engine on the
// device.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { href } from "../app/router.js";
import { local, money, t } from "../i18n/index.js";
import { giftBox, pointsBox } from "../parts/cart-boxes.js";
import { icon } from "../parts/icon.js";
import { picture, titleOf } from "../parts/picture.js";
import { problem } from "../parts/problem.js";
import { quantityPicker } from "../parts/quantity.js";
import { giftRows } from "../parts/quote-rows.js";
import { totalBox } from "../parts/total-box.js";
import { value } from "../parts/value.js";
import { attempt, removeLine } from "../shop/actions.js";
import { type Quote, shop } from "../shop/shop.js";

function line(sku: string, quantity: number, quote: Quote | undefined): TemplateResult {
  const item = shop.item(sku);
  const priced = quote?.lines.find((one) => one.sku === sku);
  const c = shop.currency();
  const name = item ? local(item.title).text : sku;
  const options = Object.values(item?.options ?? {});
  return html`<li class="line" data-sku=${sku}>
    ${
      item
        ? html`<a
            href=${href({ page: "product", productId: item.productId, sku })}
            tabindex="-1"
            aria-hidden="true"
            >${picture(item, 96)}</a
          >`
        : html`<span></span>`
    }
    <div class="line-words">
      <p class="line-title">
        ${
          item
            ? html`<a href=${href({ page: "product", productId: item.productId, sku })}
                >${titleOf(item)}</a
              >`
            : html`<code>${sku}</code>`
        }
      </p>
      <p class="tiny soft">${options.map((one, i) => [i > 0 ? ", " : "", value(one)])}</p>
      ${priced ? html`<p class="small soft">${money(priced.unitPriceMinor, c)}</p>` : nothing}
      <div class="row">
        ${quantityPicker(
          quantity,
          (next) => (next <= 0 ? removeLine(sku) : attempt(() => shop.cart.setQuantity(sku, next))),
          name,
        )}
        <button
          class="link small soft"
          type="button"
          @click=${() => removeLine(sku)}
          aria-label=${`${t().remove}: ${name}`}
        >
          ${t().remove}
        </button>
      </div>
    </div>
    <div class="line-price num">
      ${
        priced
          ? html`<strong>${money(priced.totalMinor, c)}</strong>${
              priced.totalMinor < priced.subtotalMinor
                ? html`<s class="tiny soft">${money(priced.subtotalMinor, c)}</s>`
                : nothing
            }`
          : nothing
      }
    </div>
  </li>`;
}

/** On a phone the total stands far below the lines: until it is reached, it stands at the foot. */
function payBar(quote: Quote): TemplateResult {
  return html`<div class="pay-bar">
    <span><span class="tiny soft">${t().total}</span>
      <strong class="num">${money(quote.totalMinor, quote.currency)}</strong></span>
    <a class="button slim" href=${href({ page: "checkout" })}>${t().checkout}</a>
  </div>`;
}

@customElement("ts-cart")
export class CartPage extends ShopElement {
  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.catalogue, shop.member, shop.about];
  }

  protected override render(): TemplateResult {
    const s = t();
    const { lines, quote, error } = shop.cart.value;
    if (lines.length === 0) {
      return html`<div class="page">
        <header class="list-head"><h1 tabindex="-1">${s.cart}</h1></header>
        <div class="panel empty">
          <p>${s.cartEmpty}</p>
          <p class="soft small">${s.cartEmptyText}</p>
          <p><a class="button" href=${href({ page: "home" })}>${s.heroShop}</a></p>
        </div>
        <ts-list kind="forYou" .count=${5}></ts-list>
      </div>`;
    }
    return html`<div class="page">
      <header class="list-head">
        <div>
          <h1 tabindex="-1">${s.cart}</h1>
          <p class="soft small note">${icon("lock")} ${s.cartEmptyText}</p>
        </div>
      </header>
      <div class="two">
        <div class="stack">
          <ul class="lines panel" role="list">
            ${lines.map((one) => line(one.sku, one.quantity, quote))}
          </ul>
          ${giftRows(quote?.gifts ?? [], "panel")}
          <ts-top-ups></ts-top-ups>
          ${quote ? payBar(quote) : nothing}
        </div>
        <aside class="stack side">
          ${
            error
              ? html`<div class="panel">
                  ${problem(error)}
                  <p class="small">${s.quoteFailed}</p>
                </div>`
              : nothing
          }
          ${
            quote
              ? totalBox(
                  quote,
                  html`<a class="button wide" data-checkout href=${href({ page: "checkout" })}
                    >${s.checkout}</a
                  >`,
                )
              : nothing
          }
          <ts-coupons></ts-coupons>
          ${pointsBox(quote)} ${giftBox()}
          <ts-what-if></ts-what-if>
        </aside>
      </div>
      <ts-list kind="basket" .count=${8}></ts-list>
    </div>`;
  }
}

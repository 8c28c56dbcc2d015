// SPDX-License-Identifier: MIT
// A product in a list: picture, title, price, why it is here, and a button that puts it in the
// cart.

import { html, nothing, type TemplateResult } from "lit";
import { href } from "../app/router.js";
import { local, money, t } from "../i18n/index.js";
import { addToCart } from "../shop/actions.js";
import { type Item, shop } from "../shop/shop.js";
import { tonesOf } from "../shop/swatches.js";
import { icon } from "./icon.js";
import { picture, titleOf } from "./picture.js";

export interface CardExtras {
  readonly reason?: string | undefined;
  /** All that speaks for it, in words and shares, where the reason can be opened. */
  readonly shares?: readonly { readonly words: string; readonly share: string }[] | undefined;
  /** Where the shopper may say "not for me". */
  readonly dismiss?: () => void;
}

export function price(item: Item): TemplateResult {
  const before =
    item.listPriceMinor !== undefined && item.listPriceMinor > item.priceMinor
      ? item.listPriceMinor
      : undefined;
  return html`<span class="price">
    <span class=${before === undefined ? "price-now" : "price-now on-sale"}
      >${money(item.priceMinor, shop.currency())}</span
    >
    ${
      before === undefined
        ? nothing
        : html`<s class="price-before"
            ><span class="seen-by-readers-only">${t().wasPrice} </span
            >${money(before, shop.currency())}</s
          >`
    }
  </span>`;
}

function variantsNote(item: Item): TemplateResult | typeof nothing {
  const variants = shop.variants(item.productId);
  if (variants.length < 2) return nothing;
  const tones = tonesOf(variants);
  if (tones.length < 2)
    return html`<span class="tiny soft">${t().variants(variants.length)}</span>`;
  return html`<span class="dots" title=${t().variants(variants.length)}>
    <span class="seen-by-readers-only">${t().variants(variants.length)}</span>
    ${tones.slice(0, 5).map(
      (fill) =>
        html`<svg viewBox="0 0 10 10" aria-hidden="true">
          <circle cx="5" cy="5" r="4.5" fill=${fill}></circle>
        </svg>`,
    )}
  </span>`;
}

/** Whether something beside the colour has to be chosen; the colour is on the picture. */
function needsChoice(item: Item): boolean {
  const variants = shop.variants(item.productId);
  const names = variants.flatMap((one) => Object.keys(one.options));
  return variants.length > 1 && names.some((name) => !/colou?r/i.test(name));
}

/** Where more is to be chosen, the button leads to the choice; else it adds at once. */
function quickButton(item: Item): TemplateResult {
  const name = local(item.title).text;
  if (!item.inStock) return html`<span class="pill">${t().outOfStock}</span>`;
  if (needsChoice(item)) {
    return html`<a
      class="quick"
      href=${href({ page: "product", productId: item.productId, sku: item.sku })}
      aria-label=${`${t().details}: ${name}`}
      tabindex="-1"
      >${icon("right")}</a
    >`;
  }
  return html`<button
    class="quick"
    type="button"
    aria-label=${`${t().addToCart}: ${name}`}
    @click=${() => addToCart(item)}
  >
    ${icon("plus")}
  </button>`;
}

function dismissButton(item: Item, dismiss: () => void): TemplateResult {
  const label = `${t().notForMe}: ${local(item.title).text}`;
  return html`<button
    class="dismiss"
    type="button"
    aria-label=${label}
    title=${t().notForMe}
    @click=${dismiss}
  >
    ${icon("close")}
  </button>`;
}

/** The reason of a card; where there is more to say it opens and shows every share. */
function reasonLine({ reason, shares }: CardExtras): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  const line = html`<p class="card-reason">${icon("spark")}<span>${reason}</span></p>`;
  if (shares === undefined || shares.length === 0) return line;
  return html`<details class="card-why">
    <summary>${line}</summary>
    <ul class="card-shares" role="list">
      ${shares.map(
        ({ words, share }) =>
          html`<li class="between"><span>${words}</span><span class="num">${share}</span></li>`,
      )}
    </ul>
  </details>`;
}

export function card(item: Item, extras: CardExtras = {}): TemplateResult {
  return html`<article class="card" data-sku=${item.sku}>
    <a
      class="card-picture"
      href=${href({ page: "product", productId: item.productId, sku: item.sku })}
      tabindex="-1"
      aria-hidden="true"
    >
      ${picture(item, 320)}
    </a>
    <div class="card-text">
      <h3 class="card-title">
        <a href=${href({ page: "product", productId: item.productId, sku: item.sku })}
          >${titleOf(item)}</a
        >
      </h3>
      ${reasonLine(extras)}
      <div class="card-foot">${price(item)}${variantsNote(item)}</div>
    </div>
    ${quickButton(item)}${extras.dismiss ? dismissButton(item, extras.dismiss) : nothing}
  </article>`;
}

export function grid(
  cards: readonly TemplateResult[],
  kind: "grid" | "rail" = "grid",
): TemplateResult {
  return html`<ul class=${kind} role="list">
    ${cards.map((one) => html`<li>${one}</li>`)}
  </ul>`;
}

// SPDX-License-Identifier: MIT
// 凑单: the engine says what is missing to a threshold; real products that close the gap are tried,
// each quoted exactly by the engine, and the best are shown. Nothing is extrapolated.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { href } from "../app/router.js";
import { local, money, t } from "../i18n/index.js";
import { addToCart } from "../shop/actions.js";
import { firstVariants, type Item, type Quote, shop } from "../shop/shop.js";
import { icon } from "./icon.js";
import { picture, titleOf } from "./picture.js";

const kTried = 16;
const kShown = 4;

export interface TopUp {
  readonly item: Item;
  /** What the whole cart would cost with it. */
  readonly quote: Quote;
}

/** Products that close the gap, the cheapest first; those in the cart already are left out. */
function candidates(missingMinor: number): Item[] {
  const inCart = new Set(shop.cart.value.lines.map((line) => shop.item(line.sku)?.productId));
  const fits = shop.catalogue
    .items()
    .filter(
      (item) => item.inStock && item.priceMinor >= missingMinor && !inCart.has(item.productId),
    )
    .sort((a, b) => a.priceMinor - b.priceMinor || (a.sku < b.sku ? -1 : 1));
  return firstVariants(fits).slice(0, kTried);
}

/** The candidates with which the till asks least, each quoted; the taste breaks ties. */
export async function topUps(quote: Quote, shown = kShown): Promise<TopUp[]> {
  const gap = quote.gaps[0];
  if (gap === undefined) return [];
  const liked = await shop.rerank(candidates(gap.missingMinor));
  return liked
    .map((item) => ({ item, quote: shop.cart.preview({ add: [{ sku: item.sku, quantity: 1 }] }) }))
    .filter((one) => one.quote.discountMinor > quote.discountMinor)
    .map((one, rank) => ({ one, rank }))
    .sort((a, b) => a.one.quote.totalMinor - b.one.quote.totalMinor || a.rank - b.rank)
    .slice(0, shown)
    .map(({ one }) => one);
}

/** How the total moves, in words: pay less, the same, only so much more. */
export function change(before: Quote, after: Quote): TemplateResult {
  const s = t();
  const by = after.totalMinor - before.totalMinor;
  if (by < 0) return html`<span class="pill save">${s.payLess(money(-by, after.currency))}</span>`;
  return html`<span class="pill"
    >${by === 0 ? s.paySame : s.payMore(money(by, after.currency))}</span
  >`;
}

@customElement("ts-top-ups")
export class TopUps extends ShopElement {
  private found: readonly TopUp[] = [];
  private base: Quote | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.catalogue];
  }

  private row(base: Quote, { item, quote }: TopUp): TemplateResult {
    const name = local(item.title).text;
    return html`<li class="topup">
      <a
        href=${href({ page: "product", productId: item.productId, sku: item.sku })}
        tabindex="-1"
        aria-hidden="true"
        >${picture(item, 72)}</a
      >
      <div>
        <p class="small">
          <a href=${href({ page: "product", productId: item.productId, sku: item.sku })}
            >${titleOf(item)}</a
          >
        </p>
        <p class="small soft">${money(item.priceMinor, quote.currency)} ${change(base, quote)}</p>
      </div>
      <button
        class="round"
        type="button"
        aria-label=${`${t().addToCart}: ${name}`}
        @click=${() => addToCart(item)}
      >
        ${icon("plus")}
      </button>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const quote = shop.cart.value.quote;
    const gap = quote?.gaps[0];
    if (quote === undefined || gap === undefined) return nothing;
    this.onChange(
      JSON.stringify([quote.totalMinor, quote.discountMinor, quote.gaps, shop.catalogueVersion()]),
      async () => {
        this.found = await topUps(quote);
        this.base = quote;
      },
    );
    const s = t();
    const c = quote.currency;
    const promotion = shop.program()?.promotions.find((one) => one.id === gap.promotionId);
    const title = promotion ? local(promotion.title) : undefined;
    return html`<section class="nudge" data-gap=${gap.missingMinor}>
      <h2 class="nudge-title">${s.gapTitle(money(gap.missingMinor, c))}</h2>
      <p class="small">
        ${
          title ? html`<strong lang=${title.lang}>${title.text}</strong> · ` : nothing
        }${s.gapText(money(gap.thresholdMinor, c), money(gap.offMinor, c))}
      </p>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" rx="2" class="bar-back"></rect>
        <rect
          width=${Math.min(100, (100 * gap.baseMinor) / gap.thresholdMinor)}
          height="4"
          rx="2"
          class="bar-front"
        ></rect>
      </svg>
      ${
        this.found.length > 0 && this.base !== undefined
          ? html`<p class="small soft">${s.gapAdd}</p>
              <ul class="topups" role="list">
                ${this.found.map((one) => this.row(this.base ?? quote, one))}
              </ul>`
          : nothing
      }
    </section>`;
  }
}

// SPDX-License-Identifier: MIT
// The first page: what is different here, what one may like, what there is.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { glide } from "../app/motion.js";
import { afterPaint } from "../app/paint.js";
import { href } from "../app/router.js";
import { t } from "../i18n/index.js";
import { categoryTiles } from "../parts/category-tiles.js";
import { icon } from "../parts/icon.js";
import { picture } from "../parts/picture.js";
import { type Item, kFirstCount, shop } from "../shop/shop.js";
import { emblemOf } from "../shop/swatches.js";

/**
 * Six products of different categories: the same for everybody, since nothing is known of
 * anybody.
 */
function windowDisplay(): Item[] {
  return shop
    .categories()
    .slice(0, 7)
    .flatMap((category) => emblemOf(category.key) ?? []);
}

function promise(
  symbol: "lock" | "chain" | "cloudOff",
  title: string,
  text: string,
): TemplateResult {
  return html`<li class="promise">
    <span class="promise-mark">${icon(symbol)}</span>
    <div>
      <h2>${title}</h2>
      <p class="soft small">${text}</p>
    </div>
  </li>`;
}

@customElement("ts-home")
export class HomePage extends ShopElement {
  /** Below the first screen; drawn after it. */
  @state() private below = false;

  protected override watches(): readonly Watched[] {
    return [shop.catalogue];
  }

  protected override firstUpdated(): void {
    void afterPaint().then(() => {
      this.below = true;
    });
  }

  private hero(): TemplateResult {
    const s = t();
    return html`<section class="hero">
      <div class="hero-words">
        <h1 class="hero-title" tabindex="-1">${s.heroTitle}</h1>
        <p class="hero-text">${s.heroText}</p>
        <div class="row">
          <a class="button" href="#/" @click=${this.toTour}>${s.heroTour}</a>
          <a class="button second" href=${href({ page: "categories" })}>${s.heroShop}</a>
        </div>
      </div>
      <div class="hero-window" aria-hidden="true">
        ${windowDisplay()
          .slice(0, 6)
          .map(
            (item) =>
              html`<a tabindex="-1" href=${href({ page: "product", productId: item.productId })}
                >${picture(item, 260)}</a
              >`,
          )}
      </div>
    </section>`;
  }

  private readonly toTour = (event: Event): void => {
    event.preventDefault();
    const tour = this.querySelector<HTMLElement>("ts-story");
    tour?.scrollIntoView({ behavior: glide(), block: "start" });
    tour?.querySelector<HTMLElement>("[data-begin]")?.click();
  };

  protected override render(): TemplateResult {
    const s = t();
    return html`<div class="page home">
      ${this.hero()}
      <ul class="promises" role="list">
        ${promise("chain", s.promiseSame, s.promiseSameText)}
        ${promise("lock", s.promiseTaste, s.promiseTasteText)}
        ${promise("cloudOff", s.promiseOffline, s.promiseOfflineText)}
      </ul>
      <ts-list kind="forYou" .count=${kFirstCount}></ts-list>
      ${this.below && shop.catalogue.value.size > 0 ? this.rest() : nothing}
    </div>`;
  }

  private rest(): TemplateResult {
    const s = t();
    return html`<ts-story></ts-story>
      <section class="shelf">
        <header class="shelf-head between">
          <h2>${s.categories}</h2>
          <a href=${href({ page: "categories" })}>${s.seeAll}</a>
        </header>
        ${categoryTiles(shop.categories().slice(0, 12))}
      </section>
      <ts-list kind="buyAgain" .count=${8}></ts-list>
      <ts-list kind="across" .count=${8}></ts-list>
      <ts-list kind="newArrivals" .count=${10}></ts-list>`;
  }
}

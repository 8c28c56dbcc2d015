// SPDX-License-Identifier: MIT
// Category and search lists. Found and ordered on the device: nothing of it is ever asked of a
// server.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { afterPaint } from "../app/paint.js";
import { href } from "../app/router.js";
import { count, local, t } from "../i18n/index.js";
import { card, grid } from "../parts/card.js";
import { categoryTiles, derivedMark } from "../parts/category-tiles.js";
import { icon } from "../parts/icon.js";
import { notFound } from "../parts/not-found.js";
import { shelfLinks, shelfTitle } from "../parts/shelf-links.js";
import { watchCards } from "../shop/seen.js";
import { onShelf, type ShelfKind } from "../shop/shelves.js";
import { firstVariants, type Item, shop } from "../shop/shop.js";

type Order = "taste" | "priceUp" | "priceDown" | "newest";
const kOrders: readonly Order[] = ["taste", "priceUp", "priceDown", "newest"];
const kPage = 30;

@customElement("ts-listing")
export class ListingPage extends ShopElement {
  @property() kind: ShelfKind | "search" = "category";
  /** What is on the shelf, or the words that are searched for. */
  @property() key = "";
  @state() private order: Order = "taste";
  @state() private shown = kPage;
  /** Undefined until the first answer. */
  private ranked: readonly Item[] | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.catalogue, shop.taste];
  }

  private async rank(): Promise<void> {
    this.shown = kPage;
    this.ranked =
      this.kind === "search"
        ? await shop.search(this.key)
        : await shop.rerank(onShelf(this.kind, this.key));
  }

  protected override updated(): void {
    void afterPaint().then(() => watchCards(this));
  }

  private ordered(): Item[] {
    const items = firstVariants(this.ranked ?? []);
    switch (this.order) {
      case "taste":
        return items;
      case "priceUp":
        return items.sort((a, b) => a.priceMinor - b.priceMinor);
      case "priceDown":
        return items.sort((a, b) => b.priceMinor - a.priceMinor);
      case "newest":
        return items.sort((a, b) => (b.listedAt ?? 0) - (a.listedAt ?? 0));
    }
  }

  private sorter(): TemplateResult {
    const s = t();
    const names = {
      taste: s.sortTaste,
      priceUp: s.sortPriceUp,
      priceDown: s.sortPriceDown,
      newest: s.sortNew,
    };
    return html`<label class="sorter"
      ><span class="small soft">${s.sort}</span>
      <select
        class="input"
        @change=${(event: Event) => {
          this.order = (event.target as HTMLSelectElement).value as Order;
        }}
      >
        ${kOrders.map(
          (order) =>
            html`<option value=${order} ?selected=${order === this.order}>${names[order]}</option>`,
        )}
      </select></label
    >`;
  }

  private heading(found: number): TemplateResult {
    const s = t();
    if (this.kind === "search") {
      return html`<div>
        <h1 tabindex="-1">${s.searchTitle(this.key)}</h1>
        <p class="soft small">${this.ranked ? s.searchFound(found) : s.loadingShop}</p>
      </div>`;
    }
    const category =
      this.kind === "category" ? shop.categories().find((one) => one.key === this.key) : undefined;
    const title = category ? local(category.title) : shelfTitle(this.kind, this.key);
    return html`<div>
      <nav class="crumbs small soft" aria-label=${s.categories}>
        <a href=${href({ page: "home" })}>${s.home}</a> /
        <a href=${href({ page: "categories" })}>${s.categories}</a>
      </nav>
      <h1 tabindex="-1" lang=${title.lang}>${title.text}</h1>
      <p class="soft small row">
        ${s.itemsCount(count(found))} · ${icon("lock")} ${s.rankedHere}
        ${category ? derivedMark(category) : nothing}
      </p>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { kind, key } = this;
    const searched = kind === "search";
    if (!searched && onShelf(kind, key).length === 0) return notFound();
    this.onChange(`${kind}|${key}|${shop.catalogueVersion()}`, () => this.rank());
    const items = this.ordered();
    return html`<div class="page">
      <header class="list-head">
        ${this.heading(items.length)}${items.length > 1 ? this.sorter() : nothing}
      </header>
      ${
        searched && this.ranked?.length === 0
          ? html`<div class="stack">
              <p class="panel">${t().searchNone}</p>
              ${categoryTiles(shop.categories().slice(0, 9))}
            </div>`
          : nothing
      }
      <h2 class="seen-by-readers-only">${t().listProducts}</h2>
      ${grid(items.slice(0, this.shown).map((item) => card(item)))}
      ${
        items.length > this.shown
          ? html`<p class="more">
              <button
                class="button second"
                type="button"
                @click=${() => {
                  this.shown += kPage;
                }}
              >
                ${t().more}
              </button>
            </p>`
          : nothing
      }
      ${
        kind === "category"
          ? html`<ts-list kind="newIn" .category=${key} .count=${10}></ts-list>`
          : nothing
      }
    </div>`;
  }
}

@customElement("ts-categories")
export class CategoriesPage extends ShopElement {
  protected override watches(): readonly Watched[] {
    return [shop.catalogue];
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <header class="list-head"><h1 tabindex="-1">${t().allCategories}</h1></header>
      ${categoryTiles(shop.categories())} ${shelfLinks()}
    </div>`;
  }
}

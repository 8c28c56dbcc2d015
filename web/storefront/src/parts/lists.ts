// SPDX-License-Identifier: MIT
// Lists of recommendations: asked of the device's model, shown with the reason for each.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { afterPaint } from "../app/paint.js";
import { local, t } from "../i18n/index.js";
import { dislike } from "../shop/actions.js";
import { watchCards } from "../shop/seen.js";
import { type Item, kFirstCount, type Recommended, shop } from "../shop/shop.js";
import { card, grid } from "./card.js";
import { reasonOf, sharesOf } from "./reason.js";
import { whyThese } from "./why-list.js";

export type ListKind =
  | "forYou"
  | "buyAgain"
  | "newArrivals"
  | "newIn"
  | "similar"
  | "goesWith"
  | "across"
  | "basket";

interface Row {
  readonly one: Recommended;
  readonly item: Item;
}

/** After so long a list of the first page shows what needs no model. */
const kPatienceMs = 1500;

@customElement("ts-list")
export class RecommendedList extends ShopElement {
  @property() kind: ListKind = "forYou";
  @property() sku = "";
  @property() category = "";
  @property({ type: Number }) count = 10;
  @property() layout: "" | "grid" | "rail" = "";
  private found: readonly Recommended[] = [];
  /** Whether the list is the model's word on what is known now. */
  private current = true;

  /** The model takes long: something of every shelf stands in for it. */
  private slow = false;

  override connectedCallback(): void {
    super.connectedCallback();
    setTimeout(() => {
      this.slow = true;
      if (this.isConnected && this.waits()) this.requestUpdate();
    }, kPatienceMs);
  }

  protected override watches(): readonly Watched[] {
    const first = this.isFirst() ? [shop.taste.first] : [];
    return [shop.catalogue, shop.taste, ...first, ...(this.kind === "basket" ? [shop.cart] : [])];
  }

  protected override updated(): void {
    void afterPaint().then(() => watchCards(this));
  }

  private isFirst(): boolean {
    return this.kind === "forYou" && this.count === kFirstCount;
  }

  private async ask(): Promise<void> {
    const ask: Record<ListKind, () => Promise<readonly Recommended[]>> = {
      forYou: () => shop.forYou(this.count),
      buyAgain: () => shop.buyAgain(this.count),
      newArrivals: () => shop.newArrivals(this.count),
      newIn: () => shop.newIn(this.category, this.count),
      across: async () =>
        this.sku === "" ? shop.across(this.count) : (await shop.besides(this.sku)).across,
      similar: async () => (await shop.besides(this.sku)).similar,
      goesWith: async () => (await shop.besides(this.sku)).goesWith,
      basket: () =>
        shop.goesWith(
          shop.cart.value.lines.map((line) => line.sku),
          this.count,
        ),
    };
    this.found = await ask[this.kind]();
  }

  private words(): { title: string; text?: string } {
    const s = t();
    if (this.kind === "across") {
      return this.sku === ""
        ? { title: s.across, text: s.acrossText }
        : { title: s.acrossItem, text: s.acrossItemText };
    }
    if (this.kind !== "forYou") {
      const category = shop.categories().find((one) => one.key === this.category);
      const titles = {
        newIn: s.newIn(category ? local(category.title).text : this.category),
        buyAgain: s.buyAgain,
        newArrivals: s.newArrivals,
        similar: s.similar,
        goesWith: s.goesWith,
        basket: s.basketGoesWith,
      };
      return { title: titles[this.kind] };
    }
    return shop.knowsTaste()
      ? { title: s.forYou, text: s.forYouText }
      : { title: s.popularNow, text: s.popularText };
  }

  protected override render(): TemplateResult | typeof nothing {
    const first = this.isFirst() ? shop.first() : undefined;
    this.current = first?.current ?? true;
    if (first !== undefined) this.found = first.items;
    else this.askAgain();
    const items = this.rows(this.found);
    if (items.length > 0) return this.shelf(items, this.kind);
    if (!this.waits()) return nothing;
    const samples = this.slow ? this.rows(shop.samples(this.count)) : [];
    return samples.length > 0 ? this.shelf(samples, "samples") : this.placeholders();
  }

  private rows(list: readonly Recommended[]): Row[] {
    return list.flatMap((one) => {
      const item = shop.item(one.sku);
      return item ? [{ one, item }] : [];
    });
  }

  private shelf(items: readonly Row[], name: ListKind | "samples"): TemplateResult {
    const words = name === "samples" ? this.waiting() : this.words();
    const mine = name === "forYou";
    const wide = this.kind === "forYou";
    const cards = items.map(({ one, item }) =>
      card(item, {
        reason: reasonOf(one),
        shares: sharesOf(one),
        ...(mine && { dismiss: () => dislike(item) }),
      }),
    );
    return html`<section
      class="shelf"
      aria-label=${words.title}
      aria-busy=${this.current ? "false" : "true"}
      data-list=${name}
      data-current=${this.current ? "true" : "false"}
    >
      <header class="shelf-head">
        <h2>${words.title}</h2>
        ${words.text ? html`<p class="soft">${words.text}</p>` : nothing}
        ${whyThese(items.map(({ one }) => one))}
      </header>
      ${grid(cards, this.layout || (wide ? "grid" : "rail"))}
    </section>`;
  }

  /** Whether the model is still being read; a list that holds the first screen keeps its place. */
  private waits(): boolean {
    return this.isFirst() && shop.taste.value.state === "loading";
  }

  private waiting(): { title: string; text: string } {
    return { title: t().popularNow, text: t().loadingModel };
  }

  private placeholders(): TemplateResult {
    const ghost = html`<li class="ghost"><span></span><span></span><span></span></li>`;
    return html`<section class="shelf" aria-busy="true">
      <header class="shelf-head">
        <h2>${this.waiting().title}</h2>
        <p class="soft" role="status">${this.waiting().text}</p>
      </header>
      <ul class="grid" role="list" aria-hidden="true">
        ${Array.from({ length: this.count }, () => ghost)}
      </ul>
    </section>`;
  }

  private askAgain(): void {
    this.onChange(
      `${this.kind} ${this.sku} ${this.category} ${shop.tasteVersion()} ${
        this.kind === "basket" ? shop.cart.value.lines.map((l) => l.sku).join() : ""
      }`,
      () => this.ask(),
    );
  }
}

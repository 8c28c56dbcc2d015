// SPDX-License-Identifier: MIT
// The shop of this page: one `tillside`, and the questions that pages ask of it. No rule of the
// trade stands here: prices, points, tiers and thresholds are the engine's answers, shown.

import {
  type CartClient,
  type Category,
  createTillside,
  type Item,
  type Program,
  type Recommendation,
  type TasteList,
  type Tillside,
} from "tillside";
import { keptEmblems } from "./emblems.js";

export type { Category, Item, Program, Quote, Recommendation, TraceEntry } from "tillside";

/** What a list is of, for the sentence where the model names no past item. */
export type Because = "popular" | "fresh" | "similar" | "together" | "across" | "again" | "sample";

export interface Recommended extends Recommendation {
  readonly because: Because;
}

/** The list of the first page. The package keeps it, so that a visit begins with it. */
export const kFirstCount = 10;

/** As many as the model ranks at once. */
const kMostRanked = 1000;
/** New arrivals of a category are chosen from so many. */
const kNewest = 40;

/** How many stand beside a product in each list. */
const kBeside = 8;

export type ProductLists = Readonly<
  Record<"goesWith" | "similar" | "across", readonly Recommended[]>
>;

/** One item a product: the first of its variants that can be bought, in the given order. */
export function firstVariants(items: readonly Item[]): Item[] {
  const first = new Map<string, Item>();
  for (const item of items) {
    const known = first.get(item.productId);
    if (known === undefined || (!known.inStock && item.inStock)) first.set(item.productId, item);
  }
  return [...first.values()];
}

class Shop {
  readonly tillside: Tillside = createTillside({
    baseUrl: location.origin,
    wasmUrl: new URL(TILLSIDE_WASM, location.href),
    scoreWorkerUrl: new URL(TILLSIDE_SCORE_WORKER, location.href),
    firstList: { k: kFirstCount, maxPerCategory: 3, keep: () => keptEmblems() },
  });
  readonly catalogue = this.tillside.catalogue;
  readonly cart: CartClient = this.tillside.cart;
  readonly member = this.tillside.member;
  readonly taste = this.tillside.taste;
  readonly sync = this.tillside.sync;
  readonly traffic = this.tillside.traffic;
  readonly about = this.tillside.shop;
  private knows = false;

  currency(): string {
    return this.about.value.currency;
  }

  program(): Program | undefined {
    return this.about.value.program;
  }

  item(sku: string): Item | undefined {
    return this.catalogue.item(sku);
  }

  variants(productId: string): readonly Item[] {
    return this.catalogue.product(productId)?.variants ?? [];
  }

  /** Largest first. */
  categories(): readonly Category[] {
    return this.catalogue.categories();
  }

  inCategory(category: string): readonly Item[] {
    return this.catalogue.items({ category });
  }

  /** "member" once the account is enrolled in the program, which the first contact does. */
  visitor(): "unknown" | "guest" | "member" {
    const { state, view } = this.member.value;
    if (state === "guest") return "guest";
    return state === "signed_in" && view?.enrolled ? "member" : "unknown";
  }

  /** True once something of the past speaks in the lists. */
  knowsTaste(): boolean {
    return this.knows;
  }

  /** Changes whenever lists may come out differently. */
  tasteVersion(): string {
    const { state, version } = this.taste.value;
    return `${this.catalogueVersion()} ${state} ${version}`;
  }

  catalogueVersion(): string {
    const { state, version, size } = this.catalogue.value;
    return `${state} ${version} ${size}`;
  }

  private async ask(
    because: Because,
    list: () => Promise<TasteList>,
  ): Promise<readonly Recommended[]> {
    if (this.taste.value.state !== "ready") return [];
    const found = await list();
    return found.items.map((one) => ({ ...one, because }));
  }

  async forYou(k: number): Promise<readonly Recommended[]> {
    const { state } = this.taste.value;
    if (state === "loading") return [];
    if (state !== "ready") return this.samples(k);
    const found = await this.taste.forYou({ k, maxPerCategory: 3 });
    this.knows = found.knowsUser;
    return found.items.map((one) => ({ ...one, because: "popular" }));
  }

  /** The first page's list, as soon as there is one; `current` false while a new one is scored. */
  first(): { readonly items: readonly Recommended[]; readonly current: boolean } | undefined {
    const first = this.taste.first.value;
    if (first === undefined) return undefined;
    this.knows = first.list.knowsUser;
    const items = first.list.items.map((one) => ({ ...one, because: "popular" as const }));
    return { items, current: first.current };
  }

  /** Where there is no model: one of every category. */
  samples(k: number): readonly Recommended[] {
    const picks = this.categories().flatMap((category) =>
      this.inCategory(category.key)
        .filter((item) => item.inStock)
        .slice(0, 1),
    );
    return picks
      .slice(0, k)
      .map((item) => ({ sku: item.sku, scorePpm: 0, reasons: [], because: "sample" }));
  }

  buyAgain(k: number): Promise<readonly Recommended[]> {
    return this.ask("again", () => this.taste.buyAgain({ k, keepOwned: true }));
  }

  /** Of the home page: what its first list shows is not shown again. */
  newArrivals(k: number): Promise<readonly Recommended[]> {
    const exclude = this.beside(this.firstSkus());
    return this.ask("fresh", () => this.taste.newArrivals({ k, exclude, maxPerCategory: 3 }));
  }

  private firstSkus(): string[] {
    return (this.taste.first.value?.list.items ?? []).map((one) => one.sku);
  }

  /** The newest of one category; none where the shop does not say since when it has them. */
  newIn(category: string, k: number): Promise<readonly Recommended[]> {
    const candidates = this.inCategory(category)
      .filter((item) => item.listedAt !== undefined)
      .sort((a, b) => (b.listedAt ?? 0) - (a.listedAt ?? 0))
      .slice(0, kNewest)
      .map((item) => item.sku);
    if (candidates.length === 0) return Promise.resolve([]);
    return this.ask("fresh", () => this.taste.newArrivals({ k, candidates }));
  }

  /** What goes with what was bought, in other aisles; nothing while nothing was. */
  async across(k: number): Promise<readonly Recommended[]> {
    if (!this.taste.entries().some((one) => one.kind === "purchase")) return [];
    const exclude = this.beside(this.firstSkus());
    return this.ask("across", () => this.taste.across([], { k, exclude, maxPerCategory: 2 }));
  }

  private asked: { key: string; lists: Promise<ProductLists> } | undefined;

  /** Three lists beside a product, of which none repeats what another shows. */
  besides(sku: string): Promise<ProductLists> {
    const key = `${sku} ${this.tasteVersion()}`;
    if (this.asked?.key !== key) this.asked = { key, lists: this.askBesides(sku) };
    return this.asked.lists;
  }

  private async askBesides(sku: string): Promise<ProductLists> {
    const goesWith = await this.goesWith([sku], kBeside);
    const seen = [sku, ...goesWith.map((one) => one.sku)];
    const similar = await this.ask("similar", () =>
      this.taste.similar(sku, { k: kBeside, exclude: this.beside(seen), keepOwned: true }),
    );
    const exclude = this.beside([...seen, ...similar.map((one) => one.sku)]);
    const across = await this.ask("across", () =>
      this.taste.across([sku], { k: kBeside, exclude, maxPerCategory: 2 }),
    );
    return { goesWith, similar, across };
  }

  async goesWith(skus: readonly string[], k: number): Promise<readonly Recommended[]> {
    if (skus.length === 0) return [];
    const exclude = this.beside(skus);
    return this.ask("together", () => this.taste.goesWith(skus, { k, exclude, maxPerCategory: 3 }));
  }

  /** What never stands beside these: other variants of the same products, and what is sold out. */
  private beside(skus: readonly string[]): string[] {
    const products = new Set(skus.map((sku) => this.item(sku)?.productId));
    const items = this.catalogue.items();
    const out = items.filter((item) => !item.inStock || products.has(item.productId));
    return out.map((item) => item.sku);
  }

  /** The reasons of one product, or nothing where the past says nothing of it. */
  async explain(sku: string): Promise<Recommendation | undefined> {
    return this.taste.value.state === "ready" ? this.taste.explain(sku) : undefined;
  }

  private hosts: { version: string; names: readonly string[] } = { version: "", names: [] };

  /** Hosts of the shop's own pictures: they see which of their pictures a browser loads. */
  pictureHosts(): readonly string[] {
    const version = this.catalogueVersion();
    if (this.hosts.version !== version) {
      const urls = this.catalogue.items().flatMap((item) => item.imageUrl ?? []);
      const names = new Set(urls.map((url) => new URL(url, location.href).host));
      this.hosts = { version, names: [...names].sort() };
    }
    return this.hosts.names;
  }

  private byList(list: TasteList): readonly Item[] {
    return list.items.flatMap((one) => this.item(one.sku) ?? []);
  }

  /** Words are looked up in the texts; the model adds what is meant and puts all in order. */
  async search(text: string): Promise<readonly Item[]> {
    const literal = this.catalogue.items({ text });
    if (this.taste.value.state !== "ready") return literal;
    const ranked = this.byList(await this.taste.search(text, { k: 200, keepOwned: true }));
    const hits = new Set(literal.map((item) => item.sku));
    const first = ranked.filter((item) => hits.has(item.sku));
    const listed = new Set(ranked.map((item) => item.sku));
    return [
      ...first,
      ...literal.filter((item) => !listed.has(item.sku)),
      ...ranked.filter((item) => !hits.has(item.sku)),
    ];
  }

  /** One variant a product, in the order of the taste; what the model does not know comes last. */
  async rerank(items: readonly Item[]): Promise<readonly Item[]> {
    const products = firstVariants(items);
    if (this.taste.value.state !== "ready" || products.length < 2) return products;
    const asked = products.slice(0, kMostRanked).map((item) => item.sku);
    const ranked = this.byList(await this.taste.rerank(asked));
    return [...ranked, ...products.slice(kMostRanked)];
  }
}

export const shop = new Shop();

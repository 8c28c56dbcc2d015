// SPDX-License-Identifier: MIT

import type { Category, ItemFilter, Product } from "../api.js";
import type { Item, Manifest } from "../generated/types.js";

/** What lies in one published version, ready to be asked. */
export class CatalogueIndex {
  readonly items: readonly Item[];
  readonly #bySku: ReadonlyMap<string, Item>;
  readonly #byProduct: ReadonlyMap<string, Item[]>;
  readonly categories: readonly Category[];
  readonly #text = new Map<string, string>();

  /** `categories` where the items are a part of the catalogue only. */
  constructor(items: readonly Item[], categories: readonly Category[] = categoriesOf(items)) {
    this.items = items;
    this.#bySku = new Map(items.map((item) => [item.sku, item]));
    this.#byProduct = groupBy(items, (item) => item.productId);
    this.categories = categories;
  }

  item(sku: string): Item | undefined {
    return this.#bySku.get(sku);
  }

  product(productId: string): Product | undefined {
    const variants = this.#byProduct.get(productId);
    return variants && { productId, variants };
  }

  filter({ category, brand, tag, text }: ItemFilter = {}): readonly Item[] {
    const words = (text ?? "").normalize("NFC").toLowerCase().split(/\s+/u).filter(Boolean);
    return this.items.filter(
      (item) =>
        (category === undefined || item.category.en === category) &&
        (brand === undefined || item.brand === brand) &&
        (tag === undefined || item.tags.includes(tag)) &&
        (words.length === 0 || words.every((word) => this.#searchable(item).includes(word))),
    );
  }

  /** The newest first; items without a date do not count as new. */
  newest(count: number): readonly Item[] {
    return this.items
      .filter((item) => item.listedAt !== undefined && item.inStock)
      .sort((a, b) => (b.listedAt ?? 0) - (a.listedAt ?? 0) || (a.sku < b.sku ? -1 : 1))
      .slice(0, count);
  }

  #searchable(item: Item): string {
    let text = this.#text.get(item.sku);
    if (text === undefined) {
      const { title, category, brand, tags, options } = item;
      text = [
        title.en,
        title.zh,
        category.en,
        category.zh,
        brand,
        ...tags,
        ...Object.values(options),
      ]
        .join("\n")
        .toLowerCase();
      this.#text.set(item.sku, text);
    }
    return text;
  }
}

function groupBy(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Largest first; ties by name. */
function categoriesOf(items: readonly Item[]): readonly Category[] {
  return [...groupBy(items, (item) => item.category.en)]
    .map(([key, group]) => ({
      key,
      title: group.find((item) => item.category.zh)?.category ?? { en: key },
      derived: group.some((item) => item.categoryDerived),
      products: new Set(group.map((item) => item.productId)).size,
    }))
    .sort((a, b) => b.products - a.products || (a.key < b.key ? -1 : 1));
}

/** Folds the segments of a manifest, in its order, into the list of items by sku. */
export function foldSegments(manifest: Manifest, documentOf: (sha256: string) => unknown): Item[] {
  const items = new Map<string, Item>();
  for (const { sha256, kind, content } of manifest.segments) {
    if (content !== "catalogue") continue;
    const rows = documentOf(sha256) as readonly (Item | string)[];
    for (const row of rows) {
      if (typeof row === "string") items.delete(row);
      else if (kind !== "tombstone") items.set(row.sku, row);
    }
  }
  return [...items.values()].sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0));
}

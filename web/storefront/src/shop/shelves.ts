// SPDX-License-Identifier: MIT
// Other ways through the catalogue than its categories: brands, and channels, which are the tags
// that a merchant gives to many products.

import { type Item, shop } from "./shop.js";

export type ShelfKind = "category" | "brand" | "channel";

export interface Shelf {
  readonly key: string;
  readonly products: number;
}

/** A tag of fewer products is a note of the merchant's, no channel. */
const kFewest = 12;

export function onShelf(kind: ShelfKind, key: string): readonly Item[] {
  return shop.catalogue.items(kind === "channel" ? { tag: key } : { [kind]: key });
}

function counted(keysOf: (item: Item) => readonly string[]): Shelf[] {
  const shelves = new Map<string, Set<string>>();
  for (const item of shop.catalogue.items()) {
    for (const key of keysOf(item)) {
      const products = shelves.get(key) ?? new Set();
      shelves.set(key, products.add(item.productId));
    }
  }
  return [...shelves].map(([key, { size }]) => ({ key, products: size }));
}

interface Shelves {
  readonly version: string;
  readonly brands: readonly Shelf[];
  readonly channels: readonly Shelf[];
}

let known: Shelves = { version: "", brands: [], channels: [] };

/** Brands by name; channels, those of most products first. Counted once a catalogue. */
export function shelves(): Shelves {
  const version = shop.catalogueVersion();
  if (known.version !== version) {
    known = {
      version,
      brands: counted((item) => (item.brand === "" ? [] : [item.brand])).sort((a, b) =>
        a.key.localeCompare(b.key, "en"),
      ),
      channels: counted((item) => item.tags)
        .filter(({ products }) => products >= kFewest)
        .sort((a, b) => b.products - a.products || a.key.localeCompare(b.key, "en")),
    };
  }
  return known;
}

// SPDX-License-Identifier: MIT

import type { Shop } from "./api.js";
import { TillsideError, toError } from "./error.js";
import type { Item, PricedItem, Program, Text } from "./generated/types.js";
import type { Http } from "./http.js";
import { Signal } from "./live.js";
import { recordShapes } from "./store/shape.js";
import type { CachedShop, Store } from "./store/store.js";

export interface Agreement {
  readonly id: string;
  readonly text: Text;
}

/** `GET /v1/shop`. */
interface ShopDocument {
  readonly title: Text | string;
  readonly currency: string;
  readonly demo: boolean;
  readonly agreement?: Agreement;
  readonly programHash: string;
  readonly serverTime: number;
}

/** Something answers, but no shop. */
function noShop(pointer: string): TillsideError {
  return new TillsideError({ code: "missing_field", pointer, rule: "a shop's document" });
}

/** The shop's facts and its program; from the device at once, from the server when it answers. */
export class ShopClient extends Signal<Shop> {
  readonly #http: Http;
  readonly #store: Store;
  #cached: CachedShop | undefined;
  /** Told at each answer of the server. */
  onServerTime: (serverTime: number) => void = () => {};

  constructor(http: Http, store: Store) {
    super({ state: "loading", name: { en: "" }, currency: "XXX", demo: false });
    this.#http = http;
    this.#store = store;
  }

  /** What the device holds. */
  open(held: CachedShop): void {
    this.#use(held);
  }

  async refresh(): Promise<void> {
    try {
      const shop = await this.#http.json<ShopDocument>({ purpose: "shop", path: "/v1/shop" });
      if (typeof shop?.programHash !== "string") throw noShop("/programHash");
      this.onServerTime(shop.serverTime);
      const program =
        this.#cached?.programHash === shop.programHash
          ? this.#cached.program
          : await this.#http.json<Program>({
              purpose: "shop",
              path: `/v1/programs/${shop.programHash}`,
            });
      const { title, currency, demo, agreement, programHash } = shop;
      const cached = {
        title,
        currency,
        demo,
        program,
        programHash,
        ...(agreement && { agreement }),
      };
      if (!recordShapes.shop(cached)) throw noShop("/program");
      this.#use(cached);
      await this.#store.update(["records"], (tx) => tx.setRecord("shop", cached));
    } catch (reason) {
      const error = toError(reason, "offline");
      this.patch({ error, state: this.#cached ? "ready" : "failed" });
    }
  }

  #use(cached: CachedShop): void {
    this.#cached = cached;
    const { title, currency, demo, agreement, program, programHash } = cached;
    this.set({
      state: "ready",
      name: typeof title === "string" ? { en: title } : (title as Text),
      currency,
      demo,
      program,
      programHash,
      ...(agreement && { agreement }),
    });
  }
}

/** What pricing may know of a cart's goods, and of the gifts that the program may add to them. */
export function pricedItems(
  program: Program,
  skus: readonly string[],
  item: (sku: string) => Item | undefined,
): PricedItem[] {
  const gifts = program.promotions?.flatMap(({ benefit }) =>
    benefit.kind === "gift" ? [benefit.sku] : [],
  );
  return [...new Set([...skus, ...(gifts ?? [])])]
    .map(item)
    .filter((found) => found !== undefined)
    .map(priced);
}

/** What pricing may know of an item. */
export function priced(item: Item): PricedItem {
  const { sku, productId, category, brand, tags, priceMinor, listPriceMinor, taxClass } = item;
  return {
    sku,
    productId,
    category: category.en,
    brand,
    tags,
    priceMinor,
    ...(listPriceMinor !== undefined && { listPriceMinor }),
    ...(taxClass !== undefined && { taxClass }),
  };
}

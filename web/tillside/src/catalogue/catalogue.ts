// SPDX-License-Identifier: MIT

import type { Catalogue, CatalogueState, Category, ItemFilter, Product } from "../api.js";
import type { Engine } from "../engine.js";
import { toError } from "../error.js";
import type { Item } from "../generated/types.js";
import type { Http } from "../http.js";
import { Signal } from "../live.js";
import { mark } from "../marks.js";
import { nextTask } from "../start.js";
import type { FirstPage, HeldCatalogue, Store } from "../store/store.js";
import { type Chunks, fetchVersion, heldChunks, type Published } from "./fetch.js";
import { CatalogueIndex, foldSegments } from "./index.js";

const EMPTY: CatalogueState = { state: "loading", version: "", signature: "unknown", size: 0 };

export class CatalogueClient extends Signal<CatalogueState> implements Catalogue {
  readonly #http: Http;
  readonly #engine: Engine;
  readonly #store: Store;
  #index = new CatalogueIndex([]);
  #published: Published | undefined;
  /** All items of a version are here, with its model or before it. */
  #whole = false;
  #refreshing: Promise<void> | undefined;
  #soldOut: readonly string[] = [];
  /** The packs of the version in use, in manifest order; undefined without a model. */
  onPacks: (packs: readonly Uint8Array<ArrayBuffer>[], modelId: string | undefined) => void =
    () => {};

  constructor(http: Http, engine: Engine, store: Store) {
    super(EMPTY);
    this.#http = http;
    this.#engine = engine;
    this.#store = store;
  }

  categories(): readonly Category[] {
    return this.#index.categories;
  }
  items(filter?: ItemFilter): readonly Item[] {
    return filter ? this.#index.filter(filter) : this.#index.items;
  }
  item(sku: string): Item | undefined {
    return this.#index.item(sku);
  }
  product(productId: string): Product | undefined {
    return this.#index.product(productId);
  }
  newest(count: number): readonly Item[] {
    return this.#index.newest(count);
  }
  /** What cannot be bought now. Known before the items are. */
  soldOut(): readonly string[] {
    return this.#soldOut;
  }

  /** Shows what was kept for the first page, if it is of the version that the device holds. */
  glance(held: HeldCatalogue, first: FirstPage): boolean {
    const { version, modelId } = held.manifest;
    if (first.version !== version) return false;
    this.#index = new CatalogueIndex(first.items, first.categories);
    this.#soldOut = first.soldOut;
    const { signature } = held;
    const model = modelId !== undefined && { modelId };
    this.set({ state: "partial", version, signature, size: first.size, ...model });
    return true;
  }

  /** What the device holds, the model first, the items after `then`; false if a part lacks. */
  async open(
    held: HeldCatalogue,
    found: Promise<Chunks | undefined>,
    then: () => Promise<void>,
  ): Promise<boolean> {
    try {
      const { manifest } = held;
      const packs = await found;
      if (packs) this.onPacks([...packs.values()], manifest.modelId);
      await then();
      const documents = await this.#store.read(["chunks"], (tx) =>
        heldChunks(tx, manifest, "catalogue"),
      );
      if (!packs || !documents) return false;
      const read = new Map<string, unknown>();
      for (const [hash, bytes] of documents) {
        read.set(hash, parsed(bytes));
        await nextTask();
      }
      this.#use({ held, chunks: new Map([...packs, ...documents]) }, read);
      return true;
    } catch {
      return false; // the store has told of it; the shop is fetched again
    }
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    try {
      const newer = await fetchVersion(
        this.#http,
        this.#engine,
        this.#store,
        this.#published,
        (items) => this.#show(items),
      );
      if (newer) {
        this.#use(newer);
        const packs = newer.held.manifest.segments.filter((one) => one.content === "pack");
        this.onPacks(
          packs.map((one) => newer.chunks.get(one.sha256) as Uint8Array<ArrayBuffer>),
          newer.held.manifest.modelId,
        );
      } else if (this.value.error) this.set(withoutError(this.value));
    } catch (reason) {
      const error = toError(reason, "pack_malformed");
      this.patch({ error, state: this.#whole ? "ready" : "failed" });
    }
  }

  #use(published: Published, read?: ReadonlyMap<string, unknown>): void {
    this.#published = published;
    this.#show(published, read);
  }

  #show(published: Published, read: ReadonlyMap<string, unknown> = new Map()): void {
    const { manifest, signature } = published.held;
    this.#index = new CatalogueIndex(
      foldSegments(manifest, (hash) => read.get(hash) ?? parsed(published.chunks.get(hash))),
    );
    this.#soldOut = this.#index.items.filter((item) => !item.inStock).map((item) => item.sku);
    this.#whole = true;
    mark("catalogue");
    this.set({
      state: "ready",
      version: manifest.version,
      signature,
      size: this.#index.items.length,
      ...(manifest.modelId !== undefined && { modelId: manifest.modelId }),
    });
  }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function withoutError({ error: _, ...rest }: CatalogueState): CatalogueState {
  return rest;
}

// SPDX-License-Identifier: MIT

import type { Catalogue, CatalogueState, Category, ItemFilter, Product } from "../api.js";
import type { Engine } from "../engine.js";
import { toError } from "../error.js";
import type { Item } from "../generated/types.js";
import type { Http } from "../http.js";
import { Signal } from "../live.js";
import type { Store } from "../store/store.js";
import { fetchVersion, heldVersion, type Published } from "./fetch.js";
import { CatalogueIndex, foldSegments } from "./index.js";

const EMPTY: CatalogueState = { state: "loading", version: "", signature: "unknown", size: 0 };

export class CatalogueClient extends Signal<CatalogueState> implements Catalogue {
  readonly #http: Http;
  readonly #engine: Engine;
  readonly #store: Store;
  #index = new CatalogueIndex([]);
  #published: Published | undefined;
  #refreshing: Promise<void> | undefined;
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

  /** What the device holds; false if that is nothing. */
  async open(): Promise<boolean> {
    const held = await heldVersion(this.#store).catch(() => undefined);
    if (held) this.#use(held);
    return held !== undefined;
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    try {
      const newer = await fetchVersion(this.#http, this.#engine, this.#store, this.#published);
      if (newer) this.#use(newer);
      else if (this.value.error) this.set(withoutError(this.value));
    } catch (reason) {
      const error = toError(reason, "pack_malformed");
      this.patch({ error, state: this.#published ? "ready" : "failed" });
    }
  }

  #use(published: Published): void {
    const { manifest, signature } = published.held;
    const decoder = new TextDecoder();
    this.#index = new CatalogueIndex(
      foldSegments(manifest, (hash) => JSON.parse(decoder.decode(published.chunks.get(hash)))),
    );
    this.#published = published;
    const packs = manifest.segments
      .filter((segment) => segment.content === "pack")
      .map((segment) => published.chunks.get(segment.sha256) as Uint8Array<ArrayBuffer>);
    this.onPacks(packs, manifest.modelId);
    this.set({
      state: "ready",
      version: manifest.version,
      signature,
      size: this.#index.items.length,
      ...(manifest.modelId !== undefined && { modelId: manifest.modelId }),
    });
  }
}

function withoutError({ error: _, ...rest }: CatalogueState): CatalogueState {
  return rest;
}

// SPDX-License-Identifier: MIT

import type { ListOptions, Taste, TasteEntry, TasteList, TasteState } from "../api.js";
import type { RecommendVerb } from "../engine.js";
import { toError } from "../error.js";
import type { Interaction, Item, Recommendation } from "../generated/types.js";
import { Signal } from "../live.js";
import type { ResilientStore } from "../store/resilient.js";
import type { Tabs } from "../sync/tabs.js";
import { TasteLog } from "./log.js";
import { noModel, type Scorer } from "./scorer.js";

/** How many of the newest items new arrivals are chosen from. */
const ARRIVALS = 200;

export interface TasteParts {
  readonly store: ResilientStore;
  readonly tabs: Tabs;
  readonly now: () => number;
  readonly scorer: () => Scorer;
  readonly items: () => readonly Item[];
  readonly newest: (count: number) => readonly Item[];
  readonly basket: () => readonly string[];
}

interface Asked {
  readonly basket?: readonly string[];
  readonly query?: string;
  readonly candidates?: readonly string[];
  readonly keepOwned?: boolean;
  readonly maxPerProduct?: number;
  readonly maxReasons?: number;
}

export class TasteClient extends Signal<TasteState> implements Taste {
  readonly #parts: TasteParts;
  readonly #log: TasteLog;
  #scorer: Scorer | undefined;
  #loading: Promise<void> = Promise.resolve();

  constructor(parts: TasteParts) {
    super({ state: "loading", isolation: "unknown", paused: false, size: 0, unsaved: false });
    this.#parts = parts;
    this.#log = new TasteLog(parts.store);
    parts.store.unsaved.subscribe(() => this.patch({ unsaved: parts.store.unsaved.value }));
  }

  async open(): Promise<void> {
    await this.#log.open().catch(() => {});
    const paused = await this.#parts.store
      .read(["records"], (tx) => tx.record("tastePaused"))
      .catch(() => false);
    this.patch({ paused: paused ?? false, size: this.#log.entries.length });
  }

  /** A version's packs have come; none means that nothing was trained. */
  load(packs: readonly Uint8Array<ArrayBuffer>[]): void {
    if (packs.length === 0) {
      this.patch({ state: "absent" });
      return;
    }
    this.#loading = this.#load(packs);
  }

  async #load(packs: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    try {
      this.#scorer ??= this.#parts.scorer();
      const { model, isolation } = await this.#scorer.load(packs);
      this.patch({ state: "ready", modelId: model.modelId, isolation });
    } catch (reason) {
      this.patch({ state: "failed", error: toError(reason, "pack_malformed") });
    }
  }

  log(kind: Interaction["kind"], sku: string): void {
    if (this.value.paused || !this.#log.add(kind, sku, this.#parts.now())) return;
    this.#changed();
  }

  forYou(options: ListOptions = {}): Promise<TasteList> {
    const k = options.k ?? 20;
    return this.#ask("forYou", {}, { maxPerCategory: Math.ceil(k / 4), ...options });
  }
  similar(sku: string, options?: ListOptions): Promise<TasteList> {
    return this.#ask("similar", { basket: [sku] }, options);
  }
  goesWith(skus?: readonly string[], options?: ListOptions): Promise<TasteList> {
    return this.#ask("goesWith", { basket: skus ?? this.#parts.basket() }, options);
  }
  buyAgain(options?: ListOptions): Promise<TasteList> {
    return this.#ask("buyAgain", { keepOwned: true }, options);
  }
  newArrivals(options?: ListOptions): Promise<TasteList> {
    const candidates = this.#parts.newest(ARRIVALS).map((item) => item.sku);
    return this.#ask("forYou", { candidates }, options);
  }
  search(text: string, options?: ListOptions): Promise<TasteList> {
    return this.#ask("search", { query: text, keepOwned: true }, options);
  }

  rerank(skus: readonly string[], options: ListOptions = {}): Promise<TasteList> {
    const k = options.k ?? Math.max(1, Math.min(1000, skus.length));
    const request = { candidates: skus, keepOwned: true, maxPerProduct: 0 };
    return this.#ask("rerank", request, { exclude: [], ...options, k });
  }

  async explain(sku: string): Promise<Recommendation | undefined> {
    const request = { candidates: [sku], keepOwned: true, maxReasons: 100 };
    const { items } = await this.#ask("rerank", request, { k: 1, exclude: [] });
    return items[0];
  }

  entries(): readonly TasteEntry[] {
    return [...this.#log.entries].reverse();
  }

  remove(id: number): void {
    this.#log.remove(id);
    this.#changed();
  }

  pause(paused: boolean): void {
    this.patch({ paused });
    void this.#parts.store
      .update(["records"], (tx) => tx.setRecord("tastePaused", paused))
      .then(() => this.#parts.tabs.tell("taste"))
      .catch(() => {});
  }

  async erase(): Promise<void> {
    await this.#log.erase();
    this.#changed();
  }

  export(): string {
    return JSON.stringify({ format: 1, interactions: this.#log.entries }, null, 2);
  }

  stop(): void {
    this.#scorer?.stop();
  }

  #changed(): void {
    this.patch({ size: this.#log.entries.length });
    this.#parts.tabs.tell("taste");
  }

  async #ask(verb: RecommendVerb, asked: Asked, options: ListOptions = {}): Promise<TasteList> {
    await this.#loading;
    if (this.value.state !== "ready") noModel();
    const { signal, k = 20, exclude, candidates, maxPerCategory, keepOwned } = options;
    const request = {
      interactions: this.#log.entries.map(({ sku, kind, at }) => ({ sku, kind, at })),
      now: this.#parts.now(),
      k,
      exclude: exclude ?? this.#outOfStock(),
      ...asked,
      ...(candidates && { candidates }),
      ...(maxPerCategory !== undefined && { maxPerCategory }),
      ...(keepOwned !== undefined && { keepOwned }),
    };
    return (this.#scorer ?? noModel()).recommend(verb, request, signal);
  }

  #outOfStock(): readonly string[] {
    return this.#parts
      .items()
      .filter((item) => !item.inStock)
      .map((item) => item.sku);
  }
}

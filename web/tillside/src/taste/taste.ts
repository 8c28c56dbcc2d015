// SPDX-License-Identifier: MIT

import type {
  FirstListOptions,
  ListOptions,
  Taste,
  TasteEntry,
  TasteList,
  TasteState,
} from "../api.js";
import type { RecommendVerb } from "../engine.js";
import { toError } from "../error.js";
import type {
  Interaction,
  Item,
  Recommendation,
  RecommendRequestInput,
  TasteReply,
} from "../generated/types.js";
import { Signal } from "../live.js";
import type { ResilientStore } from "../store/resilient.js";
import type { FirstPage } from "../store/store.js";
import type { Tabs } from "../sync/tabs.js";
import { FirstListKeeper, type FirstParts } from "./first.js";
import { TasteLog } from "./log.js";
import { noModel, type Scorer } from "./scorer.js";
import { type HeldShards, ShardKeeper, type ShardParts } from "./shards.js";

/** How many of the newest items new arrivals are chosen from. */
const ARRIVALS = 200;

export interface TasteParts {
  readonly store: ResilientStore;
  readonly firstList: FirstListOptions | undefined;
  readonly catalogue: FirstParts["catalogue"];
  readonly tabs: Tabs;
  readonly now: () => number;
  readonly scorer: () => Scorer;
  readonly newest: (count: number) => readonly Item[];
  readonly basket: () => readonly string[];
  readonly fetchChunk: ShardParts["fetchChunk"];
}

/** What the device holds of the taste. */
export interface TasteHeld {
  readonly interactions: readonly TasteEntry[];
  readonly tastePaused?: boolean | undefined;
  readonly first?: FirstPage | undefined;
  readonly shards?: HeldShards | undefined;
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
  readonly first: FirstListKeeper;
  readonly #shards: ShardKeeper;
  #scorer: Scorer | undefined;
  #loading: Promise<void> = Promise.resolve();

  constructor(parts: TasteParts) {
    super({
      state: "loading",
      isolation: "unknown",
      paused: false,
      size: 0,
      version: 0,
      unsaved: false,
    });
    this.#parts = parts;
    this.#log = new TasteLog(parts.store);
    const { firstList: options, store, now, catalogue, fetchChunk } = parts;
    this.#shards = new ShardKeeper({ store, now, fetchChunk });
    this.first = new FirstListKeeper({ options, store, now, catalogue });
    parts.store.unsaved.subscribe(() => this.patch({ unsaved: parts.store.unsaved.value }));
  }

  /** What the device holds, at a start. */
  open({ interactions, tastePaused, first, shards }: TasteHeld): void {
    this.#log.open(interactions);
    this.#shards.open(shards);
    this.patch({ paused: tastePaused ?? false, ...this.#counted() });
    if (first && this.#parts.catalogue.value.state !== "loading") {
      this.first.remember(first, this.#log.fingerprint());
    }
  }

  /** Another tab has changed it. */
  async reload(): Promise<void> {
    const { entries } = this.#log;
    const held = await this.#parts.store
      .read(["records", "interactions"], async (tx) => ({
        interactions: await tx.all("interactions"),
        tastePaused: await tx.record("tastePaused"),
        shards: await tx.record("shards"),
      }))
      .catch(() => ({ interactions: entries, tastePaused: this.value.paused }));
    this.open(held);
    this.#score();
  }

  /** A version's packs have come; none means that nothing was trained. */
  load(packs: readonly Uint8Array<ArrayBuffer>[], modelId: string | undefined): void {
    if (packs.length === 0) {
      this.first.cannot();
      this.patch({ state: "absent" });
      return;
    }
    this.#loading = this.#load(packs, modelId);
    void this.#loading.then(() => this.#fetchShards(packs)).catch(() => {});
  }

  async #load(packs: readonly Uint8Array<ArrayBuffer>[], model: string | undefined): Promise<void> {
    try {
      const scorer = this.#scorer ?? this.#parts.scorer();
      this.#scorer = scorer;
      const loading = scorer.load([...packs, ...(await this.#shards.held(model))]);
      this.#score(); // asked behind the packs, without waiting for word of them
      const { modelId } = await loading;
      this.patch({ state: "ready", modelId, ...this.#counted() });
      const isolation = await scorer.isolation();
      this.patch({ isolation });
    } catch (reason) {
      this.patch({ state: "failed", error: toError(reason, "pack_malformed") });
    }
  }

  /** More of a catalogue that is too large for the device; what fails now is asked for again. */
  async #fetchShards(packs: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    const { modelId, state } = this.value;
    const scorer = this.#scorer;
    if (!scorer || !modelId || state !== "ready") return;
    const { interactions, now } = this.#request({}, { exclude: [] });
    const more = await this.#shards.round(modelId, (question) =>
      scorer.shards({ interactions: interactions ?? [], now, ...question }),
    );
    if (more) this.#loading = this.#load(packs, modelId);
  }

  log(kind: Interaction["kind"], sku: string): void {
    if (this.value.paused || !this.#log.add(kind, sku, this.#parts.now())) return;
    this.#changed();
  }

  seen(skus: readonly string[]): void {
    if (this.value.paused || !this.#log.addSeen(skus, this.#parts.now())) return;
    // No list changes for it: that something was shown has no weight.
    this.patch({ size: this.#log.entries.length });
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
    return this.#ask("newArrivals", { candidates }, options);
  }
  across(skus?: readonly string[], options?: ListOptions): Promise<TasteList> {
    return this.#ask("across", { basket: skus ?? this.#parts.basket() }, options);
  }
  topUp(candidates: readonly string[], options?: ListOptions): Promise<TasteList> {
    const asked = { basket: this.#parts.basket(), candidates, keepOwned: true };
    if (candidates.length === 0) return this.#none();
    return this.#ask("goesWith", asked, options);
  }
  search(text: string, options?: ListOptions): Promise<TasteList> {
    return this.#ask("search", { query: text, keepOwned: true }, options);
  }

  rerank(skus: readonly string[], options: ListOptions = {}): Promise<TasteList> {
    const k = options.k ?? Math.max(1, Math.min(1000, skus.length));
    const request = { candidates: skus, keepOwned: true, maxPerProduct: 0 };
    return this.#ask("rerank", request, { exclude: [], ...options, k });
  }

  async profile(): Promise<TasteReply> {
    const scorer = await this.#ready();
    return scorer.taste(this.#request({}, { exclude: [] }));
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
    await this.#shards.erase();
    this.#changed();
  }

  export(): string {
    return JSON.stringify({ format: 1, interactions: this.#log.entries }, null, 2);
  }

  stop(): void {
    this.#scorer?.stop();
  }

  #changed(): void {
    this.#score();
    this.patch(this.#counted());
    this.#parts.tabs.tell("taste");
  }

  #counted(): Pick<TasteState, "size" | "version"> {
    return { size: this.#log.entries.length, version: this.value.version + 1 };
  }

  #score(): void {
    const scorer = this.#scorer;
    if (!scorer) return;
    this.first
      .score(this.#log.fingerprint(), ({ k, maxPerCategory }) =>
        scorer.recommend(
          "forYou",
          this.#request({}, { k, ...(maxPerCategory && { maxPerCategory }) }),
        ),
      )
      .catch(() => {}); // what is wrong with the model, `load` says
  }

  async #ask(verb: RecommendVerb, asked: Asked, options: ListOptions = {}): Promise<TasteList> {
    const scorer = await this.#ready();
    return scorer.recommend(verb, this.#request(asked, options), options.signal);
  }

  async #ready(): Promise<Scorer> {
    await this.#loading;
    return (this.value.state === "ready" && this.#scorer) || noModel();
  }

  /** An empty list of candidates would mean the whole catalogue. */
  async #none(): Promise<TasteList> {
    await this.#ready();
    const { modelId = "" } = this.value;
    return { modelId, knowsUser: this.#log.entries.length > 0, items: [] };
  }

  #request(asked: Asked, options: ListOptions): RecommendRequestInput {
    const { k = 20, exclude, signal: _, ...others } = options;
    return {
      interactions: this.#log.entries.map(({ sku, kind, at }) => ({ sku, kind, at })),
      now: this.#parts.now(),
      k,
      exclude: exclude ?? this.#parts.catalogue.soldOut(),
      ...asked,
      // What is undefined means: as if it were not there.
      ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    };
  }
}

// SPDX-License-Identifier: MIT
// The list that the next visit begins with. It is scored again after every change of notes, model
// or stock and kept with the items it shows, so that a visit has something true to show before the
// catalogue is read. What cannot be vouched for is shown as not current until the new one is there.

import type { CatalogueState, Category, FirstList, FirstListOptions, Product } from "../api.js";
import type { Item } from "../generated/types.js";
import { Signal } from "../live.js";
import { mark } from "../marks.js";
import { afterPaint } from "../start.js";
import type { FirstPage, Store } from "../store/store.js";

type TasteList = FirstList["list"];

/** Beyond this only a new scoring may say that the list holds: notes lose weight with time. */
const CURRENT_MS = 3_600_000;

export interface FirstParts {
  readonly options: FirstListOptions | undefined;
  readonly store: Store;
  readonly now: () => number;
  readonly catalogue: {
    readonly value: CatalogueState;
    readonly subscribe: (listener: () => void) => () => void;
    item(sku: string): Item | undefined;
    product(productId: string): Product | undefined;
    categories(): readonly Category[];
    soldOut(): readonly string[];
  };
}

export class FirstListKeeper extends Signal<FirstList | undefined> {
  readonly #parts: FirstParts;
  #asked = 0;
  #settled: () => void = () => {};
  /** The first time that a list was scored, or could not be. */
  readonly scored: Promise<void> = new Promise((resolve) => {
    this.#settled = resolve;
  });
  /** What the list that is shown was scored from. */
  #shownFrom = "";
  /** Scored, but waiting for items that only the whole catalogue has. */
  #waiting: { list: TasteList; scoredFrom: string; scoredAt: number } | undefined;

  constructor(parts: FirstParts) {
    super(undefined);
    this.#parts = parts;
    if (!parts.options) this.#settled();
    parts.catalogue.subscribe(() => this.#settle());
  }

  /** There is no model. */
  cannot(): void {
    this.#settled();
  }

  /** What the last visit left, for a start. */
  remember(first: FirstPage, notes: string): void {
    if (!this.#parts.options) return;
    const age = this.#parts.now() - first.scoredAt;
    const current = first.scoredFrom === this.#key(notes) && age >= 0 && age < CURRENT_MS;
    this.#shownFrom = first.scoredFrom;
    this.set({ list: first.list, current, scoredAt: first.scoredAt });
  }

  /** Scores anew; `notes` names what the shopper did so far. */
  async score(
    notes: string,
    ask: (options: FirstListOptions) => Promise<TasteList>,
  ): Promise<void> {
    const { options, now } = this.#parts;
    if (!options) return;
    const mine = ++this.#asked;
    const scoredAt = now();
    const scoredFrom = this.#key(notes);
    if (this.value?.current && this.#shownFrom !== scoredFrom) {
      this.set({ ...this.value, current: false });
    }
    const list = await ask(options).finally(this.#settled);
    if (mine !== this.#asked) return;
    mark("scored");
    this.#waiting = { list, scoredFrom, scoredAt };
    this.#settle();
  }

  #key(notes: string): string {
    const { options, catalogue } = this.#parts;
    return `${catalogue.value.modelId} ${options?.k} ${options?.maxPerCategory} ${notes}`;
  }

  /** Shows the list once all its items are there, and keeps it once the catalogue is whole. */
  #settle(): void {
    const waiting = this.#waiting;
    const { catalogue } = this.#parts;
    if (!waiting) return;
    const whole = catalogue.value.state === "ready";
    const { list, scoredAt } = waiting;
    if (this.value?.scoredAt !== scoredAt) {
      if (!whole && !list.items.every(({ sku }) => catalogue.item(sku))) return;
      this.#shownFrom = waiting.scoredFrom;
      this.set({ list, current: true, scoredAt });
    }
    if (!whole) return;
    this.#waiting = undefined;
    void this.#keep(list, waiting.scoredFrom, scoredAt);
  }

  /** After the frame that shows it: nobody waits for this, and the page knows what it shows. */
  async #keep(list: TasteList, scoredFrom: string, scoredAt: number): Promise<void> {
    await afterPaint();
    const { store, catalogue, options } = this.#parts;
    const named = list.items.flatMap((one) => [
      one.sku,
      ...one.reasons.flatMap((r) => r.sku ?? []),
    ]);
    const items = new Map<string, Item>();
    for (const sku of [...named, ...(options?.keep?.() ?? [])]) {
      const found = catalogue.item(sku);
      for (const item of (found && catalogue.product(found.productId)?.variants) ?? []) {
        items.set(item.sku, item);
      }
    }
    const first: FirstPage = {
      version: catalogue.value.version,
      scoredFrom,
      scoredAt,
      list,
      items: [...items.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
      categories: catalogue.categories(),
      size: catalogue.value.size,
      soldOut: catalogue.soldOut(),
    };
    await store.update(["records"], (tx) => tx.setRecord("first", first)).catch(() => {});
  }
}

// SPDX-License-Identifier: MIT

import type { TasteEntry } from "../api.js";
import type { Interaction } from "../generated/types.js";
import type { Store } from "../store/store.js";

/** The oldest go first beyond this; the engine takes 10,000. */
const MAX_ENTRIES = 5_000;
/** Of what was only shown, so many are kept; each once in this time, unless something was done. */
const MAX_SEEN = 500;
const SEEN_MS = 24 * 3_600_000;
/** The same thing done to the same item within this time counts once. */
const REPEAT_MS = 30 * 60_000;

/** What the shopper did with items: in memory to be asked, in IndexedDB to last. Never sent. */
export class TasteLog {
  readonly #store: Store;
  #entries: TasteEntry[] = [];
  #nextId = 1;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Oldest first. */
  get entries(): readonly TasteEntry[] {
    return this.#entries;
  }

  /** Takes what the store holds. */
  open(entries: readonly TasteEntry[]): void {
    this.#entries = [...entries];
    this.#nextId = (this.#entries.at(-1)?.id ?? 0) + 1;
  }

  /**
   * Another one for other notes, for all that matters: their count and a hash of ids and times.
   * That something was shown changes no list.
   */
  fingerprint(): string {
    let hash = 0;
    let count = 0;
    for (const { id, at, kind } of this.#entries) {
      if (kind === "impression") continue;
      count += 1;
      hash = (Math.imul(hash, 31) + id) | 0;
      hash = (Math.imul(hash, 31) + (at % 0x7fffffff)) | 0;
    }
    return `${count}:${hash}`;
  }

  /** False where it says nothing new. */
  add(kind: Interaction["kind"], sku: string, at: number): boolean {
    const repeated = this.#entries.some(
      (entry) =>
        entry.sku === sku &&
        entry.kind === kind &&
        kind !== "purchase" &&
        Math.abs(at - entry.at) < REPEAT_MS,
    );
    if (repeated) return false;
    const dropped = this.#entries.length >= MAX_ENTRIES ? this.#entries[0] : undefined;
    const draft = { sku, kind, at, id: this.#nextId++ };
    this.#entries = [...this.#entries.slice(dropped ? 1 : 0), draft];
    this.#write([draft], dropped ? [dropped.id] : []);
    return true;
  }

  /** Items that were shown, all in one step. False where that says nothing new. */
  addSeen(skus: readonly string[], at: number): boolean {
    const known = new Set(
      this.#entries.filter((entry) => at - entry.at < SEEN_MS).map((entry) => entry.sku),
    );
    const drafts = [...new Set(skus)]
      .filter((sku) => !known.has(sku))
      .map((sku) => ({ sku, kind: "impression" as const, at, id: this.#nextId++ }));
    if (drafts.length === 0) return false;
    const all = [...this.#entries, ...drafts];
    const seen = all.filter((entry) => entry.kind === "impression");
    const worn = new Set(seen.slice(0, Math.max(0, seen.length - MAX_SEEN)).map(({ id }) => id));
    for (const { id } of all.slice(0, Math.max(0, all.length - worn.size - MAX_ENTRIES))) {
      worn.add(id);
    }
    this.#entries = all.filter(({ id }) => !worn.has(id));
    this.#write(
      drafts.filter(({ id }) => !worn.has(id)),
      [...worn],
    );
    return true;
  }

  #write(
    drafts: readonly { id: number; sku: string; kind: Interaction["kind"]; at: number }[],
    dropped: readonly number[],
  ): void {
    void this.#store
      .update(["interactions"], async (tx) => {
        // Another tab may have taken the numbers.
        let last = (await tx.all("interactions")).at(-1)?.id ?? 0;
        for (const draft of drafts) {
          if (last >= draft.id) {
            draft.id = last + 1;
            this.#nextId = last + 2;
          }
          last = draft.id;
          await tx.put("interactions", draft);
        }
        for (const id of dropped) await tx.delete("interactions", id);
      })
      .catch(() => {});
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    void this.#store
      .update(["interactions"], (tx) => tx.delete("interactions", id))
      .catch(() => {});
  }

  async erase(): Promise<void> {
    this.#entries = [];
    await this.#store.update(["interactions"], (tx) => tx.clear("interactions"));
  }
}

// SPDX-License-Identifier: MIT

import type { TasteEntry } from "../api.js";
import type { Interaction } from "../generated/types.js";
import type { Store } from "../store/store.js";

/** The oldest go first beyond this; the engine takes 10,000. */
const MAX_ENTRIES = 5_000;
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

  /** Another one for other notes, for all that matters: their count and a hash of ids and times. */
  fingerprint(): string {
    let hash = 0;
    for (const { id, at } of this.#entries) {
      hash = (Math.imul(hash, 31) + id) | 0;
      hash = (Math.imul(hash, 31) + (at % 0x7fffffff)) | 0;
    }
    return `${this.#entries.length}:${hash}`;
  }

  /** False where it says nothing new. */
  add(kind: Interaction["kind"], sku: string, at: number): boolean {
    const repeated = this.#entries.some(
      (entry) =>
        entry.sku === sku &&
        entry.kind === kind &&
        kind !== "purchase" &&
        at - entry.at < REPEAT_MS,
    );
    if (repeated) return false;
    const dropped = this.#entries.length >= MAX_ENTRIES ? this.#entries[0] : undefined;
    const draft = { sku, kind, at, id: this.#nextId++ };
    this.#entries = [...this.#entries.slice(dropped ? 1 : 0), draft];
    void this.#store
      .update(["interactions"], async (tx) => {
        // Another tab may have taken the number.
        const last = (await tx.all("interactions")).at(-1)?.id ?? 0;
        if (last >= draft.id) {
          draft.id = last + 1;
          this.#nextId = last + 2;
        }
        await tx.put("interactions", draft);
        if (dropped) await tx.delete("interactions", dropped.id);
      })
      .catch(() => {});
    return true;
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

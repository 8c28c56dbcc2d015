// SPDX-License-Identifier: MIT
// A catalogue too large for a device: the items asked for most are in the packs, the others in
// groups of shards, of which a device fetches some. Which, core says: those that the taste asks for
// among others drawn as everybody's tastes ask. What a server learns of it: docs/privacy.md.

import type { ShardFile, ShardReply, ShardRequestInput } from "../generated/types.js";
import { beat } from "../start.js";
import type { Chunk, Store } from "../store/store.js";

/** Of the groups of one round, so many are the taste's; the others hide them. */
const WANTED = 2;
const COUNT = 8;
/** A round each day that the shop is visited, until a device holds enough. */
const ROUND_MS = 24 * 3_600_000;
const ROUNDS = 4;

/** What the device holds of one model's shards. */
export interface HeldShards {
  readonly modelId: string;
  /** Drawn here, known to nobody else. */
  readonly seed: number;
  readonly held: readonly ShardFile[];
  /**
   * Chosen, but not all here. They are asked for again as they are, whatever the taste says by
   * then: two sets that differ in one group would tell it.
   */
  readonly pending: readonly ShardFile[];
  readonly rounds: number;
  readonly lastAt: number;
}

export interface ShardParts {
  readonly store: Store;
  readonly now: () => number;
  /** The bytes with this SHA-256, checked. */
  readonly fetchChunk: (sha256: string) => Promise<Uint8Array<ArrayBuffer>>;
}

export type ShardQuestion = Pick<ShardRequestInput, "held" | "seed" | "wanted" | "count">;

export class ShardKeeper {
  readonly #parts: ShardParts;
  #state: HeldShards | undefined;

  constructor(parts: ShardParts) {
    this.#parts = parts;
  }

  /** What the store holds, at a start. */
  open(state: HeldShards | undefined): void {
    this.#state = state;
  }

  /** The groups on the device, to be loaded behind the packs of this model. */
  async held(modelId: string | undefined): Promise<Uint8Array<ArrayBuffer>[]> {
    const state = this.#state;
    if (!state || state.modelId !== modelId || state.held.length === 0) return [];
    const found = await this.#parts.store
      .read(["chunks"], (tx) => Promise.all(state.held.map((one) => tx.get("chunks", one.sha256))))
      .catch(() => []);
    const bytes = found.flatMap((chunk) => chunk?.bytes ?? []);
    const held = state.held.filter((_, i) => found[i]);
    this.#state = { ...state, held };
    return bytes;
  }

  /**
   * Fetches the groups of a round, if one is due: one after the other, in the order of their
   * numbers. True where the device holds more than before.
   */
  async round(
    modelId: string,
    ask: (question: ShardQuestion) => Promise<ShardReply>,
  ): Promise<boolean> {
    const { now, fetchChunk, store } = this.#parts;
    let state = this.#state?.modelId === modelId ? this.#state : begun(modelId);
    if (state.pending.length === 0) {
      if (state.rounds >= ROUNDS || now() - state.lastAt < ROUND_MS) return false;
      const held = state.held.map(({ group }) => group);
      const { files } = await ask({ held, seed: state.seed, wanted: WANTED, count: COUNT });
      if (files.length === 0) return false;
      state = { ...state, pending: files, rounds: state.rounds + 1, lastAt: now() };
      await this.#keep(state);
    }
    const chunks: Chunk[] = [];
    for (const { sha256 } of state.pending) {
      await beat();
      chunks.push({ sha256, bytes: await fetchChunk(sha256) });
    }
    const held = [...state.held, ...state.pending].sort((a, b) => a.group - b.group);
    this.#state = { ...state, held, pending: [] };
    const kept = this.#state;
    await store.update(["records", "chunks"], async (tx) => {
      for (const chunk of chunks) await tx.put("chunks", chunk);
      await tx.setRecord("shards", kept);
    });
    return true;
  }

  /** They would tell what the taste once was. */
  async erase(): Promise<void> {
    const held = this.#state?.held ?? [];
    this.#state = undefined;
    await this.#parts.store.update(["records", "chunks"], async (tx) => {
      for (const { sha256 } of held) await tx.delete("chunks", sha256);
      await tx.setRecord("shards", undefined);
    });
  }

  async #keep(state: HeldShards): Promise<void> {
    this.#state = state;
    await this.#parts.store.update(["records"], (tx) => tx.setRecord("shards", state));
  }
}

function begun(modelId: string): HeldShards {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const seed = (high >>> 11) * 2 ** 32 + low;
  return { modelId, seed, held: [], pending: [], rounds: 0, lastAt: Number.NEGATIVE_INFINITY };
}

// SPDX-License-Identifier: MIT

import { TillsideError } from "../error.js";
import { Signal } from "../live.js";
import { metaOf } from "../sync/outbox.js";
import { MemoryStore } from "./memory.js";
import {
  type ListName,
  listNames,
  type Place,
  type Records,
  type Store,
  type Tx,
  type UpdateOptions,
} from "./store.js";

const RETRY_MS = 15_000;
/** Every name, or it does not compile: what is left out here would be lost with the disk. */
const everyRecord: Record<keyof Records, true> = {
  sync: true,
  session: true,
  base: true,
  shop: true,
  catalogue: true,
  cart: true,
  tastePaused: true,
  first: true,
  shards: true,
  referrer: true,
};
const recordNames = Object.keys(everyRecord) as (keyof Records)[];
const everywhere: readonly Place[] = ["records", ...listNames];

/**
 * A store on disk that gives way to memory when the disk fails (full, denied, gone), and comes back
 * with everything once it works again. `unsaved` says that memory alone holds what is new.
 */
export class ResilientStore implements Store {
  readonly unsaved: Signal<boolean> = new Signal(false);
  readonly #open: () => Promise<Store>;
  readonly #now: () => number;
  #disk: Promise<Store>;
  #memory: MemoryStore | undefined;
  /** The device's record as it stood on disk when memory took over. */
  #left: string | undefined;
  #triedAt = 0;

  constructor(open: () => Promise<Store>, now: () => number) {
    this.#open = open;
    this.#now = now;
    this.#disk = open();
    this.#disk.catch(() => {});
  }

  async read<T>(places: readonly Place[], work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#memory) return this.#memory.read(places, work);
    try {
      return await (await this.#disk).read(places, work);
    } catch (reason) {
      return (await this.#fallBack(reason)).read(places, work);
    }
  }

  async update<T>(
    places: readonly Place[],
    work: (tx: Tx) => Promise<T>,
    options?: UpdateOptions,
  ): Promise<T> {
    if (this.#memory) await this.#tryToReturn();
    if (this.#memory) return this.#memory.update(places, work);
    try {
      return await (await this.#disk).update(places, work, options);
    } catch (reason) {
      return (await this.#fallBack(reason)).update(places, work);
    }
  }

  close(): void {
    this.#disk.then((disk) => disk.close()).catch(() => {});
  }

  /** What the work itself refuses is no fault of the disk. */
  async #fallBack(reason: unknown): Promise<Store> {
    if (reason instanceof TillsideError) throw reason;
    if (this.#memory) return this.#memory;
    const memory = new MemoryStore();
    // A full disk can still be read.
    await this.#disk
      .then(async (disk) => {
        this.#left = await deviceOf(disk);
        await copy(disk, memory, true);
      })
      .catch(() => {});
    this.#memory = memory;
    this.#triedAt = this.#now();
    this.unsaved.set(true);
    return memory;
  }

  async #tryToReturn(): Promise<void> {
    const memory = this.#memory;
    // A clock that was set back must not keep the disk waiting.
    if (!memory || Math.abs(this.#now() - this.#triedAt) < RETRY_MS) return;
    this.#triedAt = this.#now();
    try {
      const disk = await this.#disk.catch(() => this.#open());
      const same = this.#left === undefined || this.#left === (await deviceOf(disk));
      await (same ? copy(memory, disk, false) : join(memory, disk));
      this.#disk = Promise.resolve(disk);
      this.#memory = undefined;
      this.unsaved.set(false);
    } catch {
      // Still failing; the next update tries again.
    }
  }
}

/** Copies one store into another. Chunks can be fetched again, so memory goes without. */
async function copy(from: Store, to: Store, toMemory: boolean): Promise<void> {
  const lists = listNames.filter((list) => !(toMemory && list === "chunks"));
  const { records, rows } = await from.read(everywhere, async (tx) => {
    const found: [ListName, unknown[]][] = [];
    for (const list of lists) found.push([list, await tx.all(list)]);
    const named: [keyof Records, unknown][] = [];
    for (const name of recordNames) named.push([name, await tx.record(name)]);
    return { records: named, rows: found };
  });
  await to.update(everywhere, async (tx) => {
    for (const [name, value] of records) await tx.setRecord(name, value as never);
    for (const [list, values] of rows) {
      if (list !== "chunks") await tx.clear(list);
      for (const value of values) await tx.put(list, value as never);
    }
  });
}

async function deviceOf(store: Store): Promise<string> {
  return JSON.stringify(await store.read(["records"], (tx) => tx.record("sync")));
}

/**
 * Another tab has written meanwhile: the disk's sequence stands, and what memory alone holds is
 * appended to it.
 */
async function join(memory: Store, disk: Store): Promise<void> {
  const { outbox, interactions, cart } = await memory.read(everywhere, async (tx) => ({
    outbox: await tx.all("outbox"),
    interactions: await tx.all("interactions"),
    cart: await tx.record("cart"),
  }));
  await disk.update(everywhere, async (tx) => {
    const known = new Set([
      ...(await tx.all("outbox")).map((command) => command.commandId),
      ...(await tx.all("told")).map((told) => told.commandId),
    ]);
    let meta = await metaOf(tx);
    for (const command of outbox) {
      if (known.has(command.commandId)) continue;
      await tx.put("outbox", { ...command, n: meta.nextN });
      meta = { ...meta, nextN: meta.nextN + 1 };
    }
    await tx.setRecord("sync", meta);
    for (const interaction of interactions) await tx.put("interactions", interaction);
    await tx.setRecord("cart", cart);
  });
}

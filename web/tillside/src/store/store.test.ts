// SPDX-License-Identifier: MIT
//
// Goal: both stores keep the same promises, and a failing disk loses nothing that the page has.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { enqueue, SEQUENCE } from "../sync/outbox.js";
import { openIndexedDb } from "./indexeddb.js";
import { MemoryStore } from "./memory.js";
import { ResilientStore } from "./resilient.js";
import type { Store, Tx } from "./store.js";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each([
  ["IndexedDB", () => openIndexedDb("test")],
  ["memory", async () => new MemoryStore()],
])("%s", (_, open: () => Promise<Store>) => {
  test("keeps records and lists, in the order of their keys", async () => {
    const store = await open();
    await store.update(["records", "told"], async (tx) => {
      await tx.setRecord("tastePaused", true);
      for (const commandId of ["b", "a"]) {
        await tx.put("told", { commandId, kind: "checkIn", code: "ok", detail: {}, at: 1 });
      }
    });
    const read = await store.read(["records", "told"], async (tx) => ({
      paused: await tx.record("tastePaused"),
      absent: await tx.record("cart"),
      ids: (await tx.all("told")).map((told) => told.commandId),
      one: (await tx.get("told", "b"))?.code,
    }));
    expect(read).toEqual({ paused: true, absent: undefined, ids: ["a", "b"], one: "ok" });
    await store.update(["records", "told"], async (tx) => {
      await tx.setRecord("tastePaused", undefined);
      await tx.delete("told", "a");
    });
    expect(await store.read(["records"], (tx) => tx.record("tastePaused"))).toBeUndefined();
    expect(await store.read(["told"], (tx) => tx.all("told"))).toHaveLength(1);
    store.close();
  });

  test("a step that throws changes nothing", async () => {
    const store = await open();
    const failing = store.update(["records"], async (tx) => {
      await tx.setRecord("tastePaused", true);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store.read(["records"], (tx) => tx.record("tastePaused"))).toBeUndefined();
    store.close();
  });
});

/** A disk that fails on demand. */
class Disk implements Store {
  readonly memory = new MemoryStore();
  full = false;
  read<T>(places: never, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.memory.read(places, work);
  }
  async update<T>(places: never, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    return this.memory.update(places, work);
  }
  close(): void {}
}

const add = (id: string) => (tx: Tx) => enqueue(tx, id, "checkIn", {}, 1);
const numbers = (store: Store) =>
  store.read(["outbox"], async (tx) =>
    (await tx.all("outbox")).map(({ n, commandId }) => [n, commandId]),
  );

test("a full disk: memory goes on from what was read, and comes back with everything", async () => {
  let now = 0;
  const disk = new Disk();
  const store = new ResilientStore(
    async () => disk,
    () => now,
  );
  await store.update(SEQUENCE, add("a"));
  disk.full = true;
  await store.update(SEQUENCE, add("b"));
  expect(store.unsaved.value).toBe(true);
  expect(await numbers(store)).toEqual([
    [1, "a"],
    [2, "b"],
  ]);
  expect(await numbers(disk)).toEqual([[1, "a"]]);
  disk.full = false;
  now = 60_000;
  await store.update(SEQUENCE, add("c"));
  expect(store.unsaved.value).toBe(false);
  expect(await numbers(disk)).toEqual([
    [1, "a"],
    [2, "b"],
    [3, "c"],
  ]);
});

test("if another tab has written meanwhile, both tabs' commands are kept", async () => {
  let now = 0;
  const disk = new Disk();
  const store = new ResilientStore(
    async () => disk,
    () => now,
  );
  await store.update(SEQUENCE, add("a"));
  disk.full = true;
  await store.update(SEQUENCE, add("mine"));
  disk.full = false;
  await disk.update(SEQUENCE as never, add("theirs"));
  now = 60_000;
  await store.update(SEQUENCE, add("c"));
  expect(await numbers(disk)).toEqual([
    [1, "a"],
    [2, "theirs"],
    [3, "mine"],
    [4, "c"],
  ]);
});

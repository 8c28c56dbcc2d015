// SPDX-License-Identifier: MIT

import { beforeEach, expect, test } from "vitest";
import { randomId } from "../bytes.js";
import { MemoryStore } from "../store/memory.js";
import type { Store, Tx } from "../store/store.js";
import { toldOf } from "./answer.js";
import { backoffMs } from "./backoff.js";
import {
  changeMember,
  enqueue,
  metaOf,
  mintDevice,
  OUTBOX_MAX_COMMANDS,
  SEQUENCE,
  settle,
  TAIL_MAX_COMMANDS,
  TAIL_MAX_MS,
  trim,
} from "./outbox.js";

let store: Store;
beforeEach(() => {
  store = new MemoryStore();
});

const step = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.update(SEQUENCE, work);
const add = (tx: Tx) => enqueue(tx, randomId(), "checkIn", {}, 1);
const numbers = () => step(async (tx) => (await tx.all("outbox")).map(({ n }) => n));

test("numbers are contiguous from 1, also when two tabs allot at once", async () => {
  await Promise.all([step(add), step(add), step(add)]);
  expect(await numbers()).toEqual([1, 2, 3]);
});

test("at the cap all is well; one above is outbox_full and stores nothing", async () => {
  for (let i = 0; i < OUTBOX_MAX_COMMANDS; ++i) await step(add);
  await expect(step(add)).rejects.toMatchObject({ code: "outbox_full" });
  expect(await numbers()).toHaveLength(OUTBOX_MAX_COMMANDS);
  expect((await step(metaOf)).nextN).toBe(OUTBOX_MAX_COMMANDS + 1);
});

test("a minted device renumbers from 1 and keeps the ids, the tail first where asked", async () => {
  const first = await step(add);
  const second = await step(add);
  const old = (await step(metaOf)).device;
  await step((tx) => settle(tx, first, toldOf(first, "ok", {}, 5)));
  await step((tx) => mintDevice(tx, { withTail: true, epoch: "e" }));
  const meta = await step(metaOf);
  expect(meta).toMatchObject({ forkedFrom: old, nextN: 3, acked: 0, epoch: "e" });
  const outbox = await step((tx) => tx.all("outbox"));
  expect(outbox.map(({ n, commandId }) => [n, commandId])).toEqual([
    [1, first.commandId],
    [2, second.commandId],
  ]);
});

test("the tail keeps the last commands of a week", async () => {
  const now = TAIL_MAX_MS * 2;
  for (let i = 0; i < TAIL_MAX_COMMANDS + 10; ++i) {
    const command = await step(add);
    await step((tx) => settle(tx, command, toldOf(command, "ok", {}, i === 70 ? 1 : now + i)));
  }
  await step((tx) => trim(tx, now));
  const tail = await step((tx) => tx.all("tail"));
  expect(tail).toHaveLength(TAIL_MAX_COMMANDS);
  expect(tail.every(({ ackedAt }) => ackedAt >= now)).toBe(true);
});

test("another member never gets what the first has not sent; the first gets it back", async () => {
  await step((tx) => changeMember(tx, "ada"));
  const command = await step(add);
  const device = (await step(metaOf)).device;
  await step((tx) => changeMember(tx, "bob"));
  expect(await numbers()).toEqual([]);
  expect((await step(metaOf)).device).not.toBe(device);
  await step((tx) => changeMember(tx, "ada"));
  const outbox = await step((tx) => tx.all("outbox"));
  expect(outbox.map(({ commandId }) => commandId)).toEqual([command.commandId]);
  expect(await step((tx) => tx.all("aside"))).toEqual([]);
});

test("what a step throws leaves everything as it was", async () => {
  const failing = step(async (tx) => {
    await add(tx);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await numbers()).toEqual([]);
});

test("waiting times have full jitter under a bound that doubles", () => {
  expect(backoffMs(0, 0, () => 1)).toBe(1000);
  expect(backoffMs(3, 0, () => 1)).toBe(8000);
  expect(backoffMs(99, 0, () => 1)).toBe(300_000);
  expect(backoffMs(0, 5000, () => 0.5)).toBe(2500);
  expect(backoffMs(5, 0, () => 0)).toBe(0);
});

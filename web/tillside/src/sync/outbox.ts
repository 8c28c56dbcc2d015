// SPDX-License-Identifier: MIT
// The steps of the device's sequence. Each function is the body of one transaction.

import { randomId } from "../bytes.js";
import { TillsideError } from "../error.js";
import type { SyncCommand } from "../generated/types.js";
import type { Place, SyncMeta, TailEntry, Told, Tx } from "../store/store.js";
import type { CommandArgsOf, CommandKind } from "./kinds.js";

export const OUTBOX_MAX_COMMANDS = 500;
export const OUTBOX_MAX_BYTES: number = 1 << 20;
export const TAIL_MAX_COMMANDS = 64;
export const TAIL_MAX_MS: number = 7 * 86_400_000;
const TOLD_MAX = 200;

/** The places that a step of the sequence may touch. */
export const SEQUENCE: readonly Place[] = ["records", "outbox", "tail", "told", "ledger", "aside"];

export function freshMeta(member?: string): SyncMeta {
  return {
    device: randomId(),
    nextN: 1,
    acked: 0,
    epoch: "",
    seq: 0,
    ...(member !== undefined && { member }),
  };
}

/** The device's record; made at its first use. */
export async function metaOf(tx: Tx): Promise<SyncMeta> {
  const known = await tx.record("sync");
  if (known) return known;
  const meta = freshMeta();
  await tx.setRecord("sync", meta);
  return meta;
}

/** Allots the next number and stores the command, both or neither. @throws outbox_full */
export async function enqueue<K extends CommandKind>(
  tx: Tx,
  commandId: string,
  kind: K,
  args: CommandArgsOf<K>,
  createdAt: number,
): Promise<SyncCommand> {
  const meta = await metaOf(tx);
  const outbox = await tx.all("outbox");
  const command = { n: meta.nextN, commandId, createdAt, kindVersion: 1, kind, args };
  const bytes = JSON.stringify([...outbox, command]).length;
  if (outbox.length >= OUTBOX_MAX_COMMANDS || bytes > OUTBOX_MAX_BYTES) {
    throw new TillsideError({
      code: "outbox_full",
      rule: `at most ${OUTBOX_MAX_COMMANDS} commands and ${OUTBOX_MAX_BYTES} bytes`,
      detail: { commands: outbox.length },
    });
  }
  const stored = command as unknown as SyncCommand;
  await tx.put("outbox", stored);
  await tx.setRecord("sync", { ...meta, nextN: meta.nextN + 1 });
  return stored;
}

/** Numbers what is to be sent from 1, under a new device. Ids stay: they are for life. */
export async function mintDevice(
  tx: Tx,
  options: { withTail?: boolean; epoch?: string } = {},
): Promise<void> {
  const meta = await metaOf(tx);
  const outbox = await tx.all("outbox");
  const tail = options.withTail ? await tx.all("tail") : [];
  tail.sort((a, b) => a.ackedAt - b.ackedAt || a.command.n - b.command.n);
  const waiting = new Set(outbox.map((command) => command.commandId));
  const commands = [
    ...tail.map((entry) => entry.command).filter((command) => !waiting.has(command.commandId)),
    ...outbox,
  ];
  await tx.clear("outbox");
  let n = 0;
  for (const command of commands) await tx.put("outbox", { ...command, n: ++n });
  await tx.setRecord("sync", {
    ...meta,
    device: randomId(),
    forkedFrom: meta.device,
    nextN: n + 1,
    acked: 0,
    ...(options.epoch !== undefined && { epoch: options.epoch }),
  });
}

/**
 * Another member, or none: what the old one has not sent is set aside, and the device is a new one,
 * which nobody can connect with the old.
 */
export async function changeMember(tx: Tx, member: string | undefined): Promise<void> {
  const meta = await metaOf(tx);
  const commands = await tx.all("outbox");
  if (commands.length > 0) {
    const owner = meta.member;
    await tx.put("aside", { device: meta.device, commands, ...(owner && { member: owner }) });
  }
  for (const list of ["outbox", "tail", "told", "ledger"] as const) await tx.clear(list);
  await tx.setRecord("base", undefined);
  await tx.setRecord("sync", freshMeta(member));
  await takeBack(tx, member);
}

/** What this member left unsent on this device goes on under the new device's numbers. */
async function takeBack(tx: Tx, member: string | undefined): Promise<void> {
  if (member === undefined) return;
  let meta = await metaOf(tx);
  for (const aside of await tx.all("aside")) {
    if (aside.member !== member) continue;
    for (const command of aside.commands) {
      await tx.put("outbox", { ...command, n: meta.nextN });
      meta = { ...meta, nextN: meta.nextN + 1, forkedFrom: aside.device };
    }
    await tx.delete("aside", aside.device);
  }
  await tx.setRecord("sync", meta);
}

/** Keeps a result, and the command among those to be sent again after a restore. */
export async function settle(tx: Tx, command: SyncCommand, told: Told): Promise<void> {
  await tx.put("told", told);
  await tx.delete("outbox", command.n);
  const entry: TailEntry = { commandId: command.commandId, command, ackedAt: told.at };
  await tx.put("tail", entry);
}

/** Forgets the tail's old end, and results beyond the newest. */
export async function trim(tx: Tx, now: number): Promise<void> {
  const tail = await tx.all("tail");
  tail.sort((a, b) => b.ackedAt - a.ackedAt || b.command.n - a.command.n);
  for (const [i, entry] of tail.entries()) {
    if (i >= TAIL_MAX_COMMANDS || entry.ackedAt < now - TAIL_MAX_MS) {
      await tx.delete("tail", entry.commandId);
    }
  }
  const told = await tx.all("told");
  told.sort((a, b) => b.at - a.at);
  for (const { commandId } of told.slice(TOLD_MAX)) await tx.delete("told", commandId);
}

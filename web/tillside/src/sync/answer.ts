// SPDX-License-Identifier: MIT
// Working in an answer of the server. What needs the engine or a hash is prepared first, since a
// transaction may wait for nothing else; then everything is stored at once.

import { sha256 } from "../bytes.js";
import type { Engine } from "../engine.js";
import type { LedgerEntry, SyncCommand, SyncReply, SyncResult } from "../generated/types.js";
import type { Base, StoredEntry, SyncMeta, Told, Tx } from "../store/store.js";
import { metaOf, mintDevice, settle, trim } from "./outbox.js";
import { applyEvents } from "./view.js";

const ZERO_HASH = "0".repeat(64);
/** How much of the ledger stays on the device for the member to look at. */
const LEDGER_MAX = 200;

export const EMPTY_BASE: Base = { state: {} as Base["state"], revision: 0, headHash: ZERO_HASH };

/** The confirmed state after an answer, if the answer fits; and whether it disagrees with ours. */
export interface Advanced {
  readonly base: Base;
  readonly entries: readonly StoredEntry[];
  readonly mismatch: boolean;
}

/** Follows patch or snapshot; undefined where the answer says nothing newer than what is held. */
export async function advance(
  engine: Engine,
  base: Base,
  reply: SyncReply,
): Promise<Advanced | undefined> {
  const { snapshot } = reply;
  if (snapshot) {
    const { state, revision, headHash } = snapshot;
    const mismatch = (await stateHash(engine, state)) !== reply.stateHash;
    return { base: { state, revision, headHash }, entries: [], mismatch };
  }
  if (reply.since > base.revision || reply.revision < base.revision) return undefined;
  const fresh = reply.patch.filter((entry) => entry.revision > base.revision);
  const entries: StoredEntry[] = [];
  let headHash = base.headHash;
  let chained = true;
  for (const entry of fresh) {
    chained &&= entry.prevHash === headHash;
    headHash = await entryHash(engine, entry);
    entries.push({ revision: entry.revision, hash: headHash, entry });
  }
  const events = fresh.flatMap((entry) => entry.events ?? []);
  const state = events.length > 0 ? applyEvents(engine, base.state, events) : base.state;
  const revision = fresh.at(-1)?.revision ?? base.revision;
  const same = revision !== reply.revision || (await stateHash(engine, state)) === reply.stateHash;
  return { base: { state, revision, headHash }, entries, mismatch: !same || !chained };
}

export async function entryHash(engine: Engine, entry: LedgerEntry): Promise<string> {
  return sha256(engine.run("canonicalEntry", entry).text);
}

export async function stateHash(engine: Engine, state: Base["state"]): Promise<string> {
  return sha256(engine.run("canonicalState", state).text);
}

export interface Applied {
  /** Results that were not known before. */
  readonly told: readonly Told[];
  /** There is more to send at once. */
  readonly again: boolean;
}

/** Status ok: results, base, tail, acked, all in one transaction. */
export async function storeOk(
  tx: Tx,
  reply: SyncReply,
  advanced: Advanced | undefined,
  now: number,
): Promise<Applied> {
  const meta = await metaOf(tx);
  const held = (await tx.record("base")) ?? EMPTY_BASE;
  // Another tab may have been faster. The base never moves back.
  const base = advanced && advanced.base.revision >= held.revision ? advanced.base : held;
  if (advanced && base === advanced.base) {
    await tx.setRecord("base", base);
    await storeEntries(tx, advanced.entries);
  }
  const told = await storeResults(tx, reply.results, base, now);
  const outbox = await tx.all("outbox");
  const first = outbox[0];
  await tx.setRecord("sync", { ...meta, acked: (first ? first.n : meta.nextN) - 1 });
  await trim(tx, now);
  if (!first && reply.lastN >= meta.nextN) {
    // The server knows numbers that this storage has forgotten: it was rolled back.
    await mintDevice(tx);
  }
  return { told, again: outbox.length > 0 };
}

async function storeEntries(tx: Tx, entries: readonly StoredEntry[]): Promise<void> {
  for (const entry of entries) await tx.put("ledger", entry);
  const all = await tx.all("ledger");
  for (const { revision } of all.slice(0, -LEDGER_MAX)) await tx.delete("ledger", revision);
}

/** A command leaves the outbox only with its result in hand and its entry in the base. */
async function storeResults(
  tx: Tx,
  results: readonly SyncResult[],
  base: Base,
  now: number,
): Promise<Told[]> {
  const byId = new Map((await tx.all("outbox")).map((command) => [command.commandId, command]));
  const ledger = new Map(
    (await tx.all("ledger")).map((stored) => [stored.entry.commandId, stored]),
  );
  const fresh: Told[] = [];
  for (const result of results) {
    const command = byId.get(result.commandId);
    if (!command) continue;
    const stored = ledger.get(result.commandId);
    if (stored && stored.revision > base.revision) continue;
    const told = toldOf(command, result.code, result.detail, now, stored);
    await settle(tx, command, told);
    fresh.push(told);
  }
  return fresh;
}

export function toldOf(
  command: SyncCommand,
  code: string,
  detail: Told["detail"],
  at: number,
  stored?: StoredEntry,
): Told {
  const { commandId, kind } = command;
  return {
    commandId,
    kind,
    code,
    detail,
    at,
    ...(stored && { revision: stored.revision, hash: stored.hash }),
  };
}

/**
 * Status epoch: another incarnation of the server's database, or first contact. Nothing was
 * applied. After a restore the tail is sent again under a new device.
 */
export async function storeEpoch(
  tx: Tx,
  reply: SyncReply,
  advanced: Advanced | undefined,
  sent: SyncMeta,
): Promise<void> {
  const meta = await metaOf(tx);
  if (meta.device !== sent.device || meta.epoch === reply.epoch) return;
  if (advanced) await tx.setRecord("base", advanced.base);
  if (meta.epoch === "") {
    await tx.setRecord("sync", { ...meta, epoch: reply.epoch });
    return;
  }
  await tx.clear("ledger");
  await mintDevice(tx, { withTail: true, epoch: reply.epoch });
}

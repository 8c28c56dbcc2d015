// SPDX-License-Identifier: MIT
// One `POST /v1/sync`: what is sent, and what each answer means.

import { TillsideError } from "../error.js";
import {
  maxCommandsPerSync,
  protocol,
  type SyncCommand,
  type SyncReply,
  type SyncRequest,
} from "../generated/types.js";
import { type Answer, notTheShop, parse, problemOf } from "../http.js";
import type { Base, SyncMeta, Told, Tx } from "../store/store.js";
import { advance, EMPTY_BASE, storeEpoch, storeOk, toldOf } from "./answer.js";
import { metaOf, mintDevice, SEQUENCE, settle } from "./outbox.js";
import type { SyncParts } from "./sync.js";

const MAX_REQUEST_BYTES = 240_000;

export interface Exchanged {
  readonly told: readonly Told[];
  /** Ask again at once: there is more to send, or the device is another one now. */
  readonly again: boolean;
  readonly mismatch: boolean;
  /** The device is another one now. */
  readonly minted?: boolean;
  readonly pollMs?: number;
  readonly error?: TillsideError;
  readonly serverTime?: number;
  readonly programHash?: string;
  readonly catalogVersion?: string;
}

interface Sent {
  readonly meta: SyncMeta;
  readonly base: Base;
  readonly commands: readonly SyncCommand[];
}

/**
 * Everything that the server says comes back as a value.
 * @throws TillsideError offline, or malformed_json where something else answers
 */
export async function exchange(parts: SyncParts): Promise<Exchanged> {
  const { http, store } = parts;
  const sent = await store.update(SEQUENCE, prepare);
  const answer = await http.send({
    purpose: "sync",
    method: "POST",
    path: "/v1/sync",
    body: requestOf(parts, sent),
  });
  const reply = parse(answer) as Partial<SyncReply> | undefined;
  if (typeof reply?.status === "string") return work(parts, sent, reply as SyncReply);
  if (answer.status < 300) throw notTheShop(answer);
  return refused(parts, sent, answer);
}

/** Takes the next `seq` and the head of the outbox. */
async function prepare(tx: Tx): Promise<Sent> {
  const before = await metaOf(tx);
  const meta = { ...before, seq: before.seq + 1 };
  await tx.setRecord("sync", meta);
  const base = (await tx.record("base")) ?? EMPTY_BASE;
  const commands: SyncCommand[] = [];
  let bytes = 0;
  for (const command of await tx.all("outbox")) {
    bytes += JSON.stringify(command).length;
    if (commands.length >= maxCommandsPerSync || bytes > MAX_REQUEST_BYTES) break;
    commands.push(command);
  }
  return { meta, base, commands };
}

function requestOf(parts: SyncParts, { meta, base, commands }: Sent): SyncRequest {
  return {
    protocol,
    device: meta.device,
    ...(meta.forkedFrom !== undefined && { forkedFrom: meta.forkedFrom }),
    epoch: meta.epoch,
    since: base.revision,
    acked: meta.acked,
    seq: meta.seq,
    programHash: parts.world()?.programHash ?? "",
    catalogVersion: parts.catalogVersion(),
    engineVersion: parts.engine.version,
    // At first contact nothing would be applied anyway.
    commands: meta.epoch === "" ? [] : commands,
  };
}

async function work(parts: SyncParts, sent: Sent, reply: SyncReply): Promise<Exchanged> {
  const { engine, store } = parts;
  const heard = {
    told: [],
    again: false,
    mismatch: false,
    pollMs: reply.pollMs,
    serverTime: reply.serverTime,
    programHash: reply.programHash,
    catalogVersion: reply.catalogVersion,
  };
  switch (reply.status) {
    case "ok":
      return { ...heard, ...(await workOk(parts, sent, reply)) };
    case "epoch": {
      const advanced = await advance(engine, EMPTY_BASE, reply);
      await store.update(SEQUENCE, (tx) => storeEpoch(tx, reply, advanced, sent.meta));
      return { ...heard, again: true };
    }
    case "forked":
    case "gap": {
      // An old answer may be about a device that is left behind already.
      const minted = await store.update(SEQUENCE, async (tx) => {
        const meta = await metaOf(tx);
        if (reply.seq !== meta.seq || meta.device !== sent.meta.device) return false;
        await mintDevice(tx);
        return true;
      });
      return { ...heard, again: minted, minted };
    }
    case "upgrade_required":
      return {
        ...heard,
        error: new TillsideError({
          code: "unknown_kind_version",
          rule: "a newer version of this page",
          detail: { minEngine: reply.minEngine },
        }),
      };
    default:
      return {
        ...heard,
        error: new TillsideError({ code: "overloaded", detail: { pollMs: reply.pollMs } }),
      };
  }
}

type Outcome = Pick<Exchanged, "told" | "mismatch" | "again">;

async function workOk(parts: SyncParts, sent: Sent, reply: SyncReply): Promise<Outcome> {
  const { engine, store, now } = parts;
  const advanced = await advance(engine, sent.base, reply);
  const mismatch = advanced?.mismatch ?? false;
  const { told, again } = await store.update(SEQUENCE, async (tx) => {
    const done = await storeOk(tx, reply, mismatch ? undefined : advanced, now());
    // With an empty epoch the server answers with a snapshot, whatever we believe.
    if (mismatch) await tx.setRecord("sync", { ...(await metaOf(tx)), epoch: "" });
    return done;
  });
  const stuck = again && told.length === 0 && sent.commands.length > 0;
  return { told, mismatch, again: mismatch || (again && !stuck) };
}

/** An answer that is no sync reply: a problem document, or a proxy's page. */
async function refused(parts: SyncParts, sent: Sent, answer: Answer): Promise<Exchanged> {
  const error = problemOf(answer);
  const again = await parts.store.update(SEQUENCE, async (tx) => {
    if (answer.status === 403 && error.code === "not_permitted") {
      // The device id belongs to another member: this one starts over, its commands go along.
      await mintDevice(tx);
      return true;
    }
    const culprit = culpritOf(error, sent);
    if (!culprit || answer.status === 401) return false;
    // A command that can never be read would hold up all behind it. It leaves with its reason.
    await settle(tx, culprit, toldOf(culprit, error.code, error.detail, parts.now()));
    await tx.delete("tail", culprit.commandId);
    await mintDevice(tx);
    return true;
  });
  if (!again) return { told: [], again: false, mismatch: false, error };
  const culprit = culpritOf(error, sent);
  const told = culprit ? [toldOf(culprit, error.code, error.detail, parts.now())] : [];
  return { told, again: true, mismatch: false, minted: true };
}

/** The command that a malformed request's pointer names: /commands/3/args/... */
function culpritOf(error: TillsideError, sent: Sent): SyncCommand | undefined {
  const place = /^\/commands\/(\d+)(\/|$)/.exec(error.pointer ?? "")?.[1];
  return place === undefined ? undefined : sent.commands[Number(place)];
}

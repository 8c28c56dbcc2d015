// SPDX-License-Identifier: MIT

import type { AccountClient } from "./account.js";
import type { ConfirmedEntry, Member, MemberPart } from "./api.js";
import type { Engine } from "./engine.js";
import { TillsideError } from "./error.js";
import type { MemberView, Payment } from "./generated/types.js";
import type { Http } from "./http.js";
import { ledgerAfter } from "./ledger.js";
import { Signal } from "./live.js";
import { entryHash } from "./sync/answer.js";
import type { SyncClient } from "./sync/sync.js";
import { viewMember, type World } from "./sync/view.js";

/** How many entries are asked for at once. */
const EARLIER = 50;

/** Rewards that are money, with what is left on each. */
export function giftCards({ rewards }: MemberView): Payment[] {
  return rewards.flatMap(({ id, valueMinor }) =>
    valueMinor && id ? [{ kind: "gift_card", id, amountMinor: valueMinor }] : [],
  );
}

/** The signed-in member as of now: the engine's view of the folded state. */
export class MemberClient extends Signal<Member> implements MemberPart {
  readonly #engine: Engine;
  readonly #sync: SyncClient;
  readonly #account: AccountClient;
  readonly #world: () => World | undefined;
  readonly #http: Http;
  #enrolling = false;

  constructor(
    engine: Engine,
    sync: SyncClient,
    account: AccountClient,
    world: () => World | undefined,
    http: Http,
  ) {
    super({ state: "unknown", ledger: [], checkInDays: [] });
    this.#engine = engine;
    this.#sync = sync;
    this.#account = account;
    this.#world = world;
    this.#http = http;
  }

  refresh(): void {
    const session = this.#account.value;
    if (!session?.signedIn) {
      this.set({ state: session ? "guest" : "unknown", ledger: [], checkInDays: [] });
      return;
    }
    const world = this.#world();
    const { ledger } = this.#sync.held;
    this.set({
      state: "signed_in",
      checkInDays: this.#sync.view.state.checkInDays ?? [],
      ledger: [...ledger].reverse().map(({ entry, hash }) => ({ entry, hash })),
      ...(session.name !== undefined && { name: session.name }),
      ...(session.member !== undefined && { id: session.member }),
      ...(world && {
        view: viewMember(this.#engine, world, this.#sync.view.state),
        at: world.now,
      }),
    });
    this.#enrolOnce(world);
  }

  async earlier(before?: number): Promise<readonly ConfirmedEntry[]> {
    const { base, ledger } = this.#sync.held;
    const first = ledger[0];
    const until = before ?? first?.revision ?? base.revision + 1;
    const since = Math.max(0, until - 1 - EARLIER);
    if (until - since < 2) return [];
    const entries = await ledgerAfter(this.#http, since, until - 1 - since);
    const hashes = await Promise.all(entries.map((entry) => entryHash(this.#engine, entry)));
    const led = hashes.at(-1) === (first ? first.entry.prevHash : base.headHash);
    if (before === undefined && !led) {
      throw new TillsideError({ code: "hash_mismatch", rule: "the entry before what is held" });
    }
    return entries.map((entry, i) => ({ entry, hash: hashes[i] as string })).reverse();
  }

  /** A new account's first command, as soon as the server has said that there is no member yet. */
  #enrolOnce(world: World | undefined): void {
    if (!world || this.#enrolling || this.value.view?.enrolled !== false) return;
    if (this.#sync.value.lastSyncAt === undefined) return;
    this.#enrolling = true;
    void this.#account
      .takeReferrer()
      .then((referrer) => this.#sync.command("enrol", referrer === undefined ? {} : { referrer }))
      .catch(() => {})
      .finally(() => {
        this.#enrolling = false;
      });
  }
}

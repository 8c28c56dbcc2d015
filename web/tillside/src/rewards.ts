// SPDX-License-Identifier: MIT

import type { Rewards, SettledDraw } from "./api.js";
import { sha256 } from "./bytes.js";
import type { Engine } from "./engine.js";
import { TillsideError } from "./error.js";
import type { LedgerEntry, Reward } from "./generated/types.js";
import type { Http } from "./http.js";
import { LEDGER_PAGE, ledgerAfter } from "./ledger.js";
import type { SyncClient } from "./sync/sync.js";
import type { World } from "./sync/view.js";

/** Hexadecimal digits of 52 bits. */
const DRAW_DIGITS = 13;

/** What a member does beside orders. Rules are the engine's; a refused command is not stored. */
export class RewardsClient implements Rewards {
  readonly #engine: Engine;
  readonly #http: Http;
  readonly #sync: SyncClient;
  readonly #world: () => World | undefined;

  constructor(engine: Engine, http: Http, sync: SyncClient, world: () => World | undefined) {
    this.#engine = engine;
    this.#http = http;
    this.#sync = sync;
    this.#world = world;
  }

  redeem(rewardId: string): Promise<string> {
    const reward = this.#reward(rewardId);
    if (!reward) throw new TillsideError({ code: "reward_unknown", value: rewardId });
    return this.#sync.command("redeemReward", { reward: rewardId, expectPoints: reward.points });
  }

  refusalOf(rewardId: string): TillsideError | undefined {
    const reward = this.#reward(rewardId);
    if (!reward) return new TillsideError({ code: "reward_unknown", value: rewardId });
    const world = this.#world();
    if (!world) return undefined;
    const reply = this.#engine.call("decide", {
      program: world.program,
      state: this.#sync.view.state,
      command: {
        kind: "redeemReward",
        kindVersion: 1,
        createdAt: world.now,
        args: { reward: rewardId, expectPoints: reward.points },
      },
      context: {
        now: world.now,
        actor: { kind: "member", id: world.member },
        commandId: "0".repeat(32),
        programHash: world.programHash,
      },
    });
    return reply.ok ? undefined : new TillsideError(reply.error);
  }

  checkIn(): Promise<string> {
    return this.#sync.command("checkIn", {});
  }

  share(sku: string): Promise<string> {
    return this.#sync.command("recordActivity", { on: "shared", ref: sku });
  }

  transfer(to: string, points: number): Promise<string> {
    return this.#sync.command("transferPoints", { to, points });
  }

  appeal(penalty: string): Promise<string> {
    return this.#sync.command("appeal", { penalty, status: "open" });
  }

  async drawOf(ticket: string): Promise<SettledDraw | undefined> {
    const entry = this.#held(ticket) ?? (await this.#fetched(ticket));
    for (const event of entry?.events ?? []) {
      if (event.kind !== "rewardSettled" || event.id !== ticket) continue;
      const { seed, draw, prize } = event;
      const commit = this.#commitOf(ticket);
      if (seed === undefined || draw === undefined || commit === undefined) return undefined;
      const digits = (await sha256(`${seed}:${ticket}`)).slice(0, DRAW_DIGITS);
      const proven = (await sha256(seed)) === commit && Number.parseInt(digits, 16) === draw;
      return { ticket, commit, seed, draw, proven, ...(prize && { prize }) };
    }
    return undefined;
  }

  #reward(id: string): Reward | undefined {
    return this.#world()?.program.points.rewards.find((one) => one.id === id);
  }

  /** As it stood when the ticket was bought. */
  #commitOf(ticket: string): string | undefined {
    return this.#sync.view.state.rewards?.find(({ id }) => id === ticket)?.commit;
  }

  #held(ticket: string): LedgerEntry | undefined {
    return this.#sync.held.ledger.find(({ entry }) => settles(entry, ticket))?.entry;
  }

  /** What came before this device's time is asked of the server, page by page. */
  async #fetched(ticket: string): Promise<LedgerEntry | undefined> {
    for (let since = 0; ; since += LEDGER_PAGE) {
      const entries = await ledgerAfter(this.#http, since);
      const found = entries.find((entry) => settles(entry, ticket));
      if (found || entries.length < LEDGER_PAGE) return found;
    }
  }
}

function settles(entry: LedgerEntry, ticket: string): boolean {
  return (entry.events ?? []).some(
    (event) => event.kind === "rewardSettled" && event.id === ticket,
  );
}

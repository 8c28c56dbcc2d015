// SPDX-License-Identifier: MIT

import type { Sync, SyncState } from "../api.js";
import { randomId } from "../bytes.js";
import type { Engine } from "../engine.js";
import { TillsideError, toError } from "../error.js";
import type { Event, SyncCommand } from "../generated/types.js";
import type { Http } from "../http.js";
import { Signal } from "../live.js";
import type { ResilientStore } from "../store/resilient.js";
import type { Base, StoredEntry, Told } from "../store/store.js";
import { EMPTY_BASE } from "./answer.js";
import { backoffMs } from "./backoff.js";
import { type Exchanged, exchange } from "./exchange.js";
import type { CommandArgsOf, CommandKind } from "./kinds.js";
import { enqueue, metaOf, SEQUENCE } from "./outbox.js";
import type { Tabs } from "./tabs.js";
import { decide, expectDecision, foldOutbox, type View, type World } from "./view.js";

const RESULTS_MAX = 50;
/** How often one round may start over; more means that the two sides cannot agree. */
const MAX_ODDITIES = 4;

/** Kinds that move value: the disk is asked to have them before the page says so. */
const OF_VALUE: ReadonlySet<string> = new Set(["placeOrder", "redeemReward", "cancelOrder"]);

export interface SyncParts {
  readonly engine: Engine;
  readonly http: Http;
  readonly store: ResilientStore;
  readonly tabs: Tabs;
  /** What decisions need; undefined while the shop is not loaded or nobody is signed in. */
  readonly world: () => World | undefined;
  readonly catalogVersion: () => string;
  readonly now: () => number;
}

/** What the device holds of the member, as last read. */
export interface Held {
  readonly base: Base;
  readonly outbox: readonly SyncCommand[];
  readonly ledger: readonly StoredEntry[];
}

const START: SyncState = {
  status: "idle",
  online: true,
  paused: false,
  pending: [],
  unsaved: false,
  mismatches: 0,
  results: [],
};

export class SyncClient extends Signal<SyncState> implements Sync {
  readonly #parts: SyncParts;
  #held: Held = { base: EMPTY_BASE, outbox: [], ledger: [] };
  #view: View = { state: EMPTY_BASE.state, predicted: [] };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** Somebody wants an answer that is younger than the exchange under way. */
  #asked = false;
  /** A command was stored since the present exchange began. It may be in it all the same. */
  #added = false;
  #failures = 0;
  #pollMs = 30_000;
  #closed = false;
  readonly #listeners = new Set<(told: Told) => void>();
  /** After each change of what is held or predicted. */
  onView: () => void = () => {};
  /** After each answer. */
  onAnswer: (answer: Exchanged) => void = () => {};

  constructor(parts: SyncParts) {
    super(START);
    this.#parts = parts;
    parts.store.unsaved.subscribe(() => this.patch({ unsaved: parts.store.unsaved.value }));
  }

  get held(): Held {
    return this.#held;
  }
  get view(): View {
    return this.#view;
  }

  /** Reads what is stored and folds it; after a start, and when another tab changed it. */
  async reload(): Promise<void> {
    const { held, told } = await this.#parts.store.read(SEQUENCE, async (tx) => ({
      held: {
        base: (await tx.record("base")) ?? EMPTY_BASE,
        outbox: await tx.all("outbox"),
        ledger: await tx.all("ledger"),
      },
      told: await tx.all("told"),
    }));
    this.#held = held;
    told.sort((a, b) => b.at - a.at);
    this.patch({ results: told.slice(0, RESULTS_MAX) });
    try {
      this.refold();
    } catch (reason) {
      await this.#distrust(reason);
    }
  }

  /** A state that the engine cannot read: the server's snapshot takes its place. */
  async #distrust(reason: unknown): Promise<void> {
    if (!(reason instanceof TillsideError) || this.#held.base === EMPTY_BASE) throw reason;
    await this.#parts.store.update(SEQUENCE, async (tx) => {
      await tx.setRecord("base", undefined);
      await tx.setRecord("sync", { ...(await metaOf(tx)), epoch: "" });
    });
    this.#held = { ...this.#held, base: EMPTY_BASE };
    this.patch({ mismatches: this.value.mismatches + 1 });
    this.refold();
  }

  /** Folds again: the program, the catalogue or the time has changed. */
  refold(): void {
    const world = this.#parts.world();
    const { base, outbox } = this.#held;
    this.#view = world
      ? foldOutbox(this.#parts.engine, world, base.state, outbox)
      : { state: base.state, predicted: [] };
    const events = new Map(this.#view.predicted.map((p) => [p.command.commandId, p.events]));
    this.patch({
      pending: outbox.map(({ commandId, kind, createdAt }) => {
        const expected: readonly Event[] | undefined = events.get(commandId);
        return { commandId, kind, createdAt, ...(expected && { events: expected }) };
      }),
    });
    this.onView();
  }

  /**
   * Decides a command here, stores it with the next number, and wakes the sender.
   * @throws TillsideError not_signed_in, outbox_full, or what the engine refuses
   */
  async command<K extends CommandKind>(
    kind: K,
    args: CommandArgsOf<K>,
    { unchecked = false }: { unchecked?: boolean } = {},
  ): Promise<string> {
    const { engine, store, tabs, now } = this.#parts;
    const world = this.#parts.world();
    if (!world) throw new TillsideError({ code: "not_signed_in" });
    const commandId = randomId();
    const createdAt = now();
    const draft = {
      n: 1,
      commandId,
      createdAt,
      kindVersion: 1,
      kind,
      args,
    } as unknown as SyncCommand;
    if (!unchecked) expectDecision(decide(engine, world, this.#view.state, draft));
    await store.update(SEQUENCE, (tx) => enqueue(tx, commandId, kind, args, createdAt), {
      strict: OF_VALUE.has(kind),
    });
    this.#added = true;
    await this.reload();
    tabs.tell("sync");
    this.#schedule(0);
    return commandId;
  }

  /** The server's word on a command. */
  settled(commandId: string): Promise<Told> {
    return new Promise((resolve, reject) => {
      const listener = (told: Told) => {
        if (told.commandId !== commandId) return;
        this.#listeners.delete(listener);
        resolve(told);
      };
      this.#listeners.add(listener);
      this.#askStore(commandId).then(
        (told) => told && listener(told),
        (reason: unknown) => {
          this.#listeners.delete(listener);
          reject(reason);
        },
      );
    });
  }

  /** What is known of a command; undefined while it waits. @throws unknown_reference */
  async #askStore(commandId: string): Promise<Told | undefined> {
    return this.#parts.store.read(["told", "outbox", "aside"], async (tx) => {
      const told = await tx.get("told", commandId);
      const aside = (await tx.all("aside")).flatMap(({ commands }) => commands);
      const waiting = [...(await tx.all("outbox")), ...aside];
      if (told || waiting.some((command) => command.commandId === commandId)) return told;
      throw new TillsideError({
        code: "unknown_reference",
        pointer: "/commandId",
        value: String(commandId),
        rule: "a command of this device",
      });
    });
  }

  pause(paused: boolean): void {
    this.patch({ paused, status: paused ? "paused" : "idle" });
    if (!paused) this.#schedule(0);
  }

  /** An exchange that begins after this call; resolves when nothing is left to say. */
  async now(): Promise<void> {
    this.#asked = true;
    return this.#run();
  }

  /** The network is back, the page is looked at: ask soon, unless that is being done. */
  wake(): void {
    if (this.#parts.world() && !this.value.paused) this.#schedule(0);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#run(), afterMs);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  /** Starts a round. One that is under way sends what was added meanwhile by itself. */
  async #run(): Promise<void> {
    if (this.value.paused || this.#closed) return;
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Whether the last exchange missed something. */
  get #missed(): boolean {
    return this.#asked || (this.#added && this.#held.outbox.length > 0);
  }

  /** Exchanges until there is nothing more to say, then sets the next time. */
  async #round(): Promise<void> {
    if (!this.#parts.world()) return;
    this.patch({ status: "sending" });
    try {
      await this.#parts.tabs.alone(() => this.#exchangeAll());
      this.#failures = 0;
      this.#schedule(this.#missed ? 0 : this.#pollMs);
    } catch (reason) {
      this.#fail(toError(reason, "offline"));
    }
  }

  async #exchangeAll(): Promise<void> {
    let oddities = 0;
    for (let again = true; again && !this.value.paused && !this.#closed; ) {
      this.#asked = false;
      this.#added = false;
      const answer = await exchange(this.#parts);
      if (answer.mismatch || answer.minted) oddities += 1;
      if (oddities > MAX_ODDITIES) throw new TillsideError({ code: "overloaded" });
      this.#pollMs = answer.pollMs ?? this.#pollMs;
      await this.#heard(answer);
      if (answer.error) throw answer.error;
      again = answer.again || this.#missed;
    }
  }

  async #heard(answer: Exchanged): Promise<void> {
    await this.reload();
    const { mismatches } = this.value;
    this.patch({
      online: true,
      status: this.value.paused ? "paused" : "idle",
      lastSyncAt: this.#parts.now(),
      mismatches: mismatches + (answer.mismatch ? 1 : 0),
    });
    this.#clearError();
    for (const told of answer.told) for (const listener of [...this.#listeners]) listener(told);
    this.#parts.tabs.tell("sync");
    this.onAnswer(answer);
  }

  #fail(error: TillsideError): void {
    const { code, detail } = error;
    if (code === "not_signed_in") {
      // The outbox stays; signing in wakes the sender, and may have done so meanwhile.
      this.patch({ status: "sign_in", error });
      if (this.#asked) this.#schedule(0);
      return;
    }
    const status = code === "unknown_kind_version" ? "upgrade_required" : "offline";
    this.patch({ status, error, online: code !== "offline" });
    const asked = typeof detail.pollMs === "number" ? detail.pollMs : 0;
    this.#schedule(backoffMs(this.#failures++, asked));
  }

  #clearError(): void {
    if (!this.value.error) return;
    const { error: _, ...rest } = this.value;
    this.set(rest);
  }

  /** The device's record, for those who change it. */
  meta(): Promise<{ device: string; member?: string }> {
    return this.#parts.store.update(["records"], metaOf);
  }
}

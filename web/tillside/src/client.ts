// SPDX-License-Identifier: MIT

import { AccountClient } from "./account.js";
import type { Demo, Tillside, TillsideOptions } from "./api.js";
import { DeviceCart } from "./cart.js";
import { CatalogueClient } from "./catalogue/catalogue.js";
import { fetchChunk } from "./catalogue/fetch.js";
import { type Engine, loadEngine } from "./engine.js";
import { TillsideError } from "./error.js";
import { Http } from "./http.js";
import { mark } from "./marks.js";
import { giftCards, MemberClient } from "./member.js";
import { OrdersClient } from "./orders.js";
import { RewardsClient } from "./rewards.js";
import { ShopClient } from "./shop.js";
import { afterPaint, beat, type Held, readHeld } from "./start.js";
import { openIndexedDb } from "./store/indexeddb.js";
import { ResilientStore } from "./store/resilient.js";
import { SyncClient } from "./sync/sync.js";
import { Tabs, type Topic } from "./sync/tabs.js";
import type { World } from "./sync/view.js";
import { PageScorer, type Scorer, WorkerScorer } from "./taste/scorer.js";
import { TasteClient } from "./taste/taste.js";
import { topUpsFor } from "./top-ups.js";

const wasmBeside: () => URL = () => new URL("./wasm/tillside.wasm", import.meta.url);

const WASM_MAGIC = [0, 0x61, 0x73, 0x6d];

/** How long a command waits at most for the questions that a visit begins with. */
const PATIENCE_MS = 1_000;

/** How long the first frame waits at most for the worker to be given the model. */
const HAND_OVER_MS = 10;

/** How long all else waits at most for the first list, from when the device's storage was read. */
const FIRST_MS = 300;

/** The time as the server has it, as far as is known. */
class Clock {
  readonly #device: () => number;
  #ahead = 0;

  constructor(device: () => number) {
    this.#device = device;
  }
  /** Whole, and never before 1970, whatever the device believes. */
  readonly now = (): number => Math.max(0, Math.trunc(this.#device() + this.#ahead));
  readonly hear = (serverTime: number | undefined): void => {
    if (serverTime !== undefined) this.#ahead = serverTime - this.#device();
  };
}

/** @throws TillsideError text_not_well_formed */
function serverOf(given: string | URL | undefined): string {
  const page = globalThis.location;
  try {
    return new URL(given ?? page?.origin ?? "http://localhost", page?.href).href;
  } catch {
    const rule = "an address as of https://shop.example";
    throw new TillsideError({
      code: "text_not_well_formed",
      pointer: "/baseUrl",
      value: String(given),
      rule,
    });
  }
}

/** Starts a shop's client. Returns at once; `ready` says when there is something to show. */
export function createTillside(options: TillsideOptions = {}): Tillside {
  return new Client(options);
}

class Client implements Tillside {
  readonly opened: Promise<void>;
  readonly firstDone: Promise<void>;
  readonly ready: Promise<void>;
  readonly shop: ShopClient;
  readonly catalogue: CatalogueClient;
  readonly cart: DeviceCart;
  readonly account: AccountClient;
  readonly member: MemberClient;
  readonly orders: OrdersClient;
  readonly rewards: RewardsClient;
  readonly taste: TasteClient;
  readonly sync: SyncClient;
  readonly demo: Demo = {
    testPayment: async (orderId) => void (await this.#testPayment({ orderId })),
    testPlan: (plan, paidMinor) => this.#testPayment({ plan, paidMinor }),
  };
  readonly #store: ResilientStore;
  readonly #tabs: Tabs;
  readonly #clock: Clock;
  readonly #http: Http;
  readonly #options: TillsideOptions;
  readonly #engine: LateEngine = new LateEngine();
  readonly #stop = new AbortController();
  /** Absent where the page brought an engine of its own. */
  readonly #code: Promise<Uint8Array<ArrayBuffer>> | undefined;
  readonly #scorer: Scorer;

  constructor(options: TillsideOptions) {
    this.#options = options;
    const name = options.databaseName ?? "tillside";
    const base = serverOf(options.baseUrl);
    this.#clock = new Clock(options.now ?? Date.now);
    const { now, hear } = this.#clock;
    const http = new Http(base, options.fetch ?? globalThis.fetch.bind(globalThis), now);
    this.#http = http;
    const store = new ResilientStore(() => openIndexedDb(name), now);
    this.#store = store;
    const tabs = new Tabs(name, (topic) => void this.#heardTab(topic));
    this.#tabs = tabs;
    const engine = this.#engine.proxy;
    // Code, worker and storage are on their way before anything waits for them.
    if (!options.engine) this.#code = this.#fetchCode();
    this.#code?.catch(() => {});
    this.#scorer = this.#startScorer();

    this.shop = new ShopClient(http, store);
    this.catalogue = new CatalogueClient(http, engine, store);
    this.account = new AccountClient(http, store, tabs);
    this.sync = new SyncClient({
      engine,
      http,
      store,
      tabs,
      now,
      world: () => this.#world(),
      catalogVersion: () => this.catalogue.value.version,
    });
    this.member = new MemberClient(engine, this.sync, this.account, () => this.#world(), http);
    this.cart = new DeviceCart({
      engine,
      store,
      tabs,
      world: () => this.#quoteWorld(),
      topUps: (lines) => topUpsFor(this, lines),
      onAdd: (sku) => this.taste.log("add_to_cart", sku),
    });
    this.orders = new OrdersClient(this.cart, this.sync);
    this.rewards = new RewardsClient(engine, http, this.sync, () => this.#world());
    this.taste = new TasteClient({
      store,
      tabs,
      now,
      firstList: options.firstList,
      catalogue: this.catalogue,
      scorer: () => this.#scorer,
      newest: (count) => this.catalogue.newest(count),
      fetchChunk: (hash) => fetchChunk(http, hash),
      basket: () => this.cart.value.lines.map((line) => line.sku),
    });
    this.#connect(hear);
    const held = readHeld(store);
    // Everything is shown before anybody hears that it was read.
    const shown = held.then((all) => this.#show(all));
    this.opened = shown.then(async () => this.#handOver(await held));
    this.firstDone = this.opened.then(() => this.#awaitFirst());
    this.ready = shown.then(async () => this.#open(await held));
  }

  get traffic(): Http["traffic"] {
    return this.#http.traffic;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.sync.close();
    this.taste.stop();
    this.#tabs.close();
    this.#store.close();
  }

  async #testPayment(body: unknown): Promise<string> {
    const path = "/v1/demo/test-payment";
    const { code } = await this.#http.json<{ code: string }>({
      purpose: "demo",
      method: "POST",
      path,
      body,
    });
    await this.sync.now();
    return code;
  }

  /** Who hears of what. */
  #connect(hear: (serverTime: number | undefined) => void): void {
    this.shop.onServerTime = hear;
    this.catalogue.onPacks = (packs, model) => this.taste.load(packs, model);
    this.shop.subscribe(() => this.#refold());
    this.catalogue.subscribe(() => this.#refold());
    this.sync.onView = () => {
      this.member.refresh();
      this.cart.requote();
    };
    this.sync.onAnswer = ({ serverTime, programHash, catalogVersion }) => {
      hear(serverTime);
      this.member.refresh();
      if (programHash && programHash !== this.shop.value.programHash) void this.shop.refresh();
      if (catalogVersion && catalogVersion !== this.catalogue.value.version) {
        void this.catalogue.refresh();
      }
    };
    this.account.onChange = async () => {
      await this.sync.reload();
      // What is under way was asked in another name.
      void this.sync.now();
    };
    this.orders.onPlaced = (skus) => {
      for (const sku of skus) this.taste.log("purchase", sku);
    };
  }

  #show(held: Held): void {
    mark("held");
    const { shop, catalogue, session, first } = held;
    if (catalogue && first) this.catalogue.glance(catalogue, first);
    this.taste.open(held);
    this.cart.open(held.cart);
    if (session) this.account.open(session);
    if (shop) this.shop.open(shop);
  }

  /** The worker has what it scores from before the page is busy with its first frame. */
  async #handOver({ packs }: Held): Promise<void> {
    if (this.catalogue.value.state !== "partial") return;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, HAND_OVER_MS));
    await Promise.race([Promise.all([packs, this.#code]).catch(() => {}), patience]);
  }

  /** Nothing else competes with the list that a visit begins with, unless it takes long. */
  async #awaitFirst(): Promise<void> {
    if (this.catalogue.value.state !== "partial") return;
    // The page's own engine, where it is that which scores, must not be waited for.
    const scored = this.#scorer instanceof WorkerScorer && this.taste.first.scored;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, FIRST_MS));
    await Promise.race([Promise.all([afterPaint(), scored]), patience]);
  }

  async #open({ shop, catalogue, session, packs }: Held): Promise<void> {
    // The page's own engine comes after the first list.
    let loaded: Promise<void> | undefined;
    const load = () => {
      loaded ??= this.firstDone.then(() => this.#loadEngine());
      return loaded;
    };
    const whole = catalogue && (await this.catalogue.open(catalogue, packs, load));
    await load();
    await this.sync.reload();
    // A second visit starts from the device alone, network or not.
    if (whole && shop && session) void this.#refresh(beat);
    else await this.#refresh(async () => {});
    this.member.refresh();
    this.cart.requote();
    mark("ready");
    this.#watchPage();
  }

  /** In a fixed order and on the beat, so that all visits look alike to the server. */
  async #refresh(next: () => Promise<void>): Promise<void> {
    const asked = async () => {
      for (const part of [this.shop, this.catalogue, this.account]) {
        await next();
        await part.refresh();
      }
    };
    const done = asked();
    // A command goes after them, whenever it is given; a server that hangs does not hold it up.
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    this.#http.hold(Promise.race([done.catch(() => {}), patience]));
    await done;
    await next();
    this.sync.wake();
  }

  async #loadEngine(): Promise<void> {
    const { engine } = this.#options;
    const code = await this.#code;
    this.#engine.set(engine ?? (await loadEngine(code ? { wasmBinary: code } : {})));
    mark("engine");
  }

  /** Once, for page and worker alike. */
  async #fetchCode(): Promise<Uint8Array<ArrayBuffer>> {
    const { wasmUrl } = this.#options;
    const url = wasmUrl ? new URL(wasmUrl, globalThis.location?.href).href : wasmBeside().href;
    const { status, bytes } = await this.#http.send({ purpose: "code", path: url });
    if (status === 200 && WASM_MAGIC.every((byte, i) => bytes[i] === byte)) return bytes;
    throw new Error(
      `no tillside.wasm at ${url}: give wasmUrl, or under Vite use the plugin tillside/vite`,
    );
  }

  #startScorer(): Scorer {
    const code = this.#code;
    if (typeof Worker === "undefined" || !code) return new PageScorer(this.#engine.arrived);
    const url = this.#options.scoreWorkerUrl;
    const start = url
      ? () => new Worker(url, { type: "module", name: "tillside-score" })
      : () =>
          new Worker(new URL("./score-worker.js", import.meta.url), {
            type: "module",
            name: "tillside-score",
          });
    return new WorkerScorer(start, code);
  }

  #refold(): void {
    if (this.#engine.loaded) this.sync.refold();
  }

  #world(): World | undefined {
    const { program, programHash } = this.shop.value;
    const session = this.account.value;
    if (!program || !programHash || !session?.signedIn || !session.member) return undefined;
    return {
      program,
      programHash,
      member: session.member,
      now: this.#clock.now(),
      item: (sku) => this.catalogue.item(sku),
    };
  }

  #quoteWorld() {
    const { program, programHash } = this.shop.value;
    if (!program || !programHash || this.catalogue.value.state !== "ready") return undefined;
    const { view } = this.member.value;
    const member = view?.quoteMember;
    return {
      program,
      programHash,
      now: this.#clock.now(),
      item: (sku: string) => this.catalogue.item(sku),
      ...(member && { member }),
      ...(view && { balances: giftCards(view) }),
    };
  }

  async #heardTab(topic: Topic): Promise<void> {
    if (topic === "sync") await this.sync.reload();
    if (topic === "cart") await this.cart.reload();
    if (topic === "taste") await this.taste.reload();
    if (topic === "session") {
      await this.account.reload();
      await this.sync.reload();
    }
  }

  /** Asks again when the page is looked at and when the network is back. */
  #watchPage(): void {
    if (typeof window === "undefined") return;
    const { signal } = this.#stop;
    const wake = () => this.sync.wake();
    window.addEventListener("online", wake, { signal });
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "visible" && wake(),
      { signal },
    );
    void navigator.storage?.persist?.().catch(() => {});
  }
}

/** The engine arrives after the parts that use it were made. */
class LateEngine {
  #engine: Engine | undefined;
  #arrive: (engine: Engine) => void = () => {};
  readonly arrived: Promise<Engine> = new Promise((resolve) => {
    this.#arrive = resolve;
  });

  get loaded(): boolean {
    return this.#engine !== undefined;
  }
  set(engine: Engine): void {
    this.#engine = engine;
    this.#arrive(engine);
  }
  readonly proxy: Engine = new Proxy({} as Engine, {
    get: (_, key) => {
      const engine = this.#engine;
      if (!engine) throw new Error("the engine is not loaded yet; await `ready`");
      const value = Reflect.get(engine, key, engine);
      return typeof value === "function" ? value.bind(engine) : value;
    },
  });
}

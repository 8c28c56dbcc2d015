// SPDX-License-Identifier: MIT
// A server for tests: the protocol of POST /v1/sync over the real engine, and faults on order.

import { randomId, sha256, toHex, utf8 } from "../bytes.js";
import type { Engine } from "../engine.js";
import type {
  Item,
  LedgerEntry,
  Manifest,
  Program,
  ProgramInput,
  State,
  SyncCommand,
  SyncReply,
  SyncRequest,
  SyncResult,
} from "../generated/types.js";

const ZERO_HASH = "0".repeat(64);

export type Fault =
  /** The request never arrives. */
  | "drop"
  /** It is worked in, and the answer is lost. */
  | "lose"
  | { readonly http: number; readonly body: unknown }
  | { readonly status: SyncReply["status"] };

interface Device {
  lastN: number;
  closed: boolean;
  results: Map<number, SyncResult>;
}

export const programDraft: ProgramInput = {
  format: 1,
  id: "test",
  title: { en: "Test" },
  currency: "CNY",
  zone: { name: "Etc/UTC", transitions: [{ at: 0, offsetSeconds: 0 }] },
  tier: { tiers: [{ id: "base", title: { en: "Base" }, from: 0 }] },
  promotions: [
    {
      id: "over100",
      title: { en: "10 off 100" },
      level: "shop",
      benefit: {
        kind: "spendThreshold",
        steps: [{ thresholdMinor: 10000, offMinor: 1000 }],
      },
    },
  ],
};

export function testItem(sku: string, priceMinor: number, change: Partial<Item> = {}): Item {
  return {
    sku,
    productId: sku,
    title: { en: `Item ${sku}` },
    category: { en: "Things" },
    categoryDerived: false,
    brand: "",
    tags: [],
    options: {},
    attributes: {},
    priceMinor,
    inStock: true,
    ...change,
  };
}

export class FakeServer {
  readonly engine: Engine;
  readonly program: Program;
  programHash: string = ZERO_HASH;
  readonly items: readonly Item[];
  readonly requests: string[] = [];
  readonly syncs: SyncRequest[] = [];
  faults: Fault[] = [];
  chunkFaults = 0;
  /** How long each answer to a sync call is on its way. */
  delayMs = 0;
  epoch: string = randomId();
  now = 1_000_000;
  signedIn = false;
  readonly member: string = "a".repeat(32);
  state: State;
  ledger: { entry: LedgerEntry; hash: string }[] = [];
  devices: Map<string, Device> = new Map();
  #chunk: Uint8Array<ArrayBuffer>;
  readonly #packs: readonly Uint8Array<ArrayBuffer>[];
  readonly #groups: readonly Uint8Array<ArrayBuffer>[];
  readonly #chunks: Map<string, Uint8Array<ArrayBuffer>> = new Map();
  #manifest: Manifest | undefined;

  /** The packs, in order, of a model, and the groups of shards that nobody fetches all of. */
  constructor(
    engine: Engine,
    items: readonly Item[],
    packs: readonly Uint8Array<ArrayBuffer>[] = [],
    groups: readonly Uint8Array<ArrayBuffer>[] = [],
  ) {
    this.engine = engine;
    this.#packs = packs;
    this.#groups = groups;
    this.program = engine.run("publishProgram", programDraft);
    this.items = items;
    this.state = engine.run("applyEvents", { state: {}, events: [] });
    this.#chunk = utf8(JSON.stringify(items));
  }

  async start(): Promise<this> {
    this.programHash = await sha256(this.engine.run("canonicalProgram", this.program).text);
    const hash = await sha256(this.#chunk);
    this.#chunks.set(hash, this.#chunk);
    for (const group of this.#groups) this.#chunks.set(await sha256(group), group);
    const segments: Manifest["segments"][number][] = [];
    for (const pack of this.#packs) {
      const sha = await sha256(pack);
      this.#chunks.set(sha, pack);
      segments.push({
        sha256: sha,
        bytes: pack.length,
        items: segments.length === 0 ? 0 : this.items.length,
        kind: "base",
        content: "pack",
      });
    }
    const keys = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
    const { publicKey, privateKey } = keys as CryptoKeyPair;
    const unsigned: Manifest = {
      version: hash.slice(0, 32),
      currency: "CNY",
      programHash: this.programHash,
      segments: [
        {
          sha256: hash,
          bytes: this.#chunk.length,
          items: this.items.length,
          kind: "base",
          content: "catalogue",
        },
        ...segments,
      ],
      ...(segments.length > 0 && { modelId: this.engine.loadPacks(this.#packs).modelId }),
      publicKey: toHex(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey))),
    };
    const text = utf8(this.engine.run("canonicalManifest", unsigned).text);
    const signature = await crypto.subtle.sign({ name: "Ed25519" }, privateKey, text);
    this.#manifest = { ...unsigned, signature: toHex(new Uint8Array(signature)) };
    return this;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    this.requests.push(`${init?.method ?? "GET"} ${pathname}`);
    if (pathname === "/v1/sync") {
      const answer = await this.#sync(JSON.parse(String(init?.body)));
      if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
      return answer;
    }
    return this.#get(pathname, init?.method ?? "GET", searchParams);
  };

  #get(path: string, method: string, query: URLSearchParams): Response {
    const me = { signedIn: true, name: "Ada", member: this.member, role: "member" };
    if (path === "/v1/shop") {
      const { programHash, now } = this;
      return json({
        title: { en: "T" },
        currency: "CNY",
        demo: true,
        programHash,
        serverTime: now,
      });
    }
    if (path === `/v1/programs/${this.programHash}`) return json(this.program);
    if (path === "/v1/catalog/manifest") return json(this.#manifest, { etag: '"1"' });
    if (path.startsWith("/v1/chunks/")) {
      const broken = this.chunkFaults-- > 0;
      const chunk = this.#chunks.get(path.slice("/v1/chunks/".length));
      return new Response(broken ? utf8("[]") : chunk);
    }
    if (path === "/v1/ledger") {
      const since = Number(query.get("since"));
      return json({ entries: this.ledger.slice(since, since + Number(query.get("limit"))) });
    }
    if (path === "/v1/me") return json(this.signedIn ? me : { signedIn: false });
    if (path === "/v1/sessions" || path === "/v1/accounts") {
      this.signedIn = method === "POST";
      return this.signedIn ? json(me) : new Response(null, { status: 204 });
    }
    return json({ code: "route_unknown" }, {}, 404);
  }

  async #sync(request: SyncRequest): Promise<Response> {
    this.syncs.push(request);
    const fault = this.faults.shift();
    if (fault === "drop") throw new TypeError("no network");
    if (typeof fault === "object" && "http" in fault) return json(fault.body, {}, fault.http);
    if (!this.signedIn) return json({ code: "not_signed_in" }, {}, 401);
    const reply = await (typeof fault === "object" && "status" in fault
      ? this.#reply(request, fault.status, [])
      : this.#work(request));
    if (fault === "lose") throw new TypeError("connection reset");
    return json(reply, {}, reply.status === "overloaded" ? 503 : 200);
  }

  async #work(request: SyncRequest): Promise<SyncReply> {
    if (request.epoch !== this.epoch) return this.#reply(request, "epoch", []);
    const device = this.devices.get(request.device) ?? {
      lastN: 0,
      closed: false,
      results: new Map<number, SyncResult>(),
    };
    if (device.closed) return this.#reply(request, "forked", []);
    if (!this.devices.has(request.device) && request.forkedFrom) {
      const old = this.devices.get(request.forkedFrom);
      if (old) old.closed = true;
    }
    this.devices.set(request.device, device);
    const results: SyncResult[] = [];
    for (const command of request.commands) {
      const stored = device.results.get(command.n);
      if (command.n <= device.lastN) {
        if (stored?.commandId !== command.commandId) return this.#reply(request, "forked", []);
        results.push(stored);
        continue;
      }
      if (command.n !== device.lastN + 1) return this.#reply(request, "gap", []);
      device.lastN = command.n;
      const result = await this.#decide(request.device, command);
      device.results.set(command.n, result);
      results.push(result);
    }
    return this.#reply(request, "ok", results);
  }

  async #decide(device: string, { n, commandId, ...command }: SyncCommand): Promise<SyncResult> {
    const known = this.ledger.find(({ entry }) => entry.commandId === commandId);
    if (known) return { n, commandId, code: "ok", detail: {} };
    const bySku = new Map(this.items.map((item) => [item.sku, item]));
    const skus = command.kind === "placeOrder" ? command.args.lines.map((line) => line.sku) : [];
    const actor = { kind: "member" as const, id: this.member };
    const reply = this.engine.call("decide", {
      program: this.program,
      state: this.state,
      command,
      context: {
        now: this.now,
        actor,
        commandId,
        programHash: this.programHash,
        items: skus.map((sku) => {
          const { productId, priceMinor } = bySku.get(sku) as Item;
          return { sku, productId, priceMinor, category: "Things" };
        }),
      },
    });
    const events = reply.ok ? reply.value.events : undefined;
    const entry: LedgerEntry = {
      member: this.member,
      revision: this.ledger.length + 1,
      commandId,
      device,
      n,
      at: this.now,
      actor,
      programHash: this.programHash,
      engineVersion: this.engine.version,
      command: command as LedgerEntry["command"],
      prevHash: this.ledger.at(-1)?.hash ?? ZERO_HASH,
      ...(reply.ok
        ? { events: reply.value.events }
        : { rejection: { code: reply.error.code, detail: reply.error.detail ?? {} } }),
    };
    if (events) this.state = this.engine.run("applyEvents", { state: this.state, events });
    const hash = await sha256(this.engine.run("canonicalEntry", entry).text);
    this.ledger.push({ entry, hash });
    return {
      n,
      commandId,
      code: reply.ok ? "ok" : reply.error.code,
      detail: reply.ok ? {} : (reply.error.detail ?? {}),
    };
  }

  async #reply(
    request: SyncRequest,
    status: SyncReply["status"],
    results: SyncResult[],
  ): Promise<SyncReply> {
    const revision = this.ledger.length;
    const headHash = this.ledger.at(-1)?.hash ?? ZERO_HASH;
    const reply: SyncReply = {
      protocol: 1,
      status,
      seq: request.seq,
      epoch: this.epoch,
      since: request.since,
      revision,
      lastN: this.devices.get(request.device)?.lastN ?? 0,
      serverTime: this.now,
      programHash: this.programHash,
      catalogVersion: this.#manifest?.version ?? "",
      headHash,
      stateHash: await sha256(this.engine.run("canonicalState", this.state).text),
      pollMs: 1_000_000,
      minEngine: "0.0.0",
      results,
      patch: status === "ok" ? this.ledger.slice(request.since).map(({ entry }) => entry) : [],
      ...(status === "epoch" && { snapshot: { revision, state: this.state, headHash } }),
    };
    return reply;
  }
}

function json(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  const type = status >= 400 && status < 500 ? "application/problem+json" : "application/json";
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": type, ...headers },
  });
}

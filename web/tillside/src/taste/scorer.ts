// SPDX-License-Identifier: MIT

import type { Engine, ModelFacts, RecommendVerb } from "../engine.js";
import { TillsideError } from "../error.js";
import type {
  RecommendReply,
  RecommendRequestInput,
  ShardReply,
  ShardRequestInput,
  TasteReply,
} from "../generated/types.js";
import { Remote } from "../rpc.js";
import type { Isolation, ScoreProtocol } from "../score/protocol.js";

type Packs = readonly Uint8Array<ArrayBuffer>[];

/** Who computes the lists. */
export interface Scorer {
  /** Lists may be asked for at once: they are computed after the packs are taken in. */
  load(packs: Packs): Promise<ModelFacts>;
  /** Whether the network is closed to where the taste is known. */
  isolation(): Promise<Isolation>;
  recommend(
    verb: RecommendVerb,
    request: RecommendRequestInput,
    signal?: AbortSignal,
  ): Promise<RecommendReply>;
  /** What the model makes of the interactions. */
  taste(request: RecommendRequestInput): Promise<TasteReply>;
  /** Which groups of shards to fetch. */
  shards(request: ShardRequestInput): Promise<ShardReply>;
  stop(): void;
}

/** The worker without network. A crashed one is started again and given its packs. */
export class WorkerScorer implements Scorer {
  readonly #remote: Remote<ScoreProtocol>;
  #packs: Packs = [];
  #model: Promise<ModelFacts> | undefined;

  /** The thread starts at once; it compiles the core itself, whatever the page is doing then. */
  constructor(start: () => Worker, code: Promise<Uint8Array<ArrayBuffer>>) {
    this.#remote = new Remote(start, async (remote) => {
      // The worker answers in order, so nothing here waits for an answer. What goes wrong in one
      // of these comes out of the calls that follow.
      const started = remote.post("start", { code: await code });
      started.catch(() => {});
      if (this.#packs.length === 0) return;
      this.#model = remote.post("load", { packs: this.#packs });
      this.#model.catch(() => {});
    });
    this.#remote.warm();
    // The core is ready in the worker by the time the packs are read.
    this.#remote.alive().catch(() => {});
  }

  async load(packs: Packs): Promise<ModelFacts> {
    this.#packs = packs;
    const before = this.#model;
    await this.#remote.alive();
    // A start that has just taken place has loaded these packs already.
    if (this.#model === before) this.#model = this.#remote.post("load", { packs });
    return (await this.#model) as ModelFacts;
  }

  isolation(): Promise<Isolation> {
    return this.#remote.call("isolation", {});
  }

  recommend(
    verb: RecommendVerb,
    request: RecommendRequestInput,
    signal?: AbortSignal,
  ): Promise<RecommendReply> {
    return this.#remote.call("recommend", { verb, request }, { ...(signal && { signal }) });
  }

  taste(request: RecommendRequestInput): Promise<TasteReply> {
    return this.#remote.call("taste", request);
  }

  shards(request: ShardRequestInput): Promise<ShardReply> {
    return this.#remote.call("shards", request);
  }

  stop(): void {
    this.#remote.stop();
  }
}

/** Where there are no workers: the page's own engine. Then the page's rules are the only guard. */
export class PageScorer implements Scorer {
  readonly #engine: Promise<Engine>;

  constructor(engine: Promise<Engine>) {
    this.#engine = engine;
  }

  async load(packs: Packs): Promise<ModelFacts> {
    return (await this.#engine).loadPacks(packs);
  }

  async isolation(): Promise<Isolation> {
    return "absent";
  }

  async recommend(verb: RecommendVerb, request: RecommendRequestInput): Promise<RecommendReply> {
    return (await this.#engine).recommend(verb, request);
  }

  async taste(request: RecommendRequestInput): Promise<TasteReply> {
    return (await this.#engine).taste(request);
  }

  async shards(request: ShardRequestInput): Promise<ShardReply> {
    return (await this.#engine).shards(request);
  }

  stop(): void {}
}

/** Before there is a model. */
export function noModel(): never {
  throw new TillsideError({ code: "model_absent" });
}

// SPDX-License-Identifier: MIT

import type { Engine, ModelFacts, RecommendVerb } from "../engine.js";
import { TillsideError } from "../error.js";
import type { RecommendReply, RecommendRequestInput } from "../generated/types.js";
import { Remote } from "../rpc.js";
import type { Isolation, ScoreProtocol } from "../score/protocol.js";

type Packs = readonly Uint8Array<ArrayBuffer>[];

/** Who computes the lists. */
export interface Scorer {
  load(packs: Packs): Promise<{ model: ModelFacts; isolation: Isolation }>;
  recommend(
    verb: RecommendVerb,
    request: RecommendRequestInput,
    signal?: AbortSignal,
  ): Promise<RecommendReply>;
  stop(): void;
}

/** The worker without network. A crashed one is started again and given its packs. */
export class WorkerScorer implements Scorer {
  readonly #remote: Remote<ScoreProtocol>;
  #packs: Packs = [];
  #model: ModelFacts | undefined;
  #isolation: Isolation = "unknown";

  constructor(start: () => Worker, module: WebAssembly.Module) {
    this.#remote = new Remote(start, async (remote) => {
      this.#isolation = await remote.post("start", { module });
      this.#model = await remote.post("load", { packs: this.#packs });
    });
  }

  async load(packs: Packs): Promise<{ model: ModelFacts; isolation: Isolation }> {
    this.#packs = packs;
    this.#model = undefined;
    // The first call starts the worker, and that loads the packs already.
    await this.#remote.call("recommend", { verb: "forYou", request: { now: 0, k: 1 } });
    const model = this.#model ?? (await this.#remote.call("load", { packs }));
    return { model, isolation: this.#isolation };
  }

  recommend(
    verb: RecommendVerb,
    request: RecommendRequestInput,
    signal?: AbortSignal,
  ): Promise<RecommendReply> {
    return this.#remote.call("recommend", { verb, request }, { ...(signal && { signal }) });
  }

  stop(): void {
    this.#remote.stop();
  }
}

/** Where there are no workers: the page's own engine. Then the page's rules are the only guard. */
export class PageScorer implements Scorer {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async load(packs: Packs): Promise<{ model: ModelFacts; isolation: Isolation }> {
    return { model: this.#engine.loadPacks(packs), isolation: "absent" };
  }

  async recommend(verb: RecommendVerb, request: RecommendRequestInput): Promise<RecommendReply> {
    return this.#engine.recommend(verb, request);
  }

  stop(): void {}
}

/** Before there is a model. */
export function noModel(): never {
  throw new TillsideError({ code: "model_absent" });
}

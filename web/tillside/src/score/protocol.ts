// SPDX-License-Identifier: MIT
// What page and score worker say to each other. Everything that the worker knows comes in this way.

import type { ModelFacts, RecommendVerb } from "../engine.js";
import type {
  RecommendReply,
  RecommendRequestInput,
  ShardReply,
  ShardRequestInput,
  TasteReply,
} from "../generated/types.js";

export type Isolation = "unknown" | "enforced" | "absent";

export type ScoreProtocol = {
  /** The bytes of tillside.wasm. */
  start: { request: { readonly code: Uint8Array<ArrayBuffer> }; reply: undefined };
  /** What came of the worker's attempt to reach the network. */
  isolation: { request: Record<string, never>; reply: Isolation };
  /** The pack segments of a manifest, in its order. */
  load: { request: { readonly packs: readonly Uint8Array<ArrayBuffer>[] }; reply: ModelFacts };
  recommend: {
    request: { readonly verb: RecommendVerb; readonly request: RecommendRequestInput };
    reply: RecommendReply;
  };
  /** Which groups of shards to fetch. */
  shards: { request: ShardRequestInput; reply: ShardReply };
  /** What the model makes of the interactions. */
  taste: { request: RecommendRequestInput; reply: TasteReply };
};

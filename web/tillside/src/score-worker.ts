// SPDX-License-Identifier: MIT
// The worker that knows the taste. One bundled file: it imports nothing and reaches nobody.
// Serve it with `Content-Security-Policy: default-src 'none'; script-src 'wasm-unsafe-eval'`.

import { type Engine, loadEngine } from "./engine.js";
import { toError } from "./error.js";
import type { ReplyMessage, RequestMessage } from "./rpc.js";
import { checkIsolation } from "./score/isolation.js";
import type { Isolation, ScoreProtocol } from "./score/protocol.js";

type Handlers = {
  [V in keyof ScoreProtocol]: (
    request: ScoreProtocol[V]["request"],
  ) => ScoreProtocol[V]["reply"] | Promise<ScoreProtocol[V]["reply"]>;
};

/** Begun at once, asked for when somebody wants to know: no list waits for it. */
const isolation: Promise<Isolation> = checkIsolation();
let engine: Engine | undefined;

function loaded(): Engine {
  if (!engine) throw new Error("the first message must be `start`");
  return engine;
}

const handlers: Handlers = {
  async start({ code }) {
    engine = await loadEngine({ wasmBinary: code });
    return undefined;
  },
  isolation: () => isolation,
  load: ({ packs }) => loaded().loadPacks(packs),
  recommend: ({ verb, request }) => loaded().recommend(verb, request),
  shards: (request) => loaded().shards(request),
  taste: (request) => loaded().taste(request),
};

async function outcomeOf({ verb, request }: RequestMessage): Promise<ReplyMessage["outcome"]> {
  try {
    const answer = handlers[verb as keyof Handlers] as (request: unknown) => unknown;
    return { ok: true, value: await answer(request) };
  } catch (reason) {
    if (reason instanceof WebAssembly.RuntimeError) {
      // A trap leaves the memory in an unknown state: fail the worker, the page starts another.
      setTimeout(() => {
        throw reason;
      });
    }
    return { ok: false, error: toError(reason, "model_absent").toJSON() };
  }
}

/** One after the other: the page posts `start`, `load` and the first list without waiting. */
let turn: Promise<void> = Promise.resolve();

async function answer(message: RequestMessage): Promise<void> {
  const outcome = await outcomeOf(message);
  self.postMessage({ id: message.id, outcome } satisfies ReplyMessage);
}

self.onmessage = ({ data }: MessageEvent<RequestMessage>) => {
  if (data.verb === "isolation") void answer(data);
  else turn = turn.then(() => answer(data));
};

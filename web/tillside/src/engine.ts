// SPDX-License-Identifier: MIT

import { TillsideError } from "./error.js";
import type {
  Quote,
  QuoteRequestInput,
  RecommendReply,
  RecommendRequestInput,
  Reply,
  ShardReply,
  ShardRequestInput,
  TasteReply,
  Verbs,
} from "./generated/types.js";
import { Carts, type OpenCart } from "./open-cart.js";
import createModule, {
  type DenseExports,
  type ModuleOptions,
  type WasmModule,
} from "./wasm/tillside.js";

/** The bytes of tillside.wasm, or what they compile to. */
export interface EngineSource {
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  readonly module?: WebAssembly.Module;
}

export interface ModelFacts {
  readonly modelId: string;
  readonly items: number;
}

/** Dense vectors to be ranked by: int8 rows with a scale each, and the floats they stand for. */
export interface DenseRowsInput {
  /** Width of a row. */
  readonly d: number;
  /** n x d, row-major. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
  /** n x d; only with them is an exact ranking possible. */
  readonly floats?: Float32Array;
}

export interface DenseRanking {
  /** Best first; the lower row first among equals. */
  readonly rows: readonly number[];
  readonly scoresPpm: readonly number[];
  /** Rows whose float score was computed to prove the order. */
  readonly rescored: number;
}

/** Verbs of a loaded model: all take the same request and give the same kind of list. */
export type RecommendVerb =
  | "forYou"
  | "similar"
  | "goesWith"
  | "across"
  | "buyAgain"
  | "newArrivals"
  | "search"
  | "rerank";

/**
 * The core: pure verbs over plain objects. It keeps nothing but the model, the program and the open
 * carts that it was given.
 */
export class Engine {
  readonly #module: WasmModule;
  readonly #carts: Carts;
  readonly version: string;

  constructor(module: WasmModule) {
    this.#module = module;
    this.#carts = new Carts(module);
    this.version = module.engineVersion?.() as string;
  }

  /** A verb's reply as it is: {ok, value} or {ok, error}. */
  call<K extends keyof Verbs>(verb: K, request: Verbs[K]["request"]): Reply<Verbs[K]["reply"]> {
    return this.#call(verb, request) as Reply<Verbs[K]["reply"]>;
  }

  /** The value of a verb. @throws TillsideError */
  run<K extends keyof Verbs>(verb: K, request: Verbs[K]["request"]): Verbs[K]["reply"] {
    return unwrap(this.call(verb, request));
  }

  /**
   * Opens a cart inside the engine: a change of quantity is then two numbers in and one out. The
   * program is handed over once for all carts of the same program object.
   * @throws TillsideError what `quoteCart` refuses
   */
  openCart(request: QuoteRequestInput): OpenCart {
    return this.#carts.open(request);
  }

  /** What `quoteCart` answers; the same program object is not sent twice. @throws TillsideError */
  quote(request: QuoteRequestInput): Quote {
    return this.#carts.quote(request);
  }

  /** Takes the pack segments of a manifest, in its order. @throws TillsideError */
  loadPacks(packs: readonly Uint8Array[]): ModelFacts {
    return unwrap(this.#call("loadPacks", packs) as Reply<ModelFacts>);
  }

  /** @throws TillsideError model_absent before loadPacks */
  recommend(verb: RecommendVerb, request: RecommendRequestInput): RecommendReply {
    return unwrap(this.#call(verb, request) as Reply<RecommendReply>);
  }

  /** What the model makes of the interactions. @throws TillsideError model_absent */
  taste(request: RecommendRequestInput): TasteReply {
    return unwrap(this.#call("taste", request) as Reply<TasteReply>);
  }

  /** What to fetch of a catalogue that is too large for a device. @throws TillsideError */
  shards(request: ShardRequestInput): ShardReply {
    return unwrap(this.#call("shards", request) as Reply<ShardReply>);
  }

  /** Takes rows of vectors; they stay until others come. @throws TillsideError pack_malformed */
  loadDense({ d, values, scales, floats }: DenseRowsInput): void {
    const parts = [Int32Array.of(d), scales, floats ?? new Float32Array(), values];
    unwrap(this.#call("loadDense", parts.map(bytesOf)) as Reply<ModelFacts>);
  }

  /**
   * The k best rows for a query, by int8 scores or, with `exact`, provably by float scores.
   * @throws TillsideError model_absent, value_out_of_range
   */
  rankDense(
    query: Float32Array,
    k: number,
    { exact = false }: { exact?: boolean } = {},
  ): DenseRanking {
    const module = this.#module as unknown as DenseExports;
    const room = module._tillside_dense_room();
    if (query.length <= kDense.width) {
      module.HEAPF32.set(query, room / 4);
      const count = module._tillside_dense_rank(query.length, k, exact ? 1 : 0);
      if (count >= 0) return rankingAt(module.HEAPF64, room / 8, count);
    }
    // Refused: the same question as plain bytes brings the reason.
    const parts = [Int32Array.of(k, exact ? 1 : 0), query];
    return unwrap(this.#call("rankDense", parts.map(bytesOf)) as Reply<DenseRanking>);
  }

  #call(verb: string, request: unknown): unknown {
    const run = this.#module[verb];
    if (!run) throw new Error(`this build of the engine has no verb ${verb}`);
    return run(request);
  }
}

/** Where question and answer lie, in doubles; see wasm/dense_verbs.cpp. */
const kDense = { width: 1024, scores: 512, rows: 1512, rescored: 2512 };

function rankingAt(heap: Float64Array, room: number, count: number): DenseRanking {
  const rows: number[] = [];
  const scoresPpm: number[] = [];
  for (let i = 0; i < count; i++) {
    rows.push(heap[room + kDense.rows + i] as number);
    scoresPpm.push(heap[room + kDense.scores + i] as number);
  }
  return { rows, scoresPpm, rescored: heap[room + kDense.rescored] as number };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new TillsideError(reply.error);
}

/** Starts an engine. In a browser give the compiled module, elsewhere the bytes of the file. */
export async function loadEngine(source: EngineSource): Promise<Engine> {
  const { module, wasmBinary } = source;
  const options: ModuleOptions = module
    ? {
        instantiateWasm(imports, receive) {
          void WebAssembly.instantiate(module, imports).then((instance) =>
            receive(instance, module),
          );
          return {};
        },
      }
    : { ...(wasmBinary && { wasmBinary }) };
  return new Engine(await createModule(options));
}

// SPDX-License-Identifier: MIT
// Calls to a worker: typed verbs, numbered messages, abort, restart.

import { TillsideError, toError } from "./error.js";
import type { ErrorDocument } from "./generated/types.js";

/** A table of verbs: what each takes and gives. */
export type Protocol = Record<string, { request: unknown; reply: unknown }>;

export interface RequestMessage {
  readonly id: number;
  readonly verb: string;
  readonly request: unknown;
}

export interface ReplyMessage {
  readonly id: number;
  readonly outcome:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly error: ErrorDocument };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** The page's side. A worker that fails is started again by the next call, after `revive`. */
export class Remote<P extends Protocol> {
  readonly #start: () => Worker;
  readonly #revive: (remote: Remote<P>) => Promise<void>;
  #worker: Worker | undefined;
  #alive: Promise<void> | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(start: () => Worker, revive: (remote: Remote<P>) => Promise<void>) {
    this.#start = start;
    this.#revive = revive;
  }

  /** @throws TillsideError what the worker answers; AbortError where the signal says so */
  async call<K extends keyof P & string>(
    verb: K,
    request: P[K]["request"],
    options: { signal?: AbortSignal; transfer?: Transferable[] } = {},
  ): Promise<P[K]["reply"]> {
    options.signal?.throwIfAborted();
    await this.alive();
    return this.post(verb, request, options);
  }

  /** Settles when a worker has been told what it has to know. */
  alive(): Promise<void> {
    this.#alive ??= this.#revive(this);
    return this.#alive;
  }

  /** Like `call`, without the start; for `revive` itself. */
  post<K extends keyof P & string>(
    verb: K,
    request: P[K]["request"],
    { signal, transfer = [] }: { signal?: AbortSignal; transfer?: Transferable[] } = {},
  ): Promise<P[K]["reply"]> {
    const worker = this.#ensure();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      signal?.addEventListener("abort", () => this.#waiting.delete(id) && reject(signal.reason), {
        once: true,
      });
      worker.postMessage({ id, verb, request } satisfies RequestMessage, transfer);
    });
  }

  /** Starts the worker's thread, so that it is there when the first message is. */
  warm(): void {
    this.#ensure();
  }

  stop(reason: TillsideError = new TillsideError({ code: "model_absent" })): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#alive = undefined;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #ensure(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<ReplyMessage>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.outcome.ok) waiting?.resolve(data.outcome.value);
      else waiting?.reject(new TillsideError(data.outcome.error));
    };
    worker.onerror = (event) =>
      this.stop(toError(event.message || "worker failed", "model_absent"));
    this.#worker = worker;
    return worker;
  }
}

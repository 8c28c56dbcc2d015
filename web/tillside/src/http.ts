// SPDX-License-Identifier: MIT

import type { TrafficEntry } from "./api.js";
import { utf8 } from "./bytes.js";
import { TillsideError } from "./error.js";
import type { ErrorCode, ErrorDocument } from "./generated/types.js";
import { Signal } from "./live.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Call {
  readonly purpose: TrafficEntry["purpose"];
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Past caches: after bytes came wrong. */
  readonly reload?: boolean;
}

const KEPT = 200;

/** An answer that takes longer is none: what was asked is asked again, as if offline. */
const PATIENCE_MS = 30_000;
/** Files may take as long as a slow network needs. */
const kLarge: ReadonlySet<Call["purpose"]> = new Set(["catalogue", "code"]);

/** The only door to the network. Everything that passes is noted, so that a page can show it. */
export class Http {
  readonly traffic: Signal<readonly TrafficEntry[]> = new Signal<readonly TrafficEntry[]>([]);
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly #now: () => number;
  #held: Promise<void> | undefined;

  constructor(base: string, fetchFunction: typeof fetch, now: () => number) {
    this.#base = base;
    this.#fetch = fetchFunction;
    this.#now = now;
  }

  /** What changes something waits for this, so that its place among the questions is fixed. */
  hold(until: Promise<void>): void {
    const held = until.finally(() => {
      if (this.#held === held) this.#held = undefined;
    });
    this.#held = held;
  }

  /** Any answer of the server, good or bad. @throws TillsideError offline */
  async send(call: Call): Promise<Answer> {
    const url = new URL(call.path, this.#base).href;
    const method = call.method ?? "GET";
    if (method !== "GET" && this.#held) await this.#held;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const entry = {
      at: this.#now(),
      method,
      url,
      purpose: call.purpose,
      sentBytes: body === undefined ? 0 : utf8(body).length,
    };
    try {
      const response = await this.#fetch(url, {
        method,
        credentials: "same-origin",
        ...(!kLarge.has(call.purpose) && { signal: AbortSignal.timeout(PATIENCE_MS) }),
        ...(call.reload && { cache: "reload" as const }),
        ...(body !== undefined && { body }),
        headers: {
          ...(body !== undefined && { "content-type": "application/json" }),
          ...call.headers,
        },
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      this.#note({ ...entry, status: response.status, receivedBytes: bytes.length });
      return { status: response.status, headers: response.headers, bytes };
    } catch (reason) {
      this.#note(entry);
      const value = reason instanceof Error ? reason.message : String(reason);
      throw new TillsideError({ code: "offline", value: value.slice(0, 80) });
    }
  }

  /**
   * The JSON of a 2xx answer; undefined where it is empty. @throws TillsideError what the server
   * refused, offline, or malformed_json where something else than the shop answers
   */
  async json<T>(call: Call): Promise<T> {
    const answer = await this.send(call);
    if (answer.status < 200 || answer.status >= 300) throw problemOf(answer);
    const document = parse(answer);
    if (document === undefined && answer.bytes.length > 0) throw notTheShop(answer);
    return document as T;
  }

  #note(entry: TrafficEntry): void {
    this.traffic.set([...this.traffic.value, entry].slice(-KEPT));
  }
}

/** The document of an answer; undefined where there is none. */
export function parse(answer: Answer): unknown {
  if (answer.bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(answer.bytes));
  } catch {
    return undefined;
  }
}

/** The page of a portal or of a proxy, with a status as if all were well. */
export function notTheShop({ status, headers }: Answer): TillsideError {
  const kind = headers.get("content-type") ?? "no content type";
  const value = `HTTP ${status}, ${kind}`.slice(0, 80);
  return new TillsideError({ code: "malformed_json", value, rule: "JSON of the shop's server" });
}

/** An answer that is no success, as an error; `application/problem+json` brings its own. */
export function problemOf(answer: Answer): TillsideError {
  const problem = parse(answer) as Partial<ErrorDocument> | undefined;
  const kind = answer.headers.get("content-type") ?? "";
  if (kind.startsWith("application/problem+json") && typeof problem?.code === "string") {
    return new TillsideError(problem as ErrorDocument);
  }
  return new TillsideError({ code: fallbackCode(answer.status), value: `HTTP ${answer.status}` });
}

function fallbackCode(status: number): ErrorCode {
  if (status === 401) return "not_signed_in";
  if (status === 403) return "not_permitted";
  if (status === 404) return "route_unknown";
  if (status === 413) return "body_too_large";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "overloaded" : "malformed_json";
}

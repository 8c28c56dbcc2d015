// SPDX-License-Identifier: MIT

import type { Isolation } from "./protocol.js";

const PATIENCE_MS = 1_000;

/**
 * Tries to reach the worker's own server. Where the documented Content-Security-Policy is in force
 * the browser stops the request before it leaves, and says so by an event.
 */
export function checkIsolation(scope: WorkerGlobalScope = self as never): Promise<Isolation> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const settle = (isolation: Isolation) => {
      clearTimeout(timer);
      stop.abort();
      resolve(isolation);
    };
    const timer = setTimeout(() => settle("unknown"), PATIENCE_MS);
    scope.addEventListener("securitypolicyviolation", () => settle("enforced"), {
      once: true,
      signal: stop.signal,
    });
    scope
      .fetch(scope.location.href, { method: "HEAD", signal: stop.signal })
      .then(() => settle("absent"))
      // Stopped by the policy, or no network at all: the event tells the two apart.
      .catch(() => {});
  });
}

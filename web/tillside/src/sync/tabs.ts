// SPDX-License-Identifier: MIT
// Several tabs of one shop: one sends, all hear of changes. Safety never depends on either.

export type Topic = "sync" | "cart" | "taste" | "session";

export class Tabs {
  readonly #channel: BroadcastChannel | undefined;
  readonly #lockName: string;

  constructor(name: string, onChange: (topic: Topic) => void) {
    this.#lockName = `${name}:sender`;
    if (typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(`${name}:changes`);
    this.#channel.onmessage = (event: MessageEvent<Topic>) => onChange(event.data);
    // Node keeps its process alive for an open channel; browsers have no `unref`.
    (this.#channel as { unref?: () => void }).unref?.();
  }

  tell(topic: Topic): void {
    this.#channel?.postMessage(topic);
  }

  /** Runs the work as the only tab, waiting for its turn. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
    return locks ? ((await locks.request(this.#lockName, work)) as T) : work();
  }

  close(): void {
    this.#channel?.close();
  }
}

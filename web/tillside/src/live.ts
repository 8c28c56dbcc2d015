// SPDX-License-Identifier: MIT

import type { Live } from "./api.js";

/** A value that can be watched. Listeners run after the value was replaced, in order of joining. */
export class Signal<T> implements Live<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (reason) {
        // One listener's fault must not keep the others from hearing.
        queueMicrotask(() => {
          throw reason;
        });
      }
    }
  }

  patch(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

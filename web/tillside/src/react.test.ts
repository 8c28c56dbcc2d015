// SPDX-License-Identifier: MIT
//
// Goal: the hooks follow the live parts. Method: a component of ten lines that remembers its state
// as React does, over a client with the real engine.

import "fake-indexeddb/auto";
import { expect, expectTypeOf, test } from "vitest";
import { createTillside } from "./client.js";
import type { Quote } from "./generated/types.js";
import { createHooks, type ReactHooks, type Recommendations } from "./react.js";
import { testEngine } from "./test/engine.js";
import { FakeServer, testItem } from "./test/fake-server.js";

/** Renders a function component again whenever something it reads has changed. */
class Renderer implements ReactHooks {
  renders = 0;
  #slots: unknown[] = [];
  #at = 0;
  #component: () => void = () => {};

  render(component: () => void): void {
    this.#component = component;
    this.#at = 0;
    this.renders += 1;
    component();
  }
  useState<T>(initial: T): [T, (value: T) => void] {
    const at = this.#at++;
    if (!(at in this.#slots)) this.#slots[at] = initial;
    const set = (value: T): void => {
      this.#slots[at] = value;
      this.render(this.#component);
    };
    return [this.#slots[at] as T, set];
  }
  useEffect(effect: () => void, causes: readonly unknown[] = []): void {
    const at = this.#at++;
    const key = JSON.stringify(causes);
    if (this.#slots[at] === key) return;
    this.#slots[at] = key;
    effect();
  }
  useSyncExternalStore<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
    const at = this.#at++;
    this.#slots[at] ??= subscribe(() => this.render(this.#component));
    return read();
  }
}

test("hooks give what holds and render again when it changes", async () => {
  const engine = await testEngine();
  const server = await new FakeServer(engine, [testItem("mug", 5000)]).start();
  const tillside = createTillside({
    baseUrl: "http://shop.test",
    engine,
    fetch: server.fetch,
    now: () => server.now,
  });
  await tillside.ready;
  const react = new Renderer();
  const { useCart, useItem, useRecommendations, useSync } = createHooks(react, tillside);
  let total: number | undefined;
  let title: string | undefined;
  let found: Recommendations = {};
  react.render(() => {
    total = useCart().state.quote?.totalMinor;
    title = useItem("mug")?.title.en;
    found = useRecommendations("forYou", { k: 3 });
    useSync();
  });
  expect([total, title, found]).toEqual([undefined, "Item mug", {}]);
  const before = react.renders;
  tillside.cart.add("mug");
  expect(total).toBe(5000);
  expect(react.renders).toBeGreaterThan(before);
  expectTypeOf(useCart().state.quote).toEqualTypeOf<Quote | undefined>();
  expectTypeOf(useRecommendations)
    .parameter(0)
    .toEqualTypeOf<"forYou" | "buyAgain" | "newArrivals" | "goesWith" | "across">();
  // @ts-expect-error a list that does not exist
  void (() => useRecommendations("forMe"));
  await tillside.close();
});

// SPDX-License-Identifier: MIT
// React hooks over the live parts. React is handed in, so that this file depends on no version of
// it and anything with the same hooks will do:
//
//   import * as React from "react";
//   export const { useCart, useRecommendations } = createHooks(React, createTillside());

import type {
  Account,
  CartClient,
  CartState,
  CatalogueState,
  ListOptions,
  Live,
  Member,
  Shop,
  SyncState,
  Taste,
  TasteList,
  TasteState,
  Tillside,
} from "./api.js";
import { type TillsideError, toError } from "./error.js";
import type { Item } from "./generated/types.js";

/** What is used of React. */
export interface ReactHooks {
  useState<T>(initial: T): [T, (value: T) => void];
  // biome-ignore lint/suspicious/noConfusingVoidType: as React has it
  useEffect(effect: () => void | (() => void), causes?: readonly unknown[]): void;
  useSyncExternalStore<T>(
    subscribe: (listener: () => void) => () => void,
    read: () => T,
    readOnServer?: () => T,
  ): T;
}

export type ListName = "forYou" | "buyAgain" | "newArrivals" | "goesWith" | "across";

export interface Recommendations {
  readonly list?: TasteList;
  readonly error?: TillsideError;
}

export type RecommendationOptions = Pick<ListOptions, "k" | "maxPerCategory" | "keepOwned">;

export interface Hooks {
  /** The value of a live part; the component renders again when it changes. */
  useLive<T>(live: Live<T>): T;
  useShop(): Shop;
  /** The cart with its exact quote, and the ways to change it. */
  useCart(): { readonly state: CartState; readonly cart: CartClient };
  useMember(): { readonly member: Member; readonly account: Account };
  /** An item by its sku, as soon as the catalogue has it. */
  useItem(sku: string): Item | undefined;
  /** What waits on this device, and whether it can be sent. */
  useSync(): SyncState;
  /** The list that `firstList` names: there before the catalogue is read. */
  useFirstList(): Taste["first"]["value"];
  /** A list of the device's model; asked again when notes, model or cart change. */
  useRecommendations(name: ListName, options?: RecommendationOptions): Recommendations;
}

export function createHooks(react: ReactHooks, tillside: Tillside): Hooks {
  const { cart, catalogue, member, account, shop, sync, taste } = tillside;

  function useLive<T>(live: Live<T>): T {
    const read = (): T => live.value;
    return react.useSyncExternalStore(live.subscribe, read, read);
  }

  function useRecommendations(
    name: ListName,
    { k = 12, maxPerCategory, keepOwned }: RecommendationOptions = {},
  ): Recommendations {
    const { state, version, modelId } = useLive<TasteState>(taste);
    const { lines } = useLive<CartState>(cart);
    const beside = name === "goesWith" || name === "across";
    const basket = beside ? lines.map((line) => line.sku).join("\n") : "";
    const [found, setFound] = react.useState<Recommendations>({});
    react.useEffect(() => {
      if (state !== "ready") return;
      const stop = new AbortController();
      const options: ListOptions = {
        k,
        signal: stop.signal,
        ...(maxPerCategory !== undefined && { maxPerCategory }),
        ...(keepOwned !== undefined && { keepOwned }),
      };
      const asked =
        name === "goesWith" || name === "across"
          ? taste[name](undefined, options)
          : taste[name](options);
      asked.then(
        (list) => !stop.signal.aborted && setFound({ list }),
        (reason: unknown) => {
          if (!stop.signal.aborted) setFound({ error: toError(reason, "model_absent") });
        },
      );
      return () => stop.abort();
    }, [name, k, maxPerCategory, keepOwned, state, version, modelId, basket]);
    return found;
  }

  return {
    useLive,
    useShop: () => useLive(shop),
    useCart: () => ({ state: useLive(cart), cart }),
    useMember: () => ({ member: useLive(member), account }),
    useItem(sku) {
      useLive<CatalogueState>(catalogue);
      return catalogue.item(sku);
    },
    useSync: () => useLive(sync),
    useFirstList: () => useLive(taste.first),
    useRecommendations,
  };
}

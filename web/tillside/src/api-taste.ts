// SPDX-License-Identifier: MIT
// What a page sees of the taste: the log, what the model makes of it, and the lists.

import type { Live } from "./api.js";
import type { TillsideError } from "./error.js";
import type { Interaction, Recommendation, TasteReply } from "./generated/types.js";

export interface TasteState {
  readonly state: "loading" | "ready" | "absent" | "failed";
  readonly modelId?: string;
  /**
   * Whether the worker that knows the taste has no network: "enforced" where a trial request was
   * stopped by its Content-Security-Policy, "absent" where it was not.
   */
  readonly isolation: "unknown" | "enforced" | "absent";
  readonly paused: boolean;
  /** How many interactions are kept. */
  readonly size: number;
  /** Another number whenever lists may come out differently. */
  readonly version: number;
  /** Interactions that the device could not store. */
  readonly unsaved: boolean;
  readonly error?: TillsideError;
}

export interface TasteEntry extends Interaction {
  readonly id: number;
}

export interface TasteList {
  readonly modelId: string;
  /** False: nothing of the past says anything, so popularity did. */
  readonly knowsUser: boolean;
  readonly items: readonly Recommendation[];
}

/** The list of the first page: `taste.first`. */
export interface FirstListOptions {
  readonly k: number;
  readonly maxPerCategory?: number;
  /** Items that the first page shows beside the list; kept with it. */
  readonly keep?: () => readonly string[];
}

export interface FirstList {
  readonly list: TasteList;
  /**
   * Scored by the present model from the present catalogue and notes. False for a list of the last
   * visit from which something has changed; the present one follows.
   */
  readonly current: boolean;
  readonly scoredAt: number;
}

export interface ListOptions {
  /** How many. Default 20. */
  readonly k?: number;
  /** Skus that are never listed. Items out of stock are left out by default. */
  readonly exclude?: readonly string[];
  /** Only these. */
  readonly candidates?: readonly string[];
  /** Only what has one of these: "brand:Acme", "category:Lamps", "price:3". */
  readonly traits?: readonly string[];
  /** At most so many of one category; 0 = no cap. */
  readonly maxPerCategory?: number;
  /** At most so many variants of one product; 0 = no cap. Default 1. */
  readonly maxPerProduct?: number;
  /** New items, of which `freshSlots` get a place, spread over the list. */
  readonly fresh?: readonly string[];
  readonly freshSlots?: number;
  /** What an item loses for being like one above it, in millionths of the best score. */
  readonly diversityPpm?: number;
  /** Keep what was bought already. */
  readonly keepOwned?: boolean;
  /** How many reasons of an item are named; what is beyond is summed as `rest`. Default 3. */
  readonly maxReasons?: number;
  readonly signal?: AbortSignal;
}

/** All of it happens on this device, in a worker without network. */
export interface Taste extends Live<TasteState> {
  /** `dwell`: a page looked at for some seconds. Purchases are logged by `orders`. */
  log(kind: Interaction["kind"], sku: string): void;
  /**
   * Items that were on the screen, given together: kept once a day each, the newest 500, as
   * "impression". They have no weight in any list (docs/recommender.md says why).
   */
  seen(skus: readonly string[]): void;
  /** The list that `firstList` names: kept from the last visit, then scored anew. */
  readonly first: Live<FirstList | undefined>;
  forYou(options?: ListOptions): Promise<TasteList>;
  similar(sku: string, options?: ListOptions): Promise<TasteList>;
  /** Default: what goes with the cart. */
  goesWith(skus?: readonly string[], options?: ListOptions): Promise<TasteList>;
  buyAgain(options?: ListOptions): Promise<TasteList>;
  /** The newest listed items in the order of the taste. */
  newArrivals(options?: ListOptions): Promise<TasteList>;
  /**
   * What goes with the cart, or with these, in other categories than theirs; without any, than
   * those of what was bought: the chain from one aisle to the next.
   */
  across(skus?: readonly string[], options?: ListOptions): Promise<TasteList>;
  /** Those candidates (which close a gap, see `nudge`), in the order of what goes with the cart. */
  topUp(candidates: readonly string[], options?: ListOptions): Promise<TasteList>;
  search(text: string, options?: ListOptions): Promise<TasteList>;
  /** The same skus in the order of the taste. */
  rerank(skus: readonly string[], options?: ListOptions): Promise<TasteList>;
  /** What the model makes of the notes: what each item weighs, the share of each brand, category
   * and price band. The page "your taste" is drawn from it. */
  profile(): Promise<TasteReply>;
  /** Why this item stands where it stands on the home page. */
  explain(sku: string): Promise<Recommendation | undefined>;
  /** Newest first. */
  entries(): readonly TasteEntry[];
  remove(id: number): void;
  pause(paused: boolean): void;
  erase(): Promise<void>;
  /** Everything kept, as a JSON text. */
  export(): string;
}

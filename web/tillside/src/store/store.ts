// SPDX-License-Identifier: MIT
// What the device keeps. Every step of the client is ONE transaction over this interface; a
// transaction may await nothing but its own calls.

import type { Category, TasteEntry, TasteList } from "../api.js";
import type {
  Cart,
  Item,
  LedgerEntry,
  Manifest,
  Program,
  State,
  SyncCommand,
} from "../generated/types.js";
import type { Agreement } from "../shop.js";
import type { HeldShards } from "../taste/shards.js";

/** Whose device this is and how far it has come. */
export interface SyncMeta {
  readonly device: string;
  readonly forkedFrom?: string;
  /** The next number to allot. */
  readonly nextN: number;
  readonly acked: number;
  readonly epoch: string;
  readonly seq: number;
  readonly member?: string;
}

export interface Session {
  readonly signedIn: boolean;
  readonly name?: string;
  readonly member?: string;
}

/** The state as the server confirmed it. */
export interface Base {
  readonly state: State;
  readonly revision: number;
  readonly headHash: string;
}

export interface CachedShop {
  readonly title: unknown;
  readonly currency: string;
  readonly demo: boolean;
  readonly agreement?: Agreement;
  readonly program: Program;
  readonly programHash: string;
}

export interface HeldCatalogue {
  readonly manifest: Manifest;
  readonly etag?: string;
  readonly signature: "valid" | "unsupported";
}

/**
 * What the first page shows before the catalogue is read: the list last scored for it and all that
 * its cards need. Good only together with the same published version.
 */
export interface FirstPage {
  readonly version: string;
  /** Model, options and notes that the list was scored from; see `TasteClient`. */
  readonly scoredFrom: string;
  readonly scoredAt: number;
  readonly list: TasteList;
  /** Those of the list with their variants, and what the shop asked to keep at hand. */
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
  /** Number of items in the whole catalogue. */
  readonly size: number;
  /** Out of stock, so never listed. */
  readonly soldOut: readonly string[];
}

/** The single records, by name. */
export interface Records {
  sync: SyncMeta;
  session: Session;
  base: Base;
  shop: CachedShop;
  catalogue: HeldCatalogue;
  cart: Cart;
  tastePaused: boolean;
  first: FirstPage;
  shards: HeldShards;
  /** Who invited the member that is signing up here. */
  referrer: string;
}

/** A command that the server has acknowledged; sent again after a restore. */
export interface TailEntry {
  readonly commandId: string;
  readonly command: SyncCommand;
  readonly ackedAt: number;
}

export interface Told {
  readonly commandId: string;
  readonly kind: string;
  readonly code: string;
  readonly detail: Readonly<Record<string, number | string>>;
  readonly at: number;
  readonly revision?: number;
  readonly hash?: string;
}

export interface StoredEntry {
  readonly revision: number;
  readonly hash: string;
  readonly entry: LedgerEntry;
}

export interface Chunk {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An outbox that belonged to another member of this device. Kept until erased by hand. */
export interface SetAside {
  readonly device: string;
  readonly member?: string;
  readonly commands: readonly SyncCommand[];
}

/** The lists, each with the member that is its key. */
export interface Lists {
  outbox: SyncCommand;
  tail: TailEntry;
  told: Told;
  ledger: StoredEntry;
  interactions: TasteEntry;
  chunks: Chunk;
  aside: SetAside;
}

export const listKeys: { readonly [L in keyof Lists]: keyof Lists[L] & string } = {
  outbox: "n",
  tail: "commandId",
  told: "commandId",
  ledger: "revision",
  interactions: "id",
  chunks: "sha256",
  aside: "device",
};

export type ListName = keyof Lists;
export type Place = ListName | "records";
export const listNames: readonly ListName[] = Object.keys(listKeys) as ListName[];

/** One transaction. */
export interface Tx {
  record<R extends keyof Records>(name: R): Promise<Records[R] | undefined>;
  setRecord<R extends keyof Records>(name: R, value: Records[R] | undefined): Promise<void>;
  /** In the order of the key. */
  all<L extends ListName>(list: L): Promise<Lists[L][]>;
  get<L extends ListName>(list: L, key: string | number): Promise<Lists[L] | undefined>;
  put<L extends ListName>(list: L, value: Lists[L]): Promise<void>;
  delete(list: ListName, key: string | number): Promise<void>;
  clear(list: ListName): Promise<void>;
}

export interface UpdateOptions {
  /** Ask the disk, not only the system, to have it: for commands of value. */
  readonly strict?: boolean;
}

export interface Store {
  read<T>(places: readonly Place[], work: (tx: Tx) => Promise<T>): Promise<T>;
  /** All of it or nothing. What `work` throws comes through, and nothing is changed. */
  update<T>(
    places: readonly Place[],
    work: (tx: Tx) => Promise<T>,
    options?: UpdateOptions,
  ): Promise<T>;
  close(): void;
}

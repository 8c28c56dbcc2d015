// SPDX-License-Identifier: MIT
// What a visit begins with: one look into the device's storage, and the first frame.

import type { TasteEntry } from "./api.js";
import { type Chunks, heldChunks } from "./catalogue/fetch.js";
import type { Cart } from "./generated/types.js";
import type { CachedShop, FirstPage, HeldCatalogue, Session, Store } from "./store/store.js";
import type { HeldShards } from "./taste/shards.js";

export interface Held {
  readonly shop?: CachedShop | undefined;
  readonly catalogue?: HeldCatalogue | undefined;
  readonly session?: Session | undefined;
  readonly cart?: Cart | undefined;
  readonly first?: FirstPage | undefined;
  readonly tastePaused?: boolean | undefined;
  readonly shards?: HeldShards | undefined;
  readonly interactions: readonly TasteEntry[];
  /** Of the model; they come after all else. */
  readonly packs: Promise<Chunks | undefined>;
}

/** All that the first page needs, in one transaction. Nothing where the storage cannot be read. */
export async function readHeld(store: Store): Promise<Held> {
  try {
    return await store.read(["records", "interactions", "chunks"], async (tx) => {
      // Asked for first, so that the model's packs are read while the page draws the rest.
      const asked = tx.record("catalogue");
      const packs = asked
        .then((held) => held && heldChunks(tx, held.manifest, "pack"))
        .catch(() => undefined);
      const [shop, session, cart, first, tastePaused, shards, interactions] = await Promise.all([
        tx.record("shop"),
        tx.record("session"),
        tx.record("cart"),
        tx.record("first"),
        tx.record("tastePaused"),
        tx.record("shards"),
        tx.all("interactions"),
      ]);
      const catalogue = await asked;
      return { shop, catalogue, session, cart, first, tastePaused, shards, interactions, packs };
    });
  } catch {
    // The store tells of it: `unsaved`.
    return { interactions: [], packs: Promise.resolve(undefined) };
  }
}

/** Lets what has arrived in the meantime, the first list above all, be heard before more work. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/**
 * Requests of a visit that has all it needs leave at whole tenths of a second after the navigation:
 * how long it took to draw what this shopper likes is then not heard in the gaps between them.
 */
const BEAT_MS = 100;

export function beat(): Promise<void> {
  const left = BEAT_MS - (performance.now() % BEAT_MS);
  return new Promise((resolve) => setTimeout(resolve, left));
}

/** Frames do not come while a page is hidden; then this long. */
const HIDDEN_MS = 100;

/** After what is on the page now has been painted; at once where there is no page. */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() => {
      void nextTask().then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  });
}

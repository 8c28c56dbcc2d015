// SPDX-License-Identifier: MIT
// Entries that this device does not hold, asked of the server.

import type { LedgerEntry } from "./generated/types.js";
import type { Http } from "./http.js";

/** What the server gives at once. */
export const LEDGER_PAGE = 200;

/** The member's entries after a revision, oldest first. @throws TillsideError offline ... */
export async function ledgerAfter(
  http: Http,
  since: number,
  limit: number = LEDGER_PAGE,
): Promise<LedgerEntry[]> {
  const path = `/v1/ledger?since=${since}&limit=${limit}`;
  type Page = { readonly entries: readonly { readonly entry: LedgerEntry }[] };
  const { entries } = await http.json<Page>({ purpose: "sync", path });
  return entries.map(({ entry }) => entry);
}

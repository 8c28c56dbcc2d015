// SPDX-License-Identifier: MIT
import type { ConfirmedEntry } from "tillside";

/**
 * The revision at which the chain breaks; undefined where it is whole. Entries are newest first.
 */
export function brokenAt(entries: readonly ConfirmedEntry[]): number | undefined {
  const bad = entries.find((one, i) => {
    const older = entries[i + 1];
    return (
      older !== undefined &&
      (one.entry.prevHash !== older.hash || one.entry.revision !== older.entry.revision + 1)
    );
  });
  return bad?.entry.revision;
}

// SPDX-License-Identifier: MIT
import type { ConfirmedEntry } from "tillside";
import { expect, test } from "vitest";
import { brokenAt } from "./chain.js";

function entry(revision: number, hash: string, prevHash: string): ConfirmedEntry {
  return { hash, entry: { revision, prevHash } } as ConfirmedEntry;
}

const whole = [entry(3, "c", "b"), entry(2, "b", "a"), entry(1, "a", "0")];

test("a chain in which each entry carries the hash of the one before is whole", () => {
  expect(brokenAt(whole)).toBeUndefined();
  expect(brokenAt([])).toBeUndefined();
  expect(brokenAt(whole.slice(0, 1))).toBeUndefined();
});

test.each([
  ["a changed entry", [entry(3, "c", "x"), entry(2, "b", "a")], 3],
  ["a missing entry", [entry(3, "c", "b"), entry(1, "b", "0")], 3],
  ["a changed past", [entry(3, "c", "b"), entry(2, "b", "x"), entry(1, "a", "0")], 2],
])("%s breaks it", (_, entries, revision) => {
  expect(brokenAt(entries)).toBe(revision);
});

// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";
import { influencesOf } from "./influence.js";

const list = [
  {
    sku: "a",
    scorePpm: 80,
    reasons: [
      { kind: "bought", sku: "x", sharePpm: 60 },
      { kind: "looked_at", sku: "y", sharePpm: 30 },
      { kind: "popular", sharePpm: 10 },
      { kind: "rest", sharePpm: -20 },
    ],
  },
  { sku: "b", scorePpm: 5, reasons: [{ kind: "bought", sku: "y", sharePpm: 5 }] },
  { sku: "c", scorePpm: 0, reasons: [] },
] as const;

test("shares of past items and of all else add up to the whole", () => {
  const { items, othersPpm } = influencesOf(list);
  expect(items.map(({ sku, sharePpm }) => [sku, Math.round(sharePpm)])).toEqual([
    ["y", 650_000],
    ["x", 300_000],
  ]);
  expect(Math.round(othersPpm)).toBe(50_000);
});

test("an empty list has nothing to say", () => {
  expect(influencesOf([])).toEqual({ items: [], othersPpm: 0 });
});

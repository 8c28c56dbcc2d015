// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";
import { around, pack } from "./pack.js";

test.each([
  [[10]],
  [[10, 10]],
  [[3, 30, 8, 8, 21, 5, 5, 5, 13]],
  [Array.from({ length: 40 }, (_, i) => 6 + ((i * 7) % 23))],
])("circles of %j do not overlap and lie close together", (radii) => {
  const places = pack(radii, 2);
  for (const [i, a] of places.entries()) {
    for (const [j, b] of places.entries()) {
      if (j <= i) continue;
      const apart = Math.hypot(a.x - b.x, a.y - b.y);
      expect(apart).toBeGreaterThanOrEqual((radii[i] ?? 0) + (radii[j] ?? 0) + 2 - 1e-3);
    }
  }
  const whole = around(places, radii);
  const filled = radii.reduce((sum, r) => sum + r * r, 0) / whole.r ** 2;
  expect(filled).toBeGreaterThan(0.3);
});

test("the same radii give the same places, and the largest lies in the middle", () => {
  const radii = [4, 9, 4];
  expect(pack(radii, 1)).toEqual(pack(radii, 1));
  expect(pack(radii, 1)[1]).toEqual({ x: 0, y: 0 });
});

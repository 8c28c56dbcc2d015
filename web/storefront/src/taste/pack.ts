// SPDX-License-Identifier: MIT
// Lays circles side by side around a middle. Pure geometry for the map of the taste.

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Place {
  readonly r: number;
}

const kDirections = 48;

/** How far from the middle, where a stretch above 1 prefers the sides. */
function reach({ x, y }: Place, stretch: number): number {
  return Math.hypot(x / stretch, y);
}

function overlaps(place: Place, r: number, placed: readonly Placed[], gap: number): boolean {
  return placed.some(
    (one) => Math.hypot(one.x - place.x, one.y - place.y) < one.r + r + gap - 1e-6,
  );
}

/** Places all around one circle that touch it. */
function beside(one: Placed, r: number, gap: number): Place[] {
  const away = one.r + r + gap;
  return Array.from({ length: kDirections }, (_, i) => {
    const angle = (2 * Math.PI * i) / kDirections;
    return { x: one.x + away * Math.cos(angle), y: one.y + away * Math.sin(angle) };
  });
}

/** The two places that touch both circles, if they are near enough to each other. */
function between(a: Placed, b: Placed, r: number, gap: number): Place[] {
  const fromA = a.r + r + gap;
  const fromB = b.r + r + gap;
  const apart = Math.hypot(b.x - a.x, b.y - a.y);
  if (apart === 0 || apart > fromA + fromB) return [];
  const along = (apart * apart + fromA * fromA - fromB * fromB) / (2 * apart);
  const aside = Math.sqrt(Math.max(0, fromA * fromA - along * along));
  const [ux, uy] = [(b.x - a.x) / apart, (b.y - a.y) / apart];
  return [1, -1].map((side) => ({
    x: a.x + along * ux - side * aside * uy,
    y: a.y + along * uy + side * aside * ux,
  }));
}

/** Of the places that touch what is placed, the free one nearest to the middle. */
function nearest(r: number, placed: readonly Placed[], gap: number, stretch: number): Place {
  let best: Place | undefined;
  for (const [i, one] of placed.entries()) {
    const corners = placed.slice(0, i).flatMap((other) => between(one, other, r, gap));
    for (const place of [...corners, ...beside(one, r, gap)]) {
      if (best !== undefined && reach(place, stretch) >= reach(best, stretch) - 1e-9) continue;
      if (!overlaps(place, r, placed, gap)) best = place;
    }
  }
  return best ?? { x: 0, y: 0 };
}

/**
 * Places for circles of these radii, none overlapping, in the order given. The largest lies in the
 * middle; equal ones keep their order.
 */
export function pack(radii: readonly number[], gap: number, stretch = 1): Place[] {
  const order = radii.map((r, i) => ({ r, i })).sort((a, b) => b.r - a.r || a.i - b.i);
  const placed: Placed[] = [];
  const places: Place[] = radii.map(() => ({ x: 0, y: 0 }));
  for (const { r, i } of order) {
    const place = placed.length === 0 ? { x: 0, y: 0 } : nearest(r, placed, gap, stretch);
    placed.push({ ...place, r });
    places[i] = place;
  }
  return places;
}

/** A circle around the middle of gravity that holds all of them. */
export function around(places: readonly Place[], radii: readonly number[]): Placed {
  const weight = radii.reduce((sum, r) => sum + r * r, 0) || 1;
  const mean = (key: "x" | "y"): number =>
    places.reduce((sum, place, i) => sum + place[key] * (radii[i] ?? 0) ** 2, 0) / weight;
  const middle = { x: mean("x"), y: mean("y") };
  const far = places.map(
    (place, i) => Math.hypot(place.x - middle.x, place.y - middle.y) + (radii[i] ?? 0),
  );
  return { ...middle, r: Math.max(0, ...far) };
}

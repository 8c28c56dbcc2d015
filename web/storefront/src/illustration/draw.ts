// SPDX-License-Identifier: MIT
// The picture of a product, drawn on the device: no request tells anybody what is looked at.

import { Brush } from "./brush.js";
import type { Choice, Depicted } from "./choose.js";
import { choose, hash } from "./choose.js";
import { lightness, mix } from "./colour.js";
import { patternTile } from "./pattern.js";
import { shapeOf } from "./shapes/index.js";

const kCacheLimit = 1500;
const cache = new Map<string, string>();

/** Shapes that are the motif themselves: a heart printed with hearts would be noise. */
const kSelfMotif = new Set([
  "heart",
  "star",
  "flower",
  "plant",
  "cactus",
  "bird",
  "butterfly",
  "hen",
  "tree",
  "fruit",
]);

/** Backdrops, quiet enough that a page of them is calm. */
const kGrounds = ["#f3e7d8", "#e6ecdf", "#e4e9ef", "#f3e3df", "#ece5ef", "#f4ead0", "#dfecea"];

function groundFor(choice: Choice): string {
  const pale = kGrounds[(choice.seed >>> 3) % kGrounds.length] ?? "#f3e7d8";
  // A white or cream product stands on a deeper tint, or it would dissolve.
  return lightness(choice.tone.base) > 205
    ? mix(pale, choice.accent.base, 0.2)
    : mix(pale, choice.tone.light, 0.22);
}

/** The SVG document of a choice, 240 x 240. */
export function drawChoice(choice: Choice): string {
  const patterned = choice.pattern !== "plain" && !kSelfMotif.has(choice.shape);
  const brush = new Brush(choice.tone, choice.accent, patterned, choice.seed);
  const ground = groundFor(choice);
  const print = patterned
    ? `<defs>${patternTile(choice.pattern, choice.accent.base, choice.accent.deep)}</defs>`
    : "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240">${print}` +
    `<rect width="240" height="240" fill="${ground}"/>` +
    `<circle cx="120" cy="120" r="98" fill="#fff" opacity=".36"/>` +
    `<g transform="translate(-12 -14) scale(1.1)">${shapeOf(choice.shape)(brush)}</g></svg>`
  );
}

/** A `data:` address of the picture, allowed by the page's policy and drawn once. */
export function pictureOf(item: Depicted): string {
  const shown = JSON.stringify([item.title, item.titleZh, item.options]);
  const key = `${item.sku}|${hash(shown)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const address = `data:image/svg+xml,${encodeURIComponent(drawChoice(choose(item)))}`;
  if (cache.size >= kCacheLimit) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, address);
  return address;
}

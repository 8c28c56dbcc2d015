// SPDX-License-Identifier: MIT
// From what the catalogue says of a product to what its picture shows. Deterministic: the same
// product always looks the same, and its variants differ by their colour alone.

import type { Tone } from "./colour.js";
import { kUnnamed, lightness, toneOf, tonesIn } from "./colour.js";
import type { Pattern } from "./pattern.js";
import { patternIn } from "./pattern.js";
import { kMotifs, kThings, type ShapeRow } from "./shape-words.js";
import type { ShapeName } from "./shapes/index.js";

export interface Depicted {
  readonly sku: string;
  readonly productId?: string | undefined;
  readonly title: string;
  readonly titleZh?: string | undefined;
  readonly category?: string | undefined;
  readonly categoryZh?: string | undefined;
  readonly options?: Readonly<Record<string, string>> | undefined;
}

export interface Choice {
  readonly shape: ShapeName;
  readonly tone: Tone;
  readonly accent: Tone;
  readonly pattern: Pattern;
  readonly seed: number;
}

/** FNV-1a, for choices that must not change between visits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function index(rows: readonly ShapeRow[], column: 1 | 2): Map<string, ShapeName> {
  const words = new Map<string, ShapeName>();
  for (const row of rows)
    for (const word of row[column].split("|").map((one) => one.trim()))
      words.set(word, words.get(word) ?? row[0]);
  return words;
}

const kEnglish = [index(kThings, 1), index(kMotifs, 1)];
const kChinese = [index(kThings, 2), index(kMotifs, 2)];

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9&-]+/g, " ")
    .trim()
    .split(" ");
}

function named(words: Map<string, ShapeName>, phrase: string): ShapeName | undefined {
  return (
    words.get(phrase) ?? words.get(phrase.replace(/s$/, "")) ?? words.get(phrase.replace(/es$/, ""))
  );
}

function shapeInEnglish(text: string, words: Map<string, ShapeName>): ShapeName | undefined {
  const parts = wordsOf(text);
  let best: { shape: ShapeName; rank: number } | undefined;
  for (let length = Math.min(3, parts.length); length >= 1; length--) {
    for (let start = 0; start + length <= parts.length; start++) {
      const shape = named(words, parts.slice(start, start + length).join(" "));
      if (shape === undefined) continue;
      const end = start + length; // the later the better; a phrase is worth two places a word
      const rank = end + 2.5 * (length - 1) - (followsOf(parts, start) ? 6 : 0);
      if (best === undefined || rank > best.rank) best = { shape, rank };
    }
  }
  return best?.shape;
}

/** What follows "with", "in", "of" or "for" describes, it does not name: "mug with lid". */
function followsOf(parts: readonly string[], start: number): boolean {
  return parts
    .slice(Math.max(0, start - 3), start)
    .some((word, i, near) => /^(with|w|in|for|to|on|by|from)$/.test(word) && i >= near.length - 3);
}

function shapeInChinese(text: string, words: Map<string, ShapeName>): ShapeName | undefined {
  let best: { shape: ShapeName; rank: number } | undefined;
  for (const [word, shape] of words) {
    const place = word === "" ? -1 : text.lastIndexOf(word);
    if (place < 0) continue;
    const rank = place + word.length * 3;
    if (best === undefined || rank > best.rank) best = { shape, rank };
  }
  return best?.shape;
}

/** A shape that the texts name, things before motifs, the English before the Chinese. */
function shapeIn(english: string, chinese: string, level: 0 | 1): ShapeName | undefined {
  return (
    shapeInEnglish(english, kEnglish[level] ?? new Map()) ??
    shapeInChinese(chinese, kChinese[level] ?? new Map())
  );
}

/** A book may be called anything; what stands beside books is recognised by its own noun. */
const kBesideBooks: readonly ShapeName[] = ["notebook", "calendar", "card", "puzzle", "stickers"];

function shapeFor(item: Depicted): ShapeName {
  const category = item.category ?? "";
  const own = shapeIn(item.title, item.titleZh ?? item.title, 0);
  const kind = shapeIn(category, item.categoryZh ?? category, 0);
  if (kind === "book" && (own === undefined || !kBesideBooks.includes(own))) return "book";
  return (
    own ??
    kind ??
    shapeIn(item.title, item.titleZh ?? item.title, 1) ??
    shapeIn(category, item.categoryZh ?? category, 1) ??
    "parcel"
  );
}

const kOptionNames = /colou?r|finish|颜色|shade/i;

function tonesFor(item: Depicted, seed: number): [Tone, Tone] {
  const option =
    Object.entries(item.options ?? {}).find(([name]) => kOptionNames.test(name))?.[1] ?? "";
  const title = [...tonesIn(item.title), ...(item.titleZh ? tonesIn(item.titleZh) : [])];
  const named = [...tonesIn(option), ...title];
  const main = named[0] ?? toneOf(kUnnamed[seed % kUnnamed.length] ?? "teal");
  const second = named.find(
    (t) => t.key !== main.key && Math.abs(lightness(t.base) - lightness(main.base)) > 34,
  );
  return [main, second ?? partnerOf(main, seed)];
}

/**
 * A second colour that is seen on the first: light on dark, dark on light, and not its neighbour.
 */
function partnerOf(main: Tone, seed: number): Tone {
  const dark = ["navy", "teal", "burgundy", "forest", "coral", "red"];
  const pale = ["cream", "white", "mustard", "pink", "cream", "sky"];
  const bright = lightness(main.base) > 150;
  const pool = (bright ? dark : pale).filter(
    (key) => key !== main.key && Math.abs(lightness(toneOf(key).base) - lightness(main.base)) > 48,
  );
  return toneOf(pool[(seed >>> 7) % Math.max(1, pool.length)] ?? (bright ? "navy" : "cream"));
}

export function choose(item: Depicted): Choice {
  const seed = hash(item.productId ?? item.sku);
  const shape = shapeFor(item);
  const [tone, accent] = tonesFor(item, seed);
  const pattern = patternIn(
    `${item.title} ${item.titleZh ?? ""} ${Object.values(item.options ?? {}).join(" ")}`,
  );
  return { shape, tone, accent, pattern, seed };
}

// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";
import { choose } from "./choose.js";
import { drawChoice, pictureOf } from "./draw.js";
import { kMotifs, kThings } from "./shape-words.js";
import { shapes } from "./shapes/index.js";

// Titles in the manner of a gift wholesaler and of a department store.
test.each([
  ["WHITE HANGING HEART T-LIGHT HOLDER", "tlight", "white", "hearts"],
  ["SET 7 BABUSHKA NESTING BOXES", "matryoshka", undefined, "plain"],
  ["JUMBO BAG RED RETROSPOT", "bag", "red", "spots"],
  ["RED WOOLLY HOTTIE WHITE HEART", "heart", "red", "hearts"],
  ["REGENCY CAKESTAND 3 TIER", "cakeStand", undefined, "plain"],
  ["PACK OF 72 RETROSPOT CAKE CASES", "cupcake", undefined, "spots"],
  ["Travel Mug with Lid", "mug", undefined, "plain"],
  ["Study Desk Lamp", "deskLamp", undefined, "plain"],
  ["BLUE POLKADOT PUDDING BOWL", "bowl", "blue", "spots"],
  ["Quxly Frobnicator", "parcel", undefined, "plain"],
])("%s", (title, shape, colour, pattern) => {
  const choice = choose({ sku: title, title });
  expect(choice.shape).toBe(shape);
  expect(choice.pattern).toBe(pattern);
  if (colour !== undefined) expect(choice.tone.key).toBe(colour);
});

test.each([
  ["螺纹棉袜", "socks"],
  ["龙井绿茶", "tea"],
  ["头戴式降噪耳机", "headphones"],
  ["珐琅煎锅", "pan"],
  ["原木积木", "blocks"],
])("%s by its Chinese name alone", (title, shape) => {
  expect(choose({ sku: title, title }).shape).toBe(shape);
});

test("a book is a book whatever it is called", () => {
  const item = { sku: "1", title: "The Teapot and the Lamp", category: "Books" };
  expect(choose(item).shape).toBe("book");
  expect(choose({ ...item, title: "Lined Notebook" }).shape).toBe("notebook");
});

test("variants differ by colour alone, and a picture is the same every time", () => {
  const base = { productId: "P1", title: "Stoneware Mug" };
  const red = { ...base, sku: "P1-R", options: { colour: "Red" } };
  const navy = { ...base, sku: "P1-N", options: { colour: "Navy" } };
  expect(choose(red).shape).toBe(choose(navy).shape);
  expect(choose(red).seed).toBe(choose(navy).seed);
  expect(pictureOf(red)).not.toBe(pictureOf(navy));
  expect(drawChoice(choose(red))).toBe(drawChoice(choose({ ...red })));
});

test("every shape is drawn without a style, a script or a broken figure", () => {
  expect(Object.keys(shapes).length).toBeGreaterThanOrEqual(30);
  const choice = choose({ sku: "1", title: "RED RETROSPOT" });
  for (const shape of Object.keys(shapes) as (keyof typeof shapes)[]) {
    for (let seed = 0; seed < 12; seed++) {
      const drawn = drawChoice({ ...choice, shape, seed: seed * 7919 });
      expect(drawn, shape).not.toMatch(/style=|<script|NaN|undefined|Infinity/);
    }
  }
});

test("no word of one table asks for two shapes", () => {
  for (const table of [kThings, kMotifs]) {
    const words = table.flatMap(([shape, english]) =>
      english.split("|").map((word) => [word.trim(), shape] as const),
    );
    const first = new Map<string, string>();
    const twice = words.filter(([word, shape]) => {
      const known = first.get(word);
      if (known === undefined) first.set(word, shape);
      return known !== undefined && known !== shape;
    });
    expect(twice).toEqual([]);
  }
});

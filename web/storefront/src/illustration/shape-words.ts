// SPDX-License-Identifier: MIT
// Which words of a title or category ask for which shape. A thing ("holder", "mug") outranks a
// motif ("heart", "bird"), since a bird mug is a mug; among equals the later word wins, since
// English puts the head noun last; a longer phrase outranks a shorter one.

import type { ShapeName } from "./shapes/index.js";
import { kTheRest } from "./words-rest.js";
import { kTableAndFood } from "./words-table-food.js";
import { kWearAndHome } from "./words-wear-home.js";

/** A shape, its English words (whole, a final s or es optional), its Chinese words; by `|`. */
export type ShapeRow = readonly [shape: ShapeName, english: string, chinese: string];

export const kThings: readonly ShapeRow[] = [...kWearAndHome, ...kTableAndFood, ...kTheRest];

/** Motifs: chosen only when the text names no thing. */
export const kMotifs: readonly ShapeRow[] = [
  ["heart", "heart|hearts|love|sweetheart|valentine", "爱心|心形"],
  ["star", "star|stars|snowflake|angel", "星"],
  ["butterfly", "butterfly|butterflies|fairy|dragonfly|bee|ladybird", "蝴蝶"],
  ["bird", "bird|robin|dove|owl|owls|peacock|duck|parrot|feather|feathers|swallow", "鸟|猫头鹰"],
  ["rabbit", "rabbit|bunny|bunnies|hare|reindeer|deer|stag|fox", "兔|鹿"],
  ["hen", "hen|chick|chicks|cockerel|chicken|rooster", "鸡"],
  ["cat", "cat|kitten|kitty", "猫"],
  ["dog", "dog|puppy|dachshund", "狗"],
  ["egg", "egg|eggs|easter", "蛋"],
  ["flower", "flower|rose|daisy|blossom|lily|lavender|allium|anemone|hydranga|chrysanthemum", "花"],
  ["plant", "leaf|ivy|garden|botanical", "叶"],
  ["fruit", "strawberry|cherry|cherries|apples|berry|berries", "莓"],
  ["bell", "holly|carol|xmas|noel|christmas", "节日"],
  ["blocks", "childrens|kids|child|baby", "儿童|宝宝"],
  ["cutlery", "kitchen|picnic|diner", "厨房|户外"],
];

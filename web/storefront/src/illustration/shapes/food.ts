// SPDX-License-Identifier: MIT
// Things to eat and drink, in the packs they are sold in.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGold, kLeafGreen, kPaper, kSteel } from "../brush.js";

const tea: Shape = (b) => {
  if (b.variant(2) === 0) {
    return (
      b.shadow(124, 52, 196) +
      b.body(box(72, 78, 98, 112, 10)) +
      b.part(box(68, 58, 106, 26, 8), b.tone.deep) +
      b.part(box(86, 102, 70, 64, 6), kPaper) +
      b.line(
        `M121 156V136C108 136 100 128 100 118 112 116 121 124 121 136 121 124
        132 114 144 116 144 128 134 136 121 136`,
        kLeafGreen,
        4.5,
      )
    );
  }
  const tag =
    b.line("M158 66C186 66 184 96 182 108", "#b9a88f", 3) +
    b.part(box(166, 106, 34, 38, 4), b.accent.base);
  return (
    b.shadow(118, 54, 196) +
    tag +
    b.part("M74 66 92 48H146L164 66V182Q164 190 156 190H82Q74 190 74 182Z", kPaper) +
    b.body("M74 112H164V182Q164 190 156 190H82Q74 190 74 182Z") +
    b.flat(circle(119, 98, 24), b.accent.base) +
    b.line("M119 112V92M119 100C110 100 106 94 106 88M119 96C126 96 132 90 132 84", kPaper, 4)
  );
};

const coffee: Shape = (b) =>
  b.shadow(124, 54, 196) +
  b.body("M76 70H164L170 182Q170 192 160 192H80Q70 192 70 182Z") +
  b.part("M72 48H168V70Q120 82 72 70Z", b.tone.deep) +
  b.part(circle(120, 130, 30), kPaper) +
  b.turn(
    28,
    b.part(ellipse(120, 130, 13, 19), "#6b4532") +
      b.line("M120 114C112 124 128 136 120 146", kPaper, 3),
  );

const snack: Shape = (b) =>
  b.shadow(124, 60, 196) +
  b.body(
    "M70 60Q120 70 170 60 164 88 176 122 168 158 172 190 120 180 68 190 72 158 64 122 76 88 70 60Z",
  ) +
  b.part("M66 48 172 48 174 62Q120 72 66 62Z", b.tone.deep) +
  b.part("M66 188Q120 178 174 188V198H66Z", b.tone.deep) +
  b.part(ellipse(120, 116, 38, 26), kPaper) +
  [
    [104, 120, -18],
    [122, 112, 12],
    [136, 122, 34],
  ]
    .map(([x = 0, y = 0, a = 0]) => b.turn(a, b.part(ellipse(x, y, 15, 10), b.accent.base), x, y))
    .join("") +
  b.line("M92 158H148", kPaper, 6);

const chocolate: Shape = (b) =>
  b.shadow(126, 54, 200) +
  b.turn(
    8,
    b.part(box(80, 40, 84, 80, 5), "#6b4532") +
      b.line("M108 42V104M136 42V104M82 66H162M82 90H162", "#4d3021", 3) +
      b.part("M80 96 94 86 108 98 122 86 136 98 150 86 164 96V120H80Z", kSteel) +
      b.body(box(76, 108, 92, 84, 5)) +
      b.line("M92 138H152M104 156H140", b.accent.base, 6),
  );

const biscuits: Shape = (b) =>
  b.shadow(124, 66, 194) +
  b.body(box(56, 98, 128, 90, 12)) +
  b.part(ellipse(120, 98, 64, 16), "#8b6a46") +
  [
    [88, 88],
    [124, 80],
    [154, 90],
  ]
    .map(
      ([x = 0, y = 0]) =>
        b.part(circle(x, y, 24), "#dfab65") +
        [
          [-8, -4],
          [6, -10],
          [4, 6],
        ]
          .map(([dx = 0, dy = 0]) => b.flat(circle(x + dx, y + dy, 4), "#6b4532"))
          .join(""),
    )
    .join("") +
  b.body("M56 104Q120 128 184 104V176Q184 188 172 188H68Q56 188 56 176Z") +
  b.part(box(90, 136, 60, 32, 6), kPaper) +
  b.line("M102 152H138", b.accent.base, 5);

const candy: Shape = (b) => {
  if (b.variant(2) === 0) {
    const sweet = (x: number, y: number, a: number, main: string): string =>
      b.turn(
        a,
        b.part(`M${x - 58} ${y - 20} ${x - 26} ${y} ${x - 58} ${y + 20}Z`, main) +
          b.part(`M${x + 58} ${y - 20} ${x + 26} ${y} ${x + 58} ${y + 20}Z`, main) +
          b.body(circle(x, y, 32), main),
        x,
        y,
      );
    return (
      b.shadow(124, 66, 194) + sweet(112, 92, -24, b.accent.base) + sweet(128, 152, 16, b.tone.base)
    );
  }
  return (
    b.shadow(124, 34, 202) +
    b.part(box(115, 120, 10, 82, 5), kPaper) +
    b.body(circle(120, 92, 56)) +
    b.line(
      `M120 92C120 82 134 82 134 94 134 112 106 112 106 90 106 66 148 66 148 96
      148 126 92 126 92 88`,
      b.accent.base,
      7,
    )
  );
};

const nuts: Shape = (b) =>
  b.shadow(124, 58, 196) +
  b.body("M72 56H168L174 184Q174 192 166 192H74Q66 192 66 184Z") +
  b.part("M72 44H168V60H72Z", b.tone.deep) +
  b.part("M84 108C84 84 156 84 156 108V148C156 170 84 170 84 148Z", kPaper) +
  [
    [104, 118, 20],
    [132, 114, -24],
    [118, 138, 50],
    [138, 144, 0],
  ]
    .map(([x = 0, y = 0, a = 0]) => b.turn(a, b.part(ellipse(x, y, 9, 14), "#b97a44"), x, y))
    .join("");

const fruit: Shape = (b) =>
  b.shadow(124, 56, 194) +
  b.body(
    `M120 84C142 62 188 74 184 124 180 168 150 194 120 184 90 194 60 168 56 124 52 74 98 62 120 84
      Z`,
  ) +
  b.line("M120 84C118 66 122 54 132 46", "#86583c", 6) +
  b.part("M126 62C142 38 168 44 174 50 164 70 142 74 126 62Z", kLeafGreen);

const jam: Shape = (b) =>
  b.shadow(124, 50, 194) +
  b.part(box(72, 84, 96, 104, 18), "#f3e7d3") +
  b.body("M76 108H164V170Q164 184 150 184H90Q76 184 76 170Z") +
  b.part(
    "M62 92C70 56 170 56 178 92 160 84 146 98 134 88 122 98 108 86 96 96 84 86 74 96 62 92Z",
    b.accent.base,
  ) +
  b.line("M80 84H160", b.accent.deep, 4) +
  b.part(box(92, 120, 56, 40, 8), kPaper) +
  b.flat(circle(120, 140, 10), b.tone.base);

const drink: Shape = (b) =>
  b.shadow(122, 42, 198) +
  b.part(ellipse(120, 46, 34, 8), kSteel) +
  b.body("M84 50H156L162 62V182L154 194H86L78 182V62Z") +
  b.part("M84 48H156L162 62H78Z", kSteel) +
  b.flat("M78 118Q120 96 162 118V154Q120 132 78 154Z", b.accent.base) +
  b.flat(circle(120, 90, 9), b.accent.base) +
  b.line("M112 44H128", "#8b929a", 4);

const noodles: Shape = (b) =>
  b.shadow(124, 56, 196) +
  b.line("M140 84 178 30M152 88 192 40", "#cf9f6b", 6) +
  b.part("M70 92C74 66 166 66 170 92Z", "#f0cf86") +
  b.line(
    "M84 88C84 76 98 76 98 88M106 86C106 72 122 72 122 86M132 88C132 76 148 76 148 88",
    "#d8a94f",
    4,
  ) +
  b.body("M64 92H176L160 184Q158 192 150 192H90Q82 192 80 184Z") +
  b.part(box(58, 84, 124, 16, 8), b.tone.light) +
  b.flat(circle(120, 140, 24), b.accent.base) +
  b.line("M108 140H132", kPaper, 5);

const honey: Shape = (b) =>
  b.shadow(124, 50, 196) +
  b.body(
    "M84 84H156C176 96 176 178 152 190H88C64 178 64 96 84 84Z",
    b.tone.key === "mustard" ? b.tone.base : "#e2a840",
  ) +
  b.part(box(82, 62, 76, 26, 8), kPaper) +
  b.part(box(92, 116, 56, 46, 8), kPaper) +
  b.flat("M120 124 134 132V148L120 156 106 148V132Z", kGold);

export const food = {
  tea,
  coffee,
  snack,
  chocolate,
  biscuits,
  candy,
  nuts,
  fruit,
  jam,
  drink,
  noodles,
  honey,
};

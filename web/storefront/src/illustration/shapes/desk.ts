// SPDX-License-Identifier: MIT
// Paper, books, writing and craft.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGold, kPaper, kSteel, kWood } from "../brush.js";

const notebook: Shape = (b) =>
  b.shadow(126, 58, 204) +
  b.part(box(74, 46, 108, 150, 8), kPaper) +
  b.body(box(64, 42, 110, 152, 10)) +
  b.flat("M64 52Q64 42 74 42H84V194H74Q64 194 64 184Z", b.tone.deep, 0.8) +
  (b.variant(2) === 0
    ? b.part(box(146, 42, 11, 152, 0), b.accent.base)
    : [60, 84, 108, 132, 156, 178].map((y) => b.line(`M56 ${y}H72`, kSteel, 5)).join("")) +
  b.part(box(98, 76, 42, 34, 5), kPaper) +
  b.line("M106 88H132M106 98H124", b.accent.deep, 3);

const book: Shape = (b) => {
  const art = [
    b.flat(circle(124, 104, 26), b.accent.base) + b.line("M98 152H150M108 166H140", kPaper, 5),
    b.flat("M90 140 116 92 134 122 146 106 162 140Z", b.accent.base) +
      b.line("M94 70H156M94 162H140", kPaper, 5),
    b.line("M96 70H152M96 84H136", kPaper, 6) +
      b.flat("M90 188V136C112 118 138 150 162 128V188Z", b.accent.base),
    b.line("M124 66V126M104 84C104 110 124 110 124 110S144 110 144 84", b.accent.base, 7) +
      b.line("M100 154H148M108 168H140", kPaper, 5),
  ];
  return (
    b.shadow(128, 58, 204) +
    b.part("M76 188Q66 188 66 196 66 202 76 202H176V52H76Z", b.tone.deep) +
    b.part(box(74, 184, 100, 14, 2), kPaper) +
    b.body("M66 52Q66 40 78 40H166Q174 40 174 48V186H78Q66 186 66 198Z") +
    b.flat("M66 52Q66 40 78 40H80V186H78Q66 186 66 198Z", b.tone.deep, 0.7) +
    art[b.variant(4)]
  );
};

const pen: Shape = (b) =>
  b.shadow(124, 62, 190) +
  b.turn(
    42,
    b.body(box(108, 26, 24, 130, 8)) +
      b.part("M108 152H132L120 188Z", kPaper) +
      b.flat("M116 176H124L120 190Z", "#3a3742") +
      b.part(box(108, 132, 24, 18, 0), b.accent.base) +
      b.line("M138 32V78", kGold, 5),
  );

const pencils: Shape = (b) => {
  const one = (x: number, y: number, colour: string): string =>
    b.part(box(x, y, 18, 90, 3), colour) +
    b.part(`M${x} ${y + 4}L${x + 9} ${y - 22}L${x + 18} ${y + 4}Z`, "#ecd2a4") +
    b.flat(`M${x + 5} ${y - 11}L${x + 9} ${y - 23}L${x + 13} ${y - 11}Z`, "#3a3742");
  return (
    b.shadow(124, 48, 198) +
    one(80, 66, b.accent.base) +
    one(100, 54, b.tone.deep) +
    one(121, 60, kGold) +
    one(142, 70, b.accent.deep) +
    b.body(box(70, 112, 100, 80, 10)) +
    b.line("M70 130H170", b.tone.deep, 3)
  );
};

const card: Shape = (b) =>
  b.shadow(126, 76, 188) +
  b.part(box(76, 56, 116, 116, 6), kPaper) +
  b.flat(
    "M134 92C126 74 98 84 112 112 120 126 134 136 134 136S148 126 156 112C170 84 142 74 134 92Z",
    b.accent.base,
  ) +
  b.body(box(44, 96, 140, 88, 6)) +
  b.part("M44 102Q44 96 50 96H178Q184 96 184 102L114 150Z", b.tone.light) +
  b.flat(circle(114, 144, 9), b.accent.base);

const giftWrap: Shape = (b) => {
  const roll = (x: number, y: number, fill: string, own: boolean): string =>
    (own ? b.body(box(x, y, 36, 140, 6), fill) : b.part(box(x, y, 36, 140, 6), fill)) +
    b.part(ellipse(x + 18, y + 3, 18, 7), kPaper) +
    b.flat(ellipse(x + 18, y + 3, 8, 3), "#b9a88f");
  return (
    b.shadow(124, 66, 200) +
    b.turn(-8, roll(62, 58, b.accent.base, false)) +
    b.turn(7, roll(140, 54, b.tone.deep, false)) +
    roll(102, 48, b.tone.base, true) +
    b.part("M58 134H182V150H58Z", kPaper) +
    b.part("M112 142C92 116 78 140 96 146Z", b.accent.base) +
    b.part("M128 142C148 116 162 140 144 146Z", b.accent.base) +
    b.flat(circle(120, 143, 7), b.accent.deep)
  );
};

const tape: Shape = (b) =>
  b.shadow(126, 70, 190) +
  b.body(circle(112, 122, 62)) +
  b.part(circle(112, 122, 36), kPaper) +
  b.flat(circle(112, 122, 28), b.accent.light) +
  b.body("M112 184H190L196 176 190 170H132Z");

const stickers: Shape = (b) =>
  b.shadow(124, 58, 202) +
  b.part("M60 46H180V162L150 194H60Z", kPaper) +
  b.part("M150 194V162H180Z", "#e3d5bb") +
  b.part(circle(92, 82, 20), b.tone.base) +
  b.part(
    "M146 62 152 76 167 77 156 87 159 102 146 94 133 102 136 87 125 77 140 76Z",
    b.accent.base,
  ) +
  b.part(
    "M94 128C86 112 62 122 74 144 82 154 94 162 94 162S106 154 114 144C126 122 102 112 94 128Z",
    b.accent.base,
  ) +
  b.part(box(126, 124, 34, 34, 9), b.tone.base);

const eraser: Shape = (b) =>
  b.shadow(124, 68, 182) +
  b.turn(
    -18,
    b.part(box(50, 92, 66, 64, 8), kPaper) +
      b.body(box(96, 88, 96, 72, 8)) +
      b.line("M112 112H176M112 132H154", b.accent.base, 6),
  );

const scissors: Shape = (b) =>
  b.shadow(124, 56, 202) +
  b.turn(16, b.part("M112 124 122 34 132 124Z", kSteel)) +
  b.turn(-16, b.part("M108 124 118 34 128 124Z", "#d5dade")) +
  b.line(circle(92, 162, 24), b.tone.base, 12) +
  b.line(circle(150, 162, 24), b.tone.base, 12) +
  b.line("M108 142 120 120 134 142", b.tone.base, 11) +
  b.flat(circle(121, 118, 5), b.accent.base);

const sewing: Shape = (b) =>
  b.shadow(124, 52, 198) +
  b.part(box(68, 46, 104, 22, 8), kWood) +
  b.part(box(68, 172, 104, 22, 8), kWood) +
  b.body(box(82, 66, 76, 108, 6)) +
  b.line(
    "M84 84 156 76M84 102 156 94M84 120 156 112M84 138 156 130M84 156 156 148",
    b.tone.deep,
    3,
  ) +
  b.line("M154 148C196 150 190 96 176 78", b.tone.base, 3) +
  b.line("M178 90 166 38", kSteel, 5);

const calendar: Shape = (b) =>
  b.shadow(124, 66, 196) +
  b.part(box(54, 60, 132, 130, 10), kPaper) +
  b.body("M54 70Q54 60 64 60H176Q186 60 186 70V96H54Z") +
  b.line("M82 48V72M120 48V72M158 48V72", "#6d655f", 6) +
  [0, 1, 2]
    .map((r) =>
      [0, 1, 2, 3, 4]
        .map((i) =>
          b.flat(
            box(66 + i * 22, 108 + r * 24, 14, 14, 3),
            (r * 5 + i) % 7 === b.variant(7) ? b.accent.base : "#e6dac4",
          ),
        )
        .join(""),
    )
    .join("");

const paint: Shape = (b) =>
  b.shadow(124, 70, 194) +
  b.part(
    `M44 124C44 72 96 52 140 58 190 66 206 104 194 132 184 152 160 140 148 152
    136 166 152 186 124 188 76 190 44 164 44 124
      Z`,
    kWood,
  ) +
  [
    [84, 100, b.tone.base],
    [116, 82, b.accent.base],
    [154, 92, kGold],
    [78, 138, b.accent.deep],
    [108, 158, b.tone.deep],
  ]
    .map(([x, y, c]) => b.part(circle(Number(x), Number(y), 14), String(c)))
    .join("") +
  b.turn(
    30,
    b.part(box(166, 30, 10, 90, 4), kWood) + b.part(box(164, 112, 14, 26, 5), b.accent.base),
    170,
    80,
  );

const magnet: Shape = (b) =>
  b.shadow(124, 58, 194) +
  b.body("M58 60H96V122C96 152 144 152 144 122V60H182V126C182 206 58 206 58 126Z") +
  b.part(box(58, 56, 38, 30, 4), kPaper) +
  b.part(box(144, 56, 38, 30, 4), kPaper);

export const desk = {
  notebook,
  book,
  pen,
  pencils,
  card,
  giftWrap,
  tape,
  stickers,
  eraser,
  scissors,
  sewing,
  calendar,
  paint,
  magnet,
};

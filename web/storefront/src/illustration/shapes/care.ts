// SPDX-License-Identifier: MIT
// Skin, bath, make-up, health.

import type { Shape } from "../brush.js";
import {
  box,
  circle,
  ellipse,
  kGlass,
  kGold,
  kLeafGreen,
  kPaper,
  kSteel,
  kWood,
} from "../brush.js";

const skincare: Shape = (b) => {
  const label =
    b.part(box(90, 120, 60, 48, 5), kPaper) + b.line("M100 134H140M106 146H134", b.accent.base, 4);
  if (b.variant(3) === 0)
    return (
      b.shadow(122, 44, 198) +
      b.line("M120 62V44H90", "#5b5560", 8) +
      b.part(box(104, 60, 32, 26, 5), "#5b5560") +
      b.body(box(78, 84, 84, 108, 16)) +
      label
    );
  if (b.variant(3) === 1)
    return (
      b.shadow(122, 44, 198) +
      b.part("M110 30H130L134 66H106Z", "#4c4d57") +
      b.part(box(98, 62, 44, 24, 5), kGold) +
      b.body("M96 86H144Q164 92 164 110V176Q164 192 148 192H92Q76 192 76 176V110Q76 92 96 86Z") +
      label
    );
  return (
    b.shadow(122, 46, 198) +
    b.body("M76 60H164L154 168H86Z") +
    b.part(box(72, 46, 96, 18, 4), b.tone.deep) +
    b.part(box(88, 166, 64, 28, 6), b.accent.base) +
    b.line("M100 92H140M104 106H136", kPaper, 5) +
    b.flat("M120 122C132 134 132 146 120 150 108 146 108 134 120 122Z", kPaper)
  );
};

const cream: Shape = (b) =>
  b.shadow(124, 62, 190) +
  b.part(box(60, 122, 124, 64, 16), b.accent.light) +
  b.part(box(68, 136, 108, 34, 6), kPaper) +
  b.line("M90 152H152", b.accent.base, 5) +
  b.body(box(54, 84, 136, 46, 12)) +
  b.line("M64 104H180", b.tone.deep, 2.5);

const soap: Shape = (b) =>
  b.shadow(126, 76, 186) +
  b.body("M48 132Q46 100 78 96H164Q198 98 196 130V150Q194 178 166 180H78Q48 180 48 150Z") +
  b.part(
    "M48 132Q46 100 78 96H164Q198 98 196 130 192 150 164 150H78Q50 150 48 132Z",
    b.tone.light,
  ) +
  b.flat(ellipse(122, 123, 42, 14), b.tone.base, 0.7) +
  [
    [74, 70, 12],
    [98, 54, 8],
    [160, 66, 14],
    [138, 48, 6],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        b.flat(circle(x, y, r), kGlass) + b.flat(circle(x - r / 3, y - r / 3, r / 4), "#ffffff"),
    )
    .join("");

const perfume: Shape = (b) =>
  b.shadow(122, 50, 196) +
  b.part(box(98, 38, 44, 30, 6), kGold) +
  b.part(box(106, 66, 28, 18, 3), kSteel) +
  b.body("M84 84H156Q174 86 174 104V172Q174 190 156 190H84Q66 190 66 172V104Q66 86 84 84Z") +
  b.part(box(92, 112, 56, 46, 4), kPaper) +
  b.line("M104 128H136M110 142H130", b.accent.base, 3.5) +
  b.line("M78 108V160", "#ffffff", 5);

const lipstick: Shape = (b) =>
  b.shadow(122, 40, 198) +
  b.part("M102 98V62Q124 34 138 50V98Z", b.tone.base) +
  b.part(box(96, 96, 48, 34, 3), kGold) +
  b.part(box(88, 126, 64, 66, 8), "#3f3a48") +
  b.line("M98 150H142", kGold, 4);

const brush: Shape = (b) =>
  b.shadow(124, 44, 202) +
  b.turn(
    20,
    b.body(box(90, 34, 60, 92, 28)) +
      b.part(box(109, 118, 22, 84, 10), kWood) +
      b.flat(box(100, 46, 40, 68, 18), b.accent.light) +
      [56, 70, 84, 98]
        .map((y) =>
          b.line(`M108 ${y}V${y + 1}M120 ${y}V${y + 1}M132 ${y}V${y + 1}`, b.accent.deep, 5),
        )
        .join(""),
  );

const toothbrush: Shape = (b) =>
  b.shadow(124, 46, 196) +
  b.turn(
    -10,
    b.part(box(92, 40, 12, 120, 6), b.accent.base) + b.part(box(82, 40, 16, 34, 4), kPaper),
  ) +
  b.turn(
    12,
    b.part(box(132, 36, 12, 120, 6), b.tone.deep) + b.part(box(142, 36, 16, 34, 4), kPaper),
  ) +
  b.body("M74 112H166L156 182Q154 190 146 190H94Q86 190 84 182Z");

const mask: Shape = (b) =>
  b.shadow(124, 58, 200) +
  b.body(box(62, 42, 116, 152, 10)) +
  b.flat("M82 98C82 60 158 60 158 98 158 146 142 166 120 166S82 146 82 98Z", kPaper) +
  b.flat(ellipse(104, 104, 10, 6), b.tone.base) +
  b.flat(ellipse(136, 104, 10, 6), b.tone.base) +
  b.flat(ellipse(120, 142, 12, 5), b.tone.base) +
  b.line("M62 54H178", b.tone.deep, 3);

const hairclip: Shape = (b) =>
  b.shadow(124, 62, 180) +
  b.part(box(46, 138, 148, 18, 9), kGold) +
  b.body("M120 112C92 74 50 84 56 116 50 148 92 156 120 124Z") +
  b.body("M120 112C148 74 190 84 184 116 190 148 148 156 120 124Z") +
  b.part(circle(120, 118, 17), b.accent.base);

const firstaid: Shape = (b) =>
  b.shadow(124, 74, 190) +
  b.line("M96 80C96 52 144 52 144 80", b.tone.deep, 9) +
  b.body(box(48, 78, 144, 106, 16)) +
  b.part(circle(120, 132, 34), kPaper) +
  b.flat("M112 112H128V124H140V140H128V152H112V140H100V124H112Z", "#d4493f");

const vitamins: Shape = (b) =>
  b.shadow(124, 54, 198) +
  b.part(box(82, 42, 76, 34, 8), kPaper) +
  b.line("M94 48V70M106 48V70M120 48V70M134 48V70M146 48V70", "#d9cdb8", 3) +
  b.body(box(72, 74, 96, 118, 16)) +
  b.part(box(72, 104, 96, 58, 0), kPaper) +
  b.line(
    `M120 148V118M120 134C108 134 102 126 102 118 112 118 118 124 120 134
      ZM120 128C130 126 136 120 138 112 128 112 122 118 120 128Z`,
    kLeafGreen,
    4,
  );

const hotwater: Shape = (b) =>
  b.shadow(124, 52, 202) +
  b.part("M104 42H136L132 76H108Z", b.tone.deep) +
  b.part(box(98, 32, 44, 16, 6), b.accent.base) +
  b.body(
    `M96 70H144C184 78 180 118 174 140 182 166 178 196 150 196H90C62 196 58 166
    66 140 60 118 56 78 96 70
      Z`,
  ) +
  (b.patterned
    ? ""
    : b.flat(
        `M120 118C112 100 86 110 98 136 106 150 120 160 120 160S134 150 142 136
          C154 110 128 100 120 118Z`,
        b.accent.base,
      ));

export const care = {
  skincare,
  cream,
  soap,
  perfume,
  lipstick,
  brush,
  toothbrush,
  mask,
  hairclip,
  firstaid,
  vitamins,
  hotwater,
};

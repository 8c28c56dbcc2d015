// SPDX-License-Identifier: MIT
// Furnishings: bed, cushions, clocks, frames, storage, small hardware.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGlass, kGold, kPaper, kWood } from "../brush.js";

const bedding: Shape = (b) =>
  b.shadow(124, 84, 194) +
  b.part(box(40, 62, 162, 70, 14), kWood) +
  b.part(box(54, 84, 62, 46, 18), kPaper) +
  b.part(box(124, 84, 62, 46, 18), kPaper) +
  b.body("M42 124Q42 112 54 112H188Q200 112 200 124V172H42Z") +
  b.part("M42 118Q42 110 54 110H188Q200 110 200 118V140Q120 152 42 140Z", b.tone.light) +
  b.part(box(38, 168, 166, 16, 6), kWood) +
  b.flat(box(48, 184, 10, 12, 2), "#a87a4a") +
  b.flat(box(184, 184, 10, 12, 2), "#a87a4a");

const cushion: Shape = (b) =>
  b.shadow(124, 74, 192) +
  b.body(
    `M52 62C72 72 168 72 188 62 198 60 200 70 196 78 188 100 188 148 196 172
    200 182 194 190 184 186 160 178 80 178
    56 186 46 190 40 182 44 172 52 148 52 100 44 78 40 70 42 60 52 62
      Z`,
  ) +
  b.line("M58 78C80 86 160 86 182 78", b.tone.deep, 2) +
  (b.patterned ? "" : b.flat("M120 96 146 124 120 152 94 124Z", b.accent.base));

const blanket: Shape = (b) =>
  b.shadow(124, 76, 194) +
  b.body(
    "M50 150Q50 136 64 136H178Q194 136 194 152V176Q194 188 180 188H64Q50 188 50 176Z",
    b.tone.deep,
  ) +
  b.body("M54 108Q54 96 66 96H176Q190 96 190 110V132Q190 144 178 144H66Q54 144 54 134Z") +
  b.body("M58 70Q58 58 70 58H172Q186 58 186 72V92Q186 104 174 104H70Q58 104 58 94Z", b.tone.light) +
  b.line(
    "M176 66C190 74 190 92 178 98M180 106C196 114 196 132 182 138M182 144C198 152 198 174 184 180",
    b.tone.deep,
    3,
  ) +
  b.line("M72 160V188M86 160V188M100 160V188", b.accent.base, 3);

const clock: Shape = (b) => {
  const face = (cx: number, cy: number, r: number): string =>
    b.flat(circle(cx, cy, r), kPaper) +
    [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330]
      .map(
        (a) =>
          `<path transform="rotate(${a} ${cx} ${cy})"
            d="M${cx} ${cy - r + 5}v${a % 90 === 0 ? 8 : 4}" stroke="${b.accent.deep}"
            stroke-width="3" stroke-linecap="round"/>`,
      )
      .join("") +
    b.line(`M${cx} ${cy - r * 0.55}V${cy}L${cx + r * 0.42} ${cy + r * 0.26}`, "#3a3742", 5) +
    b.flat(circle(cx, cy, 5), b.accent.base);
  if (b.variant(2) === 0) {
    return (
      b.shadow(124, 62, 196) +
      b.line("M76 178 64 192M164 178 176 192", b.tone.deep, 9) +
      b.part("M60 84C50 56 88 44 98 64Z", b.accent.base) +
      b.part("M180 84C190 56 152 44 142 64Z", b.accent.base) +
      b.line("M120 46V62", b.tone.deep, 8) +
      b.body(circle(120, 124, 66)) +
      face(120, 124, 50)
    );
  }
  return b.shadow(126, 62, 204) + b.body(circle(120, 116, 76)) + face(120, 116, 60);
};

const mirror: Shape = (b) =>
  b.shadow(124, 46, 200) +
  b.body(
    `M120 36C166 36 176 74 176 116 176 162 160 196 120 196 80 196 64 162 64 116 64 74 74 36 120 36
      Z`,
  ) +
  b.flat(
    `M120 52C154 52 160 82 160 116 160 154 148 180 120 180 92 180 80 154 80 116 80 82 86 52 120 52
      Z`,
    kGlass,
  ) +
  b.line("M96 128 136 80M104 152 148 98", "#ffffff", 6) +
  b.part(circle(120, 38, 10), b.accent.base);

const frame: Shape = (b) => {
  const art = [
    b.flat("M78 160 104 118 122 144 138 124 162 160Z", b.accent.base) +
      b.flat(circle(142, 98, 11), kGold),
    b.line(
      `M120 164V112M120 136C104 134 98 122 98 114 110 114 118 122 120 136
        ZM120 126C134 122 140 112 140 102 128 104 121 112 120 126Z`,
      b.accent.base,
      5,
    ),
    b.flat(circle(110, 112, 22), b.accent.base) + b.flat(circle(134, 138, 22), b.tone.base, 0.7),
  ];
  return (
    b.shadow(124, 62, 202) +
    b.body(box(58, 48, 124, 148, 6)) +
    b.flat(box(72, 62, 96, 120, 2), kPaper) +
    art[b.variant(3)]
  );
};

const sign: Shape = (b) => {
  const words = [
    b.line("M78 118H162M90 136H150", b.accent.base, 7),
    b.flat(
      `M120 118C112 102 90 110 100 132 108 144 120 152 120 152S132 144 140 132
        C150 110 128 102 120 118Z`,
      b.accent.base,
    ),
    b.line("M76 128C90 108 104 148 120 128S150 108 164 128", b.accent.base, 7),
  ];
  return (
    b.shadow(124, 66, 180) +
    b.line("M80 92 120 46 160 92", "#8a6a4d", 4) +
    b.flat(circle(120, 46, 6), "#6d5b4d") +
    b.body(box(46, 90, 148, 78, 10)) +
    `<path d="${box(55, 99, 130, 60, 6)}" fill="none" stroke="${b.tone.deep}" stroke-width="2"
      opacity=".6"/>` +
    words[b.variant(3)] +
    b.flat(circle(80, 98, 3.5), b.tone.deep) +
    b.flat(circle(160, 98, 3.5), b.tone.deep)
  );
};

const basket: Shape = (b) =>
  b.shadow(124, 70) +
  b.line("M74 110C78 46 162 46 166 110", b.tone.deep, 9) +
  b.body("M50 106H190L176 182Q174 190 166 190H74Q66 190 64 182Z") +
  b.line(
    "M54 128H186M58 150H182M62 170H178M84 108 92 188M120 108V188M156 108 148 188",
    b.tone.deep,
    2.5,
  ) +
  b.part(box(44, 100, 152, 16, 8), b.accent.base);

const storageBox: Shape = (b) =>
  b.shadow(126, 74) +
  b.body("M54 104H188V180Q188 190 178 190H64Q54 190 54 180Z") +
  b.part(box(46, 78, 150, 34, 8), b.tone.light) +
  b.part(box(98, 130, 46, 26, 5), kPaper) +
  b.line("M108 143H134", b.accent.base, 4);

const drawers: Shape = (b) => {
  const drawer = (y: number): string =>
    b.part(box(64, y, 112, 36, 5), b.tone.light) + b.flat(circle(120, y + 18, 6), b.accent.base);
  return (
    b.shadow(124, 68, 200) +
    b.body(box(52, 50, 136, 140, 8)) +
    drawer(60) +
    drawer(102) +
    drawer(144) +
    b.flat(box(62, 188, 12, 12, 2), b.tone.deep) +
    b.flat(box(166, 188, 12, 12, 2), b.tone.deep)
  );
};

const hook: Shape = (b) =>
  b.shadow(122, 50, 196) +
  b.body(box(58, 58, 124, 48, 12)) +
  [84, 120, 156]
    .map(
      (x) =>
        b.line(`M${x} 92V132C${x} 150 ${x + 20} 150 ${x + 20} 132`, "#6d655f", 7) +
        b.flat(circle(x, 88, 6), b.accent.base),
    )
    .join("");

const knob: Shape = (b) =>
  b.shadow(124, 48, 192) +
  b.part(box(106, 140, 28, 44, 8), kGold) +
  b.part(ellipse(120, 184, 30, 8), "#b98a34") +
  b.body(circle(120, 96, 54)) +
  b.line(circle(120, 96, 34), b.accent.base, 4) +
  b.flat(circle(120, 96, 10), b.accent.base);

const doormat: Shape = (b) =>
  b.shadow(122, 84, 172) +
  b.body("M62 84H178L208 164H32Z") +
  b.line("M72 96H168L190 152H50Z", b.accent.base, 4) +
  (b.patterned ? "" : b.line("M92 124H148", b.accent.base, 8)) +
  b.line(
    `M34 166V172M56 166V172M78 166V172M100 166V172M122 166V172M144 166
      V172M166 166V172M188 166V172M206 166V172`,
    b.tone.deep,
    4,
  );

const doorstop: Shape = (b) =>
  b.shadow(124, 60) +
  b.body("M68 108C68 60 172 60 172 108L184 182Q184 190 176 190H64Q56 190 56 182Z") +
  b.part("M70 72 84 50 104 68Z", b.tone.base) +
  b.part("M170 72 156 50 136 68Z", b.tone.base) +
  b.flat(circle(98, 104, 17), kPaper) +
  b.flat(circle(142, 104, 17), kPaper) +
  b.flat(circle(100, 106, 8), "#3a3742") +
  b.flat(circle(140, 106, 8), "#3a3742") +
  b.flat("M112 118H128L120 132Z", "#e2a13a") +
  b.line("M90 152Q120 172 150 152", b.tone.deep, 3);

const letter: Shape = (b) => {
  const glyphs = [
    "M96 176 120 64 144 176M104 142H136",
    "M92 64H124C150 64 150 116 124 116H92M92 64V176H128C156 176 156 116 124 116",
    "M146 82C122 50 88 78 88 120S122 190 146 158",
    "M100 82 124 64V176M100 176H148",
    "M92 90C92 56 148 56 148 92 148 122 92 140 92 176H150",
  ];
  return (
    b.shadow(124, 60, 202) +
    b.body(box(58, 44, 124, 150, 14)) +
    b.line(box(68, 54, 104, 130, 8), b.accent.base, 3) +
    b.line(glyphs[b.variant(5)] ?? "", b.accent.base, 13)
  );
};

const rack: Shape = (b) =>
  b.shadow(124, 64, 200) +
  b.line("M64 52V194M176 52V194", b.tone.deep, 7) +
  [86, 132, 178].map((y) => b.part(box(52, y, 136, 10, 4), b.tone.base)).join("") +
  b.part(box(74, 60, 22, 26, 4), b.accent.base) +
  b.part(circle(134, 72, 14), kPaper) +
  b.part(box(112, 104, 46, 28, 4), b.tone.light) +
  b.part(box(72, 152, 34, 26, 4), kWood) +
  b.part(box(124, 146, 18, 32, 6), b.accent.light);

export const home = {
  bedding,
  cushion,
  blanket,
  clock,
  mirror,
  frame,
  sign,
  basket,
  storageBox,
  drawers,
  hook,
  knob,
  doormat,
  doorstop,
  letter,
  rack,
};

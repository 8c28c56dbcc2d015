// SPDX-License-Identifier: MIT
// Electronics.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kPaper, kSteel } from "../brush.js";

const kScreen = "#39405a";

const headphones: Shape = (b) =>
  b.shadow(124, 66, 196) +
  b.line("M58 132C54 36 186 36 182 132", b.tone.deep, 15) +
  b.line("M66 112C66 54 174 54 174 112", b.accent.base, 6) +
  b.body(box(42, 118, 44, 70, 20)) +
  b.body(box(154, 118, 44, 70, 20)) +
  b.part(box(76, 124, 18, 58, 9), b.accent.base) +
  b.part(box(146, 124, 18, 58, 9), b.accent.base);

const earbuds: Shape = (b) => {
  const bud = (x: number, flip: number): string =>
    `<g transform="translate(${x} 42) scale(${flip} 1)">${
      b.body(`M0 0C22-2 30 14 24 30 20 38 14 38 12 38V66Q12 74 4 74T-4 66V26C-10 12-8 2 0 0
      Z`) + b.flat(ellipse(16, 14, 7, 9), "#4c4d57")
    }</g>`;
  return (
    b.shadow(124, 66, 194) +
    bud(94, -1) +
    bud(146, 1) +
    b.part("M60 130H180C188 176 168 190 120 190S52 176 60 130Z", b.tone.deep) +
    b.body("M54 122H186Q192 122 192 132 192 146 186 148H54Q48 146 48 132 48 122 54 122Z") +
    b.flat(circle(120, 166, 4), b.accent.base)
  );
};

const keyboard: Shape = (b) => {
  const rows = [0, 1, 2]
    .map((r) =>
      Array.from({ length: 8 }, (_, i) =>
        b.part(
          box(36 + i * 21 + r * 1.5, 92 + r * 21, 17, 17, 4),
          (i + r * 3 + b.variant(7)) % 9 === 0 ? b.accent.base : kPaper,
        ),
      ).join(""),
    )
    .join("");
  return (
    b.shadow(124, 92, 190) +
    b.line("M120 74C120 50 150 58 150 34", b.tone.deep, 5) +
    b.body(box(24, 78, 192, 104, 14)) +
    rows +
    b.part(box(36, 156, 26, 17, 4), b.accent.base) +
    b.part(box(66, 156, 106, 17, 4), kPaper) +
    b.part(box(176, 156, 28, 17, 4), b.accent.base)
  );
};

const mouse: Shape = (b) =>
  b.shadow(124, 50, 196) +
  b.line("M120 66C120 40 146 44 148 22", b.tone.deep, 5) +
  b.body(
    "M120 60C164 60 168 96 168 132 168 172 150 192 120 192S72 172 72 132C72 96 76 60 120 60Z",
  ) +
  b.line("M120 62V116M74 118Q120 126 166 118", b.tone.deep, 3) +
  b.part(box(113, 78, 14, 30, 7), b.accent.base);

const phone: Shape = (b) =>
  b.shadow(124, 44, 202) +
  b.body(box(76, 36, 90, 162, 18)) +
  b.flat(box(84, 48, 74, 138, 10), kScreen) +
  b.flat(circle(121, 96, 20), b.accent.base) +
  b.flat(
    "M84 150 108 122 126 140 142 126 158 142V176Q158 186 148 186H94Q84 186 84 176Z",
    b.tone.base,
  ) +
  b.flat(box(108, 53, 26, 6, 3), "#20253a");

const phonecase: Shape = (b) =>
  b.shadow(124, 44, 202) +
  b.body(box(74, 36, 92, 162, 22)) +
  b.part(box(86, 48, 40, 42, 12), b.tone.deep) +
  b.flat(circle(98, 62, 7), "#20253a") +
  b.flat(circle(114, 76, 7), "#20253a") +
  (b.patterned ? "" : b.flat(circle(120, 140, 22), b.accent.base));

const speaker: Shape = (b) =>
  b.shadow(124, 54, 198) +
  b.body(box(70, 44, 100, 148, 24)) +
  b.part(circle(120, 138, 36), b.tone.deep) +
  b.flat(circle(120, 138, 20), b.accent.base) +
  b.part(circle(120, 76, 17), b.tone.deep) +
  b.flat(circle(120, 76, 7), b.accent.base);

const charger: Shape = (b) =>
  b.shadow(124, 52, 196) +
  b.line("M120 62C120 30 178 40 178 76V96", b.tone.deep, 6) +
  b.part(box(168, 92, 20, 28, 5), kSteel) +
  b.body(box(74, 60, 92, 130, 20)) +
  b.flat("M126 92 100 132H118L112 164 142 120H123Z", b.accent.base) +
  [0, 1, 2, 3]
    .map((i) => b.flat(circle(104 + i * 11, 178, 3), i < 3 ? b.accent.base : b.tone.deep))
    .join("");

const cable: Shape = (b) =>
  b.shadow(124, 62, 192) +
  b.line(
    `M74 60V96C74 120 48 120 48 146 48 190 176 190 176 146 176 104 84 108 84
    146 84 166 140 168 140 146`,
    b.tone.deep,
    12,
  ) +
  b.line(
    `M74 60V96C74 120 48 120 48 146 48 190 176 190 176 146 176 104 84 108 84
    146 84 166 140 168 140 146`,
    b.tone.base,
    8,
  ) +
  b.part(box(62, 36, 24, 34, 5), b.accent.base) +
  b.part(box(67, 22, 14, 16, 2), kSteel) +
  b.part(box(128, 116, 24, 34, 5), b.accent.base) +
  b.part(box(133, 104, 14, 14, 2), kSteel);

const laptop: Shape = (b) =>
  b.shadow(124, 96, 186) +
  b.body(box(52, 58, 136, 96, 10)) +
  b.flat(box(62, 68, 116, 78, 4), kScreen) +
  b.line("M78 90H120M78 106H146M78 122H106", b.accent.base, 5) +
  b.part("M36 154H204L216 172Q216 182 206 182H34Q24 182 24 172Z", kSteel);

const camera: Shape = (b) =>
  b.shadow(124, 76, 184) +
  b.part(box(92, 62, 56, 26, 6), b.tone.deep) +
  b.body(box(44, 78, 152, 100, 16)) +
  b.part(circle(120, 128, 38), kSteel) +
  b.flat(circle(120, 128, 27), kScreen) +
  b.flat(circle(111, 119, 8), "#ffffff", 0.6) +
  b.flat(circle(174, 98, 6), b.accent.base);

const gadget: Shape = (b) =>
  b.shadow(124, 60, 192) +
  b.line("M88 96 68 40M152 96 172 40", b.tone.deep, 6) +
  b.body(box(52, 92, 136, 90, 18)) +
  b.flat(box(68, 108, 68, 36, 6), kScreen) +
  b.line("M78 126 92 118 104 130 126 116", b.accent.base, 4) +
  b.flat(circle(160, 126, 14), b.accent.base) +
  b.line("M72 162H132", b.tone.deep, 4);

const fan: Shape = (b) =>
  b.shadow(124, 50, 198) +
  b.part(box(112, 146, 16, 40, 4), b.tone.deep) +
  b.part(box(78, 180, 84, 14, 7), b.tone.deep) +
  b.body(circle(120, 96, 62)) +
  b.flat(circle(120, 96, 50), kPaper) +
  [0, 120, 240]
    .map((a) =>
      b.turn(
        a,
        b.flat("M120 92C100 84 104 52 124 52 140 54 134 80 120 92Z", b.accent.base),
        120,
        96,
      ),
    )
    .join("") +
  b.flat(circle(120, 96, 9), b.tone.deep);

export const tech = {
  headphones,
  earbuds,
  keyboard,
  mouse,
  phone,
  phonecase,
  speaker,
  charger,
  cable,
  laptop,
  camera,
  gadget,
  fan,
};

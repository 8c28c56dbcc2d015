// SPDX-License-Identifier: MIT
// What one carries or wears besides clothes: bags, jewellery, umbrellas.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGlass, kGold, kPaper, kSteel } from "../brush.js";

const tote: Shape = (b) => {
  const handle = b.variant(2) === 0 ? "M88 96C88 34 152 34 152 96" : "M80 98C84 52 156 52 160 98";
  const ends = handle.startsWith("M88") ? [88, 152] : [80, 160];
  const tabs = ends.map((x) => b.line(`M${x} 92V114`, b.tone.deep, 8)).join("");
  const print = b.patterned ? "" : b.flat(circle(120, 144, 18), b.accent.base, 0.9);
  return (
    b.shadow(124, 66) +
    b.line(handle, b.tone.deep, 8) +
    b.body("M56 88H184L176 182Q176 190 168 190H72Q64 190 64 182Z") +
    b.line("M57 102H183", b.tone.deep, 3) +
    tabs +
    print
  );
};

const backpack: Shape = (b) =>
  b.shadow(124, 62) +
  b.line("M104 50C104 30 136 30 136 50", b.tone.deep, 8) +
  b.body("M66 92C66 34 174 34 174 92V176Q174 190 160 190H80Q66 190 66 176Z") +
  b.part(box(78, 124, 84, 56, 12), b.accent.base) +
  b.line("M88 138H152", b.accent.deep, 4) +
  b.line("M82 100H158", b.tone.deep, 4) +
  b.flat(box(114, 136, 12, 14, 4), kGold) +
  b.part(box(54, 122, 16, 54, 8), b.tone.deep) +
  b.part(box(170, 122, 16, 54, 8), b.tone.deep);

const handbag: Shape = (b) =>
  b.shadow(124, 72) +
  b.line("M84 100C84 40 156 40 156 100", b.tone.deep, 8) +
  b.body(
    "M64 96H176C184 110 196 164 192 178Q190 190 176 190H64Q50 190 48 178C44 164 56 110 64 96Z",
  ) +
  b.part("M64 96H176L166 138Q120 158 74 138Z", b.accent.base) +
  b.flat(box(111, 134, 18, 22, 5), kGold) +
  b.flat(circle(120, 147, 3.4), "#7a5a1e");

const purse: Shape = (b) =>
  b.shadow(124, 62, 182) +
  b.body("M58 92H182C200 124 196 176 168 178H72C44 176 40 124 58 92Z") +
  b.part("M58 86Q120 70 182 86V100Q120 84 58 100Z", kGold) +
  b.part(circle(111, 72, 10), kGold) +
  b.part(circle(130, 72, 10), "#eac577");

const wallet: Shape = (b) =>
  b.shadow(126, 74, 184) +
  b.part(box(50, 80, 140, 98, 12), b.tone.deep) +
  b.part(box(62, 66, 112, 60, 6), kPaper) +
  b.flat(box(72, 76, 60, 8, 4), b.accent.base) +
  b.body(box(46, 90, 146, 90, 12)) +
  b.part(box(150, 118, 48, 32, 10), b.tone.light) +
  b.flat(circle(168, 134, 6), kGold) +
  b.line("M56 100H180", b.tone.deep, 2);

const umbrella: Shape = (b) => {
  const ribs = `M40 124C44 28 196 28 200 124
    186 108 170 108 160 124 148 106 132 106 120 124 108 106 92 106 80 124 70 108 54 108 40 124
      Z`;
  return (
    b.shadow(136, 26, 200) +
    b.line("M120 116V178C120 198 148 198 148 178", "#7c5a40", 7) +
    b.line("M120 34V50", "#7c5a40", 6) +
    b.body(ribs) +
    b.line("M120 52C96 70 82 96 80 124M120 52C144 70 158 96 160 124M120 52V122", b.tone.deep, 2.5)
  );
};

const necklace: Shape = (b) => {
  const beads = b.variant(2) === 0;
  const pendant =
    b.body("M120 138C140 138 146 160 120 184 94 160 100 138 120 138Z") +
    b.flat("M112 152 120 144 126 152 120 160Z", "#ffffff", 0.6);
  const strand = Array.from({ length: 15 }, (_, i) => {
    const t = Math.PI * (0.06 + (0.88 * i) / 14);
    const x = 120 - 62 * Math.cos(t);
    const y = 62 + 82 * Math.sin(t);
    return b.part(circle(x, y, i === 7 ? 11 : 7.5), i % 2 === 0 ? b.tone.base : b.accent.base);
  }).join("");
  return (
    b.shadow(122, 44, 200) +
    (beads
      ? b.line("M62 56C66 166 174 166 178 56", kGold, 2.5) + strand
      : b.line("M64 48C66 100 96 134 120 138 144 134 174 100 176 48", kGold, 4.5) +
        pendant +
        b.flat(circle(120, 136, 5), kGold))
  );
};

const bracelet: Shape = (b) => {
  const beads = Array.from({ length: 18 }, (_, i) => {
    const t = (i / 18) * 2 * Math.PI;
    return { x: 120 + 66 * Math.cos(t), y: 124 + 50 * Math.sin(t), i };
  }).sort((p, q) => p.y - q.y);
  const bangle = b.variant(3) === 0;
  if (bangle)
    return (
      b.shadow(124, 66, 186) +
      b.line("M54 122A66 50 0 1 1 186 122A66 50 0 1 1 54 122Z", b.tone.deep, 22) +
      b.line("M54 120A66 50 0 1 1 186 120A66 50 0 1 1 54 120Z", b.tone.base, 16) +
      b.line("M60 108C70 82 100 74 120 74", "#ffffff", 4)
    );
  return (
    b.shadow(124, 66, 188) +
    beads
      .map((p) => b.part(circle(p.x, p.y, 11), p.i % 3 === 0 ? b.accent.base : b.tone.base))
      .join("") +
    b.part(circle(120, 186 - 12, 7), kGold)
  );
};

const earrings: Shape = (b) => {
  const hoop = b.variant(3) === 0;
  const one = hoop
    ? b.line(circle(0, 46, 30), kGold, 7) + b.body(circle(0, 76, 13))
    : b.part(circle(0, 8, 9), b.accent.base) +
      b.line("M0 18V34", kGold, 3) +
      b.body("M0 34C26 60 24 94 0 96-24 94-26 60 0 34Z") +
      b.flat("M-8 64C-8 54-2 48 2 46 0 56-2 66-4 74Z", "#ffffff", 0.5);
  const hook = b.line("M0 0C-2-22 18-22 16-6", kSteel, 3.5);
  return b.shadow(122, 58, 190) + b.move(84, 72, hook + one) + b.move(154, 82, hook + one);
};

const ring: Shape = (b) =>
  b.shadow(122, 46, 196) +
  b.line(circle(120, 140, 46), "#a97c2c", 15) +
  b.line(circle(120, 139, 46), kGold, 11) +
  b.body("M92 64H148L166 84 120 124 74 84Z") +
  b.line("M74 84H166M92 64 104 84 120 124 136 84 148 64M104 84 120 64 136 84", b.tone.deep, 2);

const watch: Shape = (b) =>
  b.shadow(122, 34, 200) +
  b.body("M94 42H146L140 92H100Z") +
  b.body("M100 150H140L146 198H94Z") +
  b.part(circle(120, 120, 46), kSteel) +
  b.flat(circle(120, 120, 36), kPaper) +
  b.line("M120 98V120L136 130", b.tone.deep, 4) +
  b.part(box(164, 114, 10, 14, 4), kSteel) +
  [0, 90, 180, 270].map((a) => b.turn(a, b.line("M120 88V93", b.accent.base, 4))).join("");

const glasses: Shape = (b) =>
  b.shadow(124, 74, 168) +
  b.line("M52 118 34 92M188 118 206 92", b.tone.base, 8) +
  b.flat(circle(82, 124, 32), kGlass, 0.9) +
  b.flat(circle(158, 124, 32), kGlass, 0.9) +
  b.line(circle(82, 124, 34), b.tone.base, 9) +
  b.line(circle(158, 124, 34), b.tone.base, 9) +
  b.line("M114 114C118 106 122 106 126 114", b.tone.base, 8) +
  b.line("M66 116 84 102M142 116 160 102", "#ffffff", 5);

const luggage: Shape = (b) =>
  b.shadow(124, 56, 200) +
  b.line("M100 64V34H140V64", kSteel, 6) +
  b.body(box(66, 60, 108, 128, 18)) +
  b.line("M90 76V172M120 76V172M150 76V172", b.tone.deep, 3) +
  b.part(box(76, 186, 18, 12, 5), "#4c4d57") +
  b.part(box(146, 186, 18, 12, 5), "#4c4d57") +
  b.part(box(106, 104, 28, 20, 5), b.accent.base);

const keyring: Shape = (b) =>
  b.shadow(122, 44, 200) +
  b.line(circle(120, 66, 26), kSteel, 7) +
  b.line("M120 92V116", kSteel, 5) +
  b.body(
    `M120 112C146 112 160 130 160 152 160 178 142 194 120 194 98 194 80 178 80
    152 80 130 94 112 120 112
      Z`,
  ) +
  b.flat(
    `M120 140C112 126 92 134 102 154 108 164 120 172 120 172 120 172 132 164
    138 154 148 134 128 126 120 140
      Z`,
    b.accent.base,
  ) +
  b.flat(ellipse(120, 66, 1, 1), kPaper);

export const accessory = {
  bag: tote,
  backpack,
  handbag,
  purse,
  wallet,
  umbrella,
  necklace,
  bracelet,
  earrings,
  ring,
  watch,
  glasses,
  luggage,
  keyring,
};

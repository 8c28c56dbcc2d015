// SPDX-License-Identifier: MIT
// Lamps, candles, lanterns, strings of lights, scents.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kFlame, kGlass, kGold, kPaper, kSteel } from "../brush.js";
import { lightness } from "../colour.js";

const kDrop = "M0 0C-16-22-2-32 0-46 4-32 16-22 0 0Z";

function flame(b: Parameters<Shape>[0], x: number, y: number, scale = 0.8): string {
  return (
    `<circle cx="${x}" cy="${y - 16 * scale}" r="${34 * scale}" fill="${kFlame}" opacity=".22"/>` +
    b.move(x, y, b.flat(kDrop, "#ee8a32") + b.move(0, -3, b.flat(kDrop, "#fbd978"), 0.55), scale)
  );
}

/** Warm light around a lamp. */
function glow(cx: number, cy: number, rx: number, ry: number): string {
  return (
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#ffe39a" opacity=".34"/>` +
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx * 0.68}" ry="${ry * 0.7}" fill="#fff1c2"
      opacity=".6"/>`
  );
}

const lamp: Shape = (b) => {
  const shade =
    ["M84 46H156L182 116H58Z", "M62 112C62 52 178 52 178 112Z", "M72 50H168V114H72Z"][
      b.variant(3)
    ] ?? "";
  // A cream foot in a cream glow would not be seen.
  const solid = lightness(b.accent.base) > 200 ? b.accent.deep : b.accent.base;
  const foot =
    b.variant(2, 1) === 0
      ? b.part("M108 112H132L136 180H104Z", solid)
      : b.part("M120 118C142 132 148 158 138 182H102C92 158 98 132 120 118Z", solid);
  return (
    b.shadow(124, 54, 194) +
    glow(120, 128, 76, 60) +
    foot +
    b.part(box(82, 178, 76, 14, 6), b.accent.deep) +
    b.body(shade) +
    b.line("M164 118V142", kSteel, 2.5) +
    b.flat(circle(164, 145, 4), kGold)
  );
};

const pendant: Shape = (b) =>
  b.line("M120 14V70", "#6d655f", 4) +
  glow(120, 148, 78, 50) +
  b.part(box(108, 58, 24, 22, 6), kGold) +
  b.part(ellipse(120, 134, 26, 14), "#ffe39a") +
  b.body("M50 132C54 62 186 62 190 132Z") +
  b.part(box(46, 126, 148, 12, 6), b.tone.deep);

const deskLamp: Shape = (b) =>
  b.shadow(116, 58, 194) +
  glow(152, 132, 56, 54) +
  b.part(box(62, 178, 96, 14, 7), b.tone.deep) +
  b.line("M104 178 78 118 128 66", b.tone.deep, 8) +
  b.flat(circle(78, 118, 8), b.accent.base) +
  b.turn(-24, b.body("M128 46H162L190 100H100Z"), 145, 80);

const candle: Shape = (b) => {
  const tall = b.variant(2) === 0;
  if (tall) {
    return (
      b.shadow(124, 50, 194) +
      b.line("M120 72V62", "#4c4d57", 3) +
      flame(b, 120, 66) +
      b.body("M88 74Q120 64 152 74V186Q120 198 88 186Z") +
      b.flat(ellipse(120, 74, 32, 8), b.tone.light) +
      b.flat("M104 76V104C104 112 96 112 96 104V76Z", b.tone.light)
    );
  }
  return (
    b.shadow(124, 58, 194) +
    flame(b, 120, 92) +
    b.line("M120 104V92", "#4c4d57", 3) +
    b.body(box(66, 98, 108, 92, 14)) +
    b.flat(ellipse(120, 104, 50, 9), b.tone.light) +
    b.part(box(84, 126, 72, 40, 6), kPaper) +
    b.line("M96 140H144M106 152H134", b.accent.base, 4)
  );
};

const dinnerCandle: Shape = (b) => {
  const one = (x: number, h: number): string =>
    b.line(`M${x} ${176 - h}V${168 - h}`, "#4c4d57", 3) +
    flame(b, x, 172 - h, 0.6) +
    b.body(box(x - 9, 176 - h, 18, h, 4)) +
    b.part(box(x - 16, 170, 32, 18, 6), kGold);
  return b.shadow(124, 66, 192) + one(80, 84) + one(120, 108) + one(160, 66);
};

const tlight: Shape = (b) => {
  const heart = b.variant(2) === 0;
  const cup = heart
    ? "M62 92Q120 104 178 92C180 150 160 190 120 190 80 190 60 150 62 92Z"
    : "M66 88H174L160 182Q158 190 150 190H90Q82 190 80 182Z";
  return (
    b.shadow(124, 52, 194) +
    flame(b, 120, 88, 0.9) +
    b.flat(ellipse(120, 92, 56, 12), b.tone.deep) +
    b.part(ellipse(120, 93, 26, 7), kPaper) +
    b.body(cup) +
    (b.patterned
      ? ""
      : b.flat(
          `M120 134C112 116 88 124 100 148 108 160 120 168 120 168S132 160 140 148
            C152 124 128 116 120 134Z`,
          "#fbd978",
          0.9,
        ))
  );
};

const lantern: Shape = (b) =>
  b.shadow(124, 54, 198) +
  b.line(circle(120, 44, 14), b.tone.deep, 5) +
  b.body("M84 74 120 50 156 74Z") +
  b.part(box(72, 72, 96, 12, 4), b.tone.deep) +
  b.flat("M80 84H160V176H80Z", kGlass) +
  `<circle cx="120" cy="126" r="34" fill="${kFlame}" opacity=".25"/>` +
  b.part(box(104, 138, 32, 38, 4), kPaper) +
  flame(b, 120, 136, 0.62) +
  b.line("M80 84V176M160 84V176M120 84V96", b.tone.base, 7) +
  b.body(box(68, 174, 104, 18, 5));

const stringLights: Shape = (b) => {
  const points: [number, number][] = [
    [44, 92],
    [70, 124],
    [100, 142],
    [134, 142],
    [168, 126],
    [196, 94],
  ];
  const bulb = (x: number, y: number, i: number): string => {
    const colour = i % 2 === 0 ? b.tone.base : b.accent.base;
    return (
      `<circle cx="${x}" cy="${y + 22}" r="22" fill="${colour}" opacity=".2"/>` +
      b.part(box(x - 6, y, 12, 11, 3), "#6d655f") +
      b.part(
        `M${x} ${y + 42}C${x - 16} ${y + 30} ${x - 10} ${y + 12} ${x} ${y + 10}
          C${x + 10} ${y + 12} ${x + 16} ${y + 30} ${x} ${y + 42}Z`,
        colour,
      )
    );
  };
  return (
    b.line("M24 58C60 156 180 156 216 58", "#6d655f", 4) +
    points.map(([x, y], i) => bulb(x, y, i)).join("")
  );
};

const incense: Shape = (b) =>
  b.shadow(124, 72, 188) +
  b.line("M96 150 128 62M112 150 140 58M128 150 154 66", "#86583c", 4) +
  [
    [128, 62],
    [140, 58],
    [154, 66],
  ]
    .map(([x = 0, y = 0]) => b.flat(circle(x, y, 4), "#ee8a32"))
    .join("") +
  b.line("M130 50C120 38 140 32 132 18M152 54C144 42 162 36 156 24", "#b9b3c4", 4) +
  b.body("M58 144H182C180 172 160 184 120 184S60 172 58 144Z") +
  b.part(box(52, 136, 136, 16, 8), b.accent.base);

const diffuser: Shape = (b) =>
  b.shadow(124, 46, 194) +
  b.line("M108 92 88 34M116 92 112 28M126 92 138 30M132 92 160 40", "#a8794c", 4) +
  b.part(box(102, 84, 36, 24, 5), kGold) +
  b.body(
    `M102 106H138C166 118 172 140 172 158 172 182 160 190 120 190S68 182 68 158
      C68 140 74 118 102 106Z`,
  ) +
  b.part(box(92, 138, 56, 34, 5), kPaper) +
  b.line("M102 150H138M110 160H130", b.accent.base, 3.5);

export const light = {
  lamp,
  pendant,
  deskLamp,
  candle,
  dinnerCandle,
  tlight,
  lantern,
  stringLights,
  incense,
  diffuser,
};

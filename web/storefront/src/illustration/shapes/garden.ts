// SPDX-License-Identifier: MIT
// Plants, the garden, and the creatures that decorate so many things.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kLeafGreen, kPaper, kSteel, kWood } from "../brush.js";

const kPot = "M74 132H166L156 182Q154 190 146 190H94Q86 190 84 182Z";

const plant: Shape = (b) => {
  const pot = b.body(kPot) + b.part(box(68, 122, 104, 20, 6), b.tone.light);
  const leaf = (a: number, fill: string, long = 1): string =>
    b.turn(
      a,
      b.part(
        `M120 130C${120 - 26 * long} 100 ${120 - 14 * long} 60 120 40C${
          120 + 14 * long
        } 60 ${120 + 26 * long} 100 120 130
          Z`,
        fill,
      ) + b.line("M120 126V62", "#3f7350", 2.5),
      120,
      130,
    );
  const tops = [
    leaf(-52, "#4d8a60") +
      leaf(52, "#4d8a60") +
      leaf(-24, "#5b9a6b") +
      leaf(26, "#69a878") +
      leaf(0, "#78b586"),
    b.line("M120 130V70M120 104C96 104 92 82 94 72M120 96C144 96 150 76 148 64", "#4d8a60", 6) +
      [
        [120, 60],
        [90, 68],
        [152, 58],
        [100, 98],
        [144, 96],
      ]
        .map(([x = 0, y = 0]) => b.part(circle(x, y, 20), "#69a878"))
        .join(""),
    [-60, -36, -12, 12, 36, 60]
      .map((a, i) => leaf(a, i % 2 ? "#5b9a6b" : "#7fae62", 0.62))
      .join(""),
    b.part("M94 130C86 60 106 44 120 44S154 60 146 130Z", "#5f9e74") +
      b.line("M108 60V126M120 50V128M132 60V126", "#3f7350", 2.5) +
      b.part("M96 104C66 108 64 84 70 74 80 74 84 90 96 88Z", "#5f9e74") +
      b.part(circle(124, 44, 10), "#eba0ad"),
  ];
  return b.shadow(124, 52, 196) + tops[b.variant(4)] + pot;
};

const flower: Shape = (b) => {
  const bloom = (x: number, y: number, r: number, fill: string): string =>
    [0, 60, 120, 180, 240, 300]
      .map((a) => b.turn(a, b.part(ellipse(x, y - r, r * 0.62, r * 0.85), fill), x, y))
      .join("") + b.part(circle(x, y, r * 0.6), "#f0c14b");
  const vase =
    b.variant(2) === 0
      ? `M98 122H142C140 140 160 146 160 168 160 188 144 192 120 192S80 188 80 168
        C80 146 100 140 98 122Z`
      : "M92 120H148L156 184Q156 192 148 192H92Q84 192 84 184Z";
  return (
    b.shadow(124, 46, 198) +
    b.line(
      "M120 130V70M114 130C104 110 88 100 84 92M126 130C140 110 150 100 158 90",
      kLeafGreen,
      5,
    ) +
    b.part("M120 108C100 108 92 96 92 90 106 88 118 96 120 108Z", kLeafGreen) +
    bloom(120, 62, 18, b.tone.base) +
    bloom(82, 84, 14, b.accent.base) +
    bloom(160, 82, 14, b.tone.light) +
    b.part(vase, b.accent.light) +
    b.line("M92 148H148", b.accent.base, 4)
  );
};

const cactus: Shape = (b) =>
  b.shadow(124, 50, 196) +
  b.part("M98 134V66C98 36 142 36 142 66V134Z", "#5f9e74") +
  b.part("M100 106H80C62 106 60 88 62 76 64 68 78 68 78 78V88H100Z", "#5f9e74") +
  b.part("M140 96H158C176 96 178 78 176 68 174 60 162 60 162 70V78H140Z", "#5f9e74") +
  b.line("M112 60V126M128 60V126", "#3f7350", 2.5) +
  b.part(circle(120, 42, 10), "#eba0ad") +
  b.body(kPot) +
  b.part(box(68, 124, 104, 18, 6), b.tone.light);

const wateringCan: Shape = (b) =>
  b.shadow(120, 64, 194) +
  b.line("M82 92C82 46 156 46 156 92", b.tone.deep, 8) +
  b.line("M158 108C190 112 190 156 160 166", b.tone.deep, 8) +
  b.body("M84 130 40 84 52 74 92 108Z") +
  b.part("M30 84 52 62 60 72 38 94Z", b.accent.base) +
  b.body("M78 92H162L168 182Q168 190 160 190H80Q72 190 72 182Z") +
  b.line("M76 118H164", b.accent.base, 7);

const birdhouse: Shape = (b) =>
  b.shadow(122, 50, 202) +
  b.part(box(114, 172, 12, 30, 3), kWood) +
  b.body("M72 96H168V172Q168 178 162 178H78Q72 178 72 172Z") +
  b.part("M120 42 190 100 178 112 120 66 62 112 50 100Z", b.accent.base) +
  b.flat(circle(120, 122, 17), "#4a3c3f") +
  b.line("M120 150V160", kWood, 7);

const gardenTools: Shape = (b) =>
  b.shadow(124, 60, 202) +
  b.turn(
    -14,
    b.body(box(88, 38, 18, 74, 8)) +
      b.line("M97 110V128", kSteel, 7) +
      b.part("M76 126H118V164Q118 192 97 200 76 192 76 164Z", kSteel),
  ) +
  b.turn(
    14,
    b.part(box(136, 38, 18, 74, 8), b.accent.base) +
      b.line("M145 110V140M124 186V146H166V186M145 140V190", kSteel, 8),
  );

const seeds: Shape = (b) =>
  b.shadow(124, 52, 202) +
  b.body(box(70, 40, 102, 156, 6)) +
  b.part(box(70, 40, 102, 24, 5), b.tone.deep) +
  b.part(circle(121, 122, 38), kPaper) +
  b.line("M121 148V112", kLeafGreen, 5) +
  b.part("M121 130C104 130 98 116 98 110 110 108 120 116 121 130Z", kLeafGreen) +
  b.part("M121 122C134 120 142 108 142 100 130 100 122 108 121 122Z", "#78b586") +
  b.line("M88 178H154", kPaper, 5);

const bird: Shape = (b) =>
  b.shadow(124, 54, 194) +
  b.line("M108 168V190M134 168V190", "#d08a3c", 5) +
  b.body(
    `M182 92C176 56 128 54 118 92 104 104 74 104 40 92 44 142 76 174 118 174 160 174 180 142 178 112
      Z`,
  ) +
  b.part("M74 116C98 108 128 112 138 130 130 152 92 150 74 116Z", b.accent.base) +
  b.part("M180 88 204 98 180 106Z", "#e2a13a") +
  b.flat(circle(158, 88, 6), "#3a3742") +
  b.flat(circle(156, 86, 2), "#ffffff");

const rabbit: Shape = (b) =>
  b.shadow(124, 50, 198) +
  b.part("M92 82C72 30 96 16 104 40 110 58 110 70 110 82Z", b.tone.base) +
  b.part("M148 82C168 30 144 16 136 40 130 58 130 70 130 82Z", b.tone.base) +
  b.flat("M96 74C86 44 98 36 102 50Z", "#eba0ad") +
  b.flat("M144 74C154 44 142 36 138 50Z", "#eba0ad") +
  b.body(ellipse(120, 156, 48, 40)) +
  b.part(ellipse(120, 106, 44, 38), b.tone.base) +
  b.flat(circle(103, 102, 5), "#3a3742") +
  b.flat(circle(137, 102, 5), "#3a3742") +
  b.flat("M114 114H126L120 122Z", "#e07f8c") +
  b.flat(circle(92, 118, 7), "#eba0ad", 0.6) +
  b.flat(circle(148, 118, 7), "#eba0ad", 0.6) +
  b.part("M96 138 120 146 144 138 142 154 120 148 98 154Z", b.accent.base);

const hen: Shape = (b) =>
  b.shadow(124, 54, 196) +
  b.line("M108 174V192M130 174V192", "#d08a3c", 5) +
  b.part("M150 68C146 48 160 44 164 56 172 46 186 54 178 70Z", "#d4493f") +
  b.body(
    `M186 86C182 58 142 60 138 92 128 112 92 104 54 84 42 136 66 180 120 180 170 180 180 130 178 108
      Z`,
  ) +
  b.part("M80 122C104 112 130 122 134 138 120 158 92 152 80 122Z", b.accent.base) +
  b.part("M184 84 204 92 184 102Z", "#e2a13a") +
  b.part(ellipse(178, 112, 6, 10), "#d4493f") +
  b.flat(circle(164, 86, 5), "#3a3742");

const cat: Shape = (b) =>
  b.shadow(124, 56, 198) +
  b.line("M164 176C204 176 204 130 184 120", b.tone.base, 14) +
  b.body("M80 192C70 150 84 122 120 122S170 150 160 192Z") +
  b.part(
    "M72 62 86 34 106 56H134L154 34 168 62C176 106 154 130 120 130S64 106 72 62Z",
    b.tone.base,
  ) +
  b.flat(ellipse(102, 86, 6, 8), "#3a3742") +
  b.flat(ellipse(138, 86, 6, 8), "#3a3742") +
  b.flat("M114 100H126L120 107Z", "#e07f8c") +
  b.line("M120 107V112M96 104H78M96 110 80 114M144 104H162M144 110 160 114", b.tone.deep, 2.5) +
  b.part(box(92, 122, 56, 12, 6), b.accent.base);

const dog: Shape = (b) =>
  b.shadow(124, 58, 198) +
  b.body("M82 192C74 150 88 124 120 124S166 150 158 192Z") +
  b.part(ellipse(120, 88, 50, 46), b.tone.base) +
  b.part("M78 58C52 60 50 104 66 120 80 108 82 80 78 58Z", b.tone.deep) +
  b.part("M162 58C188 60 190 104 174 120 160 108 158 80 162 58Z", b.tone.deep) +
  b.part(ellipse(120, 106, 26, 20), b.tone.light) +
  b.flat(circle(100, 82, 5.5), "#3a3742") +
  b.flat(circle(140, 82, 5.5), "#3a3742") +
  b.flat(ellipse(120, 98, 9, 7), "#3a3742") +
  b.line("M120 104V112M110 116Q120 122 130 116", "#3a3742", 3) +
  b.part(box(88, 128, 64, 13, 6), b.accent.base);

const butterfly: Shape = (b) =>
  b.shadow(124, 46, 198) +
  b.body("M116 112C70 36 24 70 44 104 52 118 84 124 116 118Z") +
  b.body("M124 112C170 36 216 70 196 104 188 118 156 124 124 118Z") +
  b.part("M116 120C78 122 56 150 76 172 98 184 116 150 118 126Z", b.accent.base) +
  b.part("M124 120C162 122 184 150 164 172 142 184 124 150 122 126Z", b.accent.base) +
  b.part(box(114, 92, 12, 74, 6), "#4a3c3f") +
  b.line("M118 94C112 76 104 70 98 68M122 94C128 76 136 70 142 68", "#4a3c3f", 3.5);

export const garden = {
  plant,
  flower,
  cactus,
  wateringCan,
  birdhouse,
  gardenTools,
  seeds,
  bird,
  rabbit,
  hen,
  cat,
  dog,
  butterfly,
};

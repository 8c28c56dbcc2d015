// SPDX-License-Identifier: MIT
// Gifts, seasons and decorations; among them the parcel that stands for everything unnamed.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGold, kPaper } from "../brush.js";

const kHeart =
  "M120 92C104 48 34 62 54 122 66 152 120 188 120 188S174 152 186 122C206 62 136 48 120 92Z";
const kStar = "M120 36 143 92 204 96 157 135 172 194 120 161 68 194 83 135 36 96 97 92Z";

function bow(x: number, y: number, b: Parameters<Shape>[0], fill: string, deep: string): string {
  return b.move(
    x,
    y,
    b.part("M0 0C-18-40-62-32-48-6-42 6-18 6 0 0Z", fill) +
      b.part("M0 0C18-40 62-32 48-6 42 6 18 6 0 0Z", fill) +
      b.flat(circle(0, -2, 9), deep),
  );
}

/** The designed fallback: a wrapped parcel, its paper and ribbon in the product's own colours. */
const parcel: Shape = (b) => {
  const tall = b.variant(3);
  const [w, h] = tall === 0 ? [124, 92] : tall === 1 ? [104, 112] : [140, 80];
  const x = 120 - w / 2;
  const y = 190 - h;
  return (
    b.shadow(126, w / 2 + 10, 194) +
    b.body(box(x, y, w, h, 8)) +
    b.part(box(112, y, 18, h, 0), b.accent.base) +
    b.part(box(x - 8, y - 16, w + 16, 32, 7), b.tone.light) +
    b.part(box(112, y - 16, 18, 32, 0), b.accent.base) +
    bow(121, y - 16, b, b.accent.base, b.accent.deep)
  );
};

const giftbag: Shape = (b) =>
  b.shadow(124, 58, 198) +
  b.line("M96 78C96 40 144 40 144 78", b.accent.deep, 6) +
  b.part("M70 74 84 54 102 70 120 52 138 70 156 54 170 74Z", kPaper) +
  b.body("M64 74H176L170 184Q170 192 162 192H78Q70 192 70 184Z") +
  b.part(box(138, 92, 26, 40, 4), kPaper) +
  b.flat(circle(151, 101, 3), b.accent.base) +
  bow(112, 132, b, b.accent.base, b.accent.deep);

const heart: Shape = (b) =>
  b.shadow(124, 44, 202) +
  b.line("M120 20V84", "#b08a5b", 3.5) +
  bow(120, 72, b, b.accent.base, b.accent.deep) +
  b.body(kHeart) +
  b.line("M78 104C84 90 96 88 102 94", "#ffffff", 6);

const star: Shape = (b) =>
  b.shadow(124, 48, 204) +
  b.line("M120 12V40", "#b08a5b", 3.5) +
  b.body(kStar) +
  b.line(
    "M120 64V150M120 114 72 108M120 114 168 108M120 114 92 170M120 114 148 170",
    b.tone.deep,
    2,
  );

const bunting: Shape = (b) => {
  const flag = (x: number, y: number, a: number, i: number): string =>
    b.turn(
      a,
      i % 2 === 0
        ? b.body(`M${x - 22} ${y}H${x + 22}L${x} ${y + 54}Z`)
        : b.part(`M${x - 22} ${y}H${x + 22}L${x} ${y + 54}Z`, b.accent.base),
      x,
      y,
    );
  return (
    b.line("M20 62C70 108 170 108 220 62", "#b08a5b", 5) +
    flag(48, 80, 26, 0) +
    flag(94, 95, 8, 1) +
    flag(146, 95, -8, 2) +
    flag(192, 80, -26, 3) +
    b.line("M20 136C70 176 170 176 220 136", "#b08a5b", 5) +
    [
      [60, 156, 1],
      [98, 165, 0],
      [142, 165, 1],
      [180, 156, 0],
    ]
      .map(([x = 0, y = 0, i = 0]) => flag(x, y, 0, i))
      .join("")
  );
};

const garland: Shape = (b) => {
  const leaves = Array.from({ length: 22 }, (_, i) => {
    const t = (i / 22) * 2 * Math.PI;
    return b.turn(
      (t * 180) / Math.PI + 60,
      b.part(
        ellipse(120 + 58 * Math.cos(t), 118 + 58 * Math.sin(t), 12, 22),
        i % 2 ? "#4d8a60" : "#69a878",
      ),
      120 + 58 * Math.cos(t),
      118 + 58 * Math.sin(t),
    );
  }).join("");
  const berries = Array.from({ length: 9 }, (_, i) => {
    const t = (i / 9) * 2 * Math.PI + 0.3;
    return b.part(
      circle(120 + 58 * Math.cos(t), 118 + 58 * Math.sin(t), 8),
      i % 3 === 0 ? b.accent.base : b.tone.base,
    );
  }).join("");
  return b.shadow(124, 56, 204) + leaves + berries + bow(120, 178, b, b.tone.base, b.tone.deep);
};

const bauble: Shape = (b) =>
  b.shadow(124, 46, 202) +
  b.line("M120 20V58", "#b08a5b", 3.5) +
  b.part(box(106, 52, 28, 20, 5), kGold) +
  b.body(circle(120, 130, 64)) +
  (b.patterned
    ? ""
    : b.flat(
        "M58 118Q120 142 182 118 184 126 184 136 120 160 57 136 56 126 58 118Z",
        b.accent.base,
      )) +
  b.line("M84 98C90 88 98 84 104 82", "#ffffff", 6);

const tree: Shape = (b) => {
  const own =
    b.tone.key === "white" || b.tone.key === "silver" || b.tone.key === "cream"
      ? b.tone.base
      : "#4d8a60";
  return (
    b.shadow(124, 44, 200) +
    b.part(box(108, 168, 24, 28, 4), "#86583c") +
    b.part("M120 34 158 88H140L176 130H154L190 176H50L86 130H64L100 88H82Z", own) +
    [
      [120, 76, 0],
      [104, 118, 1],
      [136, 124, 2],
      [88, 160, 2],
      [122, 158, 0],
      [154, 160, 1],
    ]
      .map(([x = 0, y = 0, i = 0]) =>
        b.part(circle(x, y, 7), [b.tone.base, b.accent.base, kGold][i] ?? kGold),
      )
      .join("") +
    b.part("M120 18 125 30 138 31 128 39 131 52 120 45 109 52 112 39 102 31 115 30Z", kGold)
  );
};

const egg: Shape = (b) =>
  b.shadow(124, 48, 200) +
  b.body(
    "M120 38C160 38 184 96 184 132 184 172 158 196 120 196S56 172 56 132C56 96 80 38 120 38Z",
  ) +
  (b.patterned
    ? ""
    : b.line(
        `M60 112C80 100 90 124 110 112S142 100 160 112 174 116 181 112M58 148
          C78 136 90 160 110 148S142 136 160 148 176 152 182 146`,
        b.accent.base,
        7,
      ));

const bell: Shape = (b) =>
  b.shadow(124, 50, 200) +
  b.line("M120 22V50", "#b08a5b", 3.5) +
  b.part(circle(120, 186, 13), b.accent.deep) +
  b.body(
    `M120 46C164 46 164 96 168 134 170 152 184 160 186 174H54C56 160 70 152 72
    134 76 96 76 46 120 46
      Z`,
  ) +
  b.part(box(50, 168, 140, 14, 7), b.tone.deep) +
  bow(120, 56, b, b.accent.base, b.accent.deep);

const balloon: Shape = (b) =>
  b.shadow(124, 40, 206) +
  b.line("M92 134C96 160 116 176 118 202M152 122C148 156 126 176 122 202", "#b08a5b", 3) +
  b.part("M152 36C188 36 190 92 158 120H148C118 92 118 36 152 36Z", b.accent.base) +
  b.body("M90 44C128 44 130 104 98 134H84C52 104 52 44 90 44Z");

const cone: Shape = (b) =>
  b.shadow(124, 50, 200) +
  b.body("M120 46 172 178Q120 204 68 178Z") +
  b.part(circle(120, 44, 15), b.accent.base) +
  b.line("M120 62 92 186M120 62 148 186", b.tone.deep, 2.5) +
  [
    [60, 70],
    [182, 84],
    [72, 108],
    [188, 130],
  ]
    .map(([x = 0, y = 0], i) => b.flat(circle(x, y, 5), i % 2 ? kGold : b.accent.base))
    .join("");

const ribbon: Shape = (b) =>
  b.shadow(124, 62, 192) +
  b.body("M150 90C196 96 204 150 184 186L166 170 148 184C164 150 160 128 132 124Z") +
  b.body(circle(106, 116, 62)) +
  b.part(circle(106, 116, 44), b.accent.light) +
  b.part(circle(106, 116, 22), kPaper) +
  b.line(circle(106, 116, 53), b.tone.deep, 2);

const tin: Shape = (b) =>
  b.shadow(124, 62, 194) +
  b.body("M58 92V174Q58 190 120 190T182 174V92Z") +
  b.part(ellipse(120, 90, 66, 20), b.tone.deep) +
  b.part("M54 76V92Q54 110 120 110T186 92V76Z", b.accent.base) +
  b.part(ellipse(120, 76, 66, 19), b.accent.light) +
  b.part(ellipse(120, 73, 14, 5), b.accent.deep) +
  (b.patterned
    ? ""
    : b.part(ellipse(120, 148, 34, 20), kPaper) + b.line("M104 148H136", b.tone.base, 4));

const moneybank: Shape = (b) =>
  b.shadow(124, 66, 194) +
  b.part(box(76, 162, 22, 28, 6), b.tone.deep) +
  b.part(box(144, 162, 22, 28, 6), b.tone.deep) +
  b.line("M54 122C38 118 44 98 54 104", b.tone.deep, 5) +
  b.body(
    `M56 126C56 82 96 72 122 72 138 72 152 76 162 84L182 72 184 98C190 106 194 114 196 122
      L210 126V146L196 150C186 172 156 180 122 180 88 180 56 166 56 126
      Z`,
  ) +
  b.flat(box(102, 84, 40, 8, 4), b.tone.deep) +
  b.part(circle(122, 58, 17), kGold) +
  b.flat(circle(170, 116, 5), "#3a3742") +
  b.flat(ellipse(204, 136, 4, 8), b.accent.base);

export const party = {
  parcel,
  giftbag,
  heart,
  star,
  bunting,
  garland,
  bauble,
  tree,
  egg,
  bell,
  balloon,
  cone,
  ribbon,
  tin,
  moneybank,
};

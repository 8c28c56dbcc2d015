// SPDX-License-Identifier: MIT
// Toys, games, sport, pets' things.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGold, kPaper, kSteel, kWood } from "../brush.js";

const teddy: Shape = (b) =>
  b.shadow(124, 60, 198) +
  b.part(circle(80, 62, 21), b.tone.base) +
  b.part(circle(160, 62, 21), b.tone.base) +
  b.flat(circle(80, 62, 10), b.tone.deep, 0.6) +
  b.flat(circle(160, 62, 10), b.tone.deep, 0.6) +
  b.part(ellipse(66, 146, 20, 26), b.tone.base) +
  b.part(ellipse(174, 146, 20, 26), b.tone.base) +
  b.body(ellipse(120, 148, 52, 48)) +
  b.part(circle(120, 88, 50), b.tone.base) +
  b.part(circle(92, 188, 18), b.tone.deep) +
  b.part(circle(148, 188, 18), b.tone.deep) +
  b.part(ellipse(120, 102, 24, 19), b.tone.light) +
  b.flat(circle(100, 82, 5), "#3a3742") +
  b.flat(circle(140, 82, 5), "#3a3742") +
  b.flat(ellipse(120, 94, 8, 6), "#3a3742") +
  b.line("M120 100V108M110 112Q120 118 130 112", "#3a3742", 3) +
  b.part("M96 132 120 142 144 132 146 152 120 144 94 152Z", b.accent.base);

const blocks: Shape = (b) => {
  const cube = (x: number, y: number, colour: string, mark: string): string =>
    b.part(box(x, y, 62, 62, 9), colour) +
    b.flat(box(x + 9, y + 9, 44, 44, 5), kPaper, 0.9) +
    b.move(x + 31, y + 31, mark);
  const star = b.flat("M0-16 5-5 16-4 8 4 10 15 0 9-10 15-8 4-16-4-5-5Z", kGold);
  return (
    b.shadow(124, 74, 196) +
    cube(56, 128, b.tone.base, b.flat(circle(0, 0, 13), b.tone.base)) +
    cube(122, 128, b.accent.base, b.flat("M0-14 15 12H-15Z", b.accent.base)) +
    b.turn(-7, cube(88, 62, kGold, star))
  );
};

const car: Shape = (b) =>
  b.shadow(124, 84, 188) +
  b.body(
    `M38 150Q36 122 62 118L84 84Q90 76 100 76H148Q158 76 164 84L184 116
      Q208 120 206 150L200 164H42Z`,
  ) +
  b.flat("M92 92H116V116H78ZM124 92H150L166 116H124Z", "#d6e7e6") +
  b.flat("M124 92H150L166 116H124Z", "#d6e7e6") +
  [78, 166]
    .map((x) => b.part(circle(x, 164, 23), "#3f3a48") + b.flat(circle(x, 164, 10), kPaper))
    .join("") +
  b.flat(ellipse(198, 138, 6, 8), kGold) +
  b.line("M120 122V156", b.tone.deep, 2.5);

const matryoshka: Shape = (b) => {
  const doll = (x: number, y: number, s: number): string =>
    b.move(
      x,
      y,
      b.body(
        "M0-116C30-116 38-92 36-72 56-48 52 0 40 0H-40C-52 0-56-48-36-72-38-92-30-116 0-116Z",
      ) +
        b.part(circle(0, -82, 22), "#f6d9bf") +
        b.part("M-23-84C-22-110 22-110 23-84 12-98-12-98-23-84Z", "#7a4a32") +
        b.flat(circle(-8, -82, 2.6), "#3a3742") +
        b.flat(circle(8, -82, 2.6), "#3a3742") +
        b.line("M-5-72Q0-68 5-72", "#c0504d", 2.6) +
        b.part("M0-52C26-54 30-8 0-8-30-8-26-54 0-52Z", kPaper) +
        b.flat(circle(0, -32, 8), b.accent.base) +
        b.flat(circle(0, -32, 3), kGold),
      s,
    );
  return b.shadow(120, 86, 194) + doll(176, 190, 0.66) + doll(80, 192, 1.12) + doll(136, 192, 0.86);
};

const puzzle: Shape = (b) => {
  const piece = `M0 14H20C14-6 42-6 36 14H56V34C76 28 76 56 56 50V70H36C42 50 14 50 20 70
      H0V50C20 56 20 28 0 34Z`;
  return (
    b.shadow(124, 68, 192) +
    b.turn(-6, b.move(52, 54, b.body(piece), 1.15)) +
    b.turn(14, b.move(112, 104, b.part(piece, b.accent.base), 1.15), 150, 150)
  );
};

const ball: Shape = (b) =>
  b.shadow(124, 54, 196) +
  b.body(circle(120, 122, 68)) +
  b.line(
    "M120 54C84 80 84 164 120 190M120 54C156 80 156 164 120 190M53 116C90 136 150 136 187 116",
    b.accent.base,
    6,
  );

const yoyo: Shape = (b) =>
  b.shadow(124, 40, 200) +
  b.line("M120 96C120 50 152 54 152 22", kPaper, 3.5) +
  b.line(circle(152, 20, 8), "#b9a88f", 3) +
  b.part(circle(126, 140, 54), b.tone.deep) +
  b.body(circle(116, 138, 54)) +
  b.part(circle(116, 138, 26), b.accent.base);

const rocket: Shape = (b) =>
  b.shadow(124, 40, 206) +
  b.turn(
    18,
    b.part("M106 172H134L120 208Z", "#f0913c") +
      b.part("M88 130 62 172 92 164Z", b.accent.base) +
      b.part("M152 130 178 172 148 164Z", b.accent.base) +
      b.body("M120 28C152 58 156 120 146 172H94C84 120 88 58 120 28Z") +
      b.part(circle(120, 96, 19), kPaper) +
      b.flat(circle(120, 96, 12), "#39405a"),
  );

const dinosaur: Shape = (b) =>
  b.shadow(120, 76, 194) +
  b.body(
    `M196 74C198 52 150 44 142 76 138 92 134 100 112 104 84 108 66 124 58 146
    50 162 36 164 28 156 32 182 56 186 74 176
      V190H98V172H126V190H150V164C160 148 164 128 166 112 178 108 194 98 196 74
      Z`,
  ) +
  [
    [136, 72],
    [120, 92],
    [96, 98],
    [72, 112],
  ]
    .map(([x = 0, y = 0]) =>
      b.part(`M${x - 10} ${y + 6}L${x - 6} ${y - 16}L${x + 8} ${y}Z`, b.accent.base),
    )
    .join("") +
  b.flat(circle(166, 72, 5), "#3a3742") +
  b.line("M178 92Q188 90 194 82", b.tone.deep, 3);

const controller: Shape = (b) =>
  b.shadow(124, 80, 182) +
  b.body(
    `M74 84H166C202 84 218 144 206 168 194 188 168 164 154 148H86C72 164 46 188
    34 168 22 144 38 84 74 84
      Z`,
  ) +
  b.flat("M74 104H86V94H98V104H110V116H98V128H86V116H74Z", b.tone.deep) +
  [
    [162, 100],
    [178, 114],
    [146, 114],
    [162, 128],
  ]
    .map(([x = 0, y = 0], i) => b.part(circle(x, y, 7.5), i % 2 ? b.accent.base : kGold))
    .join("");

const dumbbell: Shape = (b) =>
  b.shadow(124, 84, 176) +
  b.turn(
    -14,
    b.part(box(66, 114, 108, 16, 6), kSteel) +
      b.body(box(50, 76, 30, 92, 10)) +
      b.body(box(160, 76, 30, 92, 10)) +
      b.part(box(30, 92, 22, 60, 8), b.tone.deep) +
      b.part(box(188, 92, 22, 60, 8), b.tone.deep),
  );

const yogamat: Shape = (b) =>
  b.shadow(124, 86, 186) +
  b.body("M96 108H214L190 182H64Z") +
  b.part("M34 132A34 34 0 1 1 102 132L84 180H50C38 170 34 150 34 132Z", b.tone.deep) +
  b.body(circle(68, 134, 40)) +
  b.line("M68 134C68 126 80 128 80 138 80 152 54 152 54 132 54 112 92 112 92 138", b.tone.deep, 4) +
  b.line("M120 120 106 170", b.accent.base, 6);

const tent: Shape = (b) =>
  b.shadow(124, 92, 190) +
  b.body("M120 54 208 184H32Z") +
  b.part("M120 88 152 184H88Z", b.tone.deep) +
  b.flat("M120 88 120 184H96Z", b.accent.base) +
  b.line("M120 54V40M32 184 22 192M208 184 218 192", "#86583c", 5) +
  b.flat("M120 34 142 42 120 50Z", b.accent.base);

const petbowl: Shape = (b) =>
  b.shadow(124, 78, 188) +
  b.part("M64 96C66 78 90 80 96 92 112 80 134 82 144 94 156 82 176 84 178 98Z", "#b97a44") +
  b.body("M58 98H182L206 176Q206 184 198 184H42Q34 184 34 176Z") +
  b.flat("M96 134C84 128 84 148 96 146H144C156 152 156 130 144 134Z", kPaper) +
  [
    [92, 134],
    [92, 148],
    [148, 134],
    [148, 148],
  ]
    .map(([x = 0, y = 0]) => b.flat(circle(x, y, 9), kPaper))
    .join("");

const petbed: Shape = (b) =>
  b.shadow(124, 92, 186) +
  b.body("M28 148C28 108 212 108 212 148V162C212 192 28 192 28 162Z") +
  b.part(ellipse(120, 140, 72, 22), b.accent.light) +
  b.part(
    "M76 138C70 104 96 92 108 108L112 100 124 104C150 98 172 118 170 142 150 156 96 154 76 138Z",
    "#c69768",
  ) +
  b.part("M78 112 76 94 92 104Z", "#c69768") +
  b.line("M86 124Q90 128 94 124", "#4d3021", 3);

const spinner: Shape = (b) =>
  b.shadow(124, 26, 200) +
  b.part(box(112, 40, 16, 50, 6), kWood) +
  b.body("M56 96C60 80 180 80 184 96 180 132 136 152 122 194H118C104 152 60 132 56 96Z") +
  b.line("M60 108C84 122 156 122 180 108M84 134C102 142 138 142 156 134", b.accent.base, 6);

export const play = {
  teddy,
  blocks,
  car,
  matryoshka,
  puzzle,
  ball,
  yoyo,
  rocket,
  dinosaur,
  controller,
  dumbbell,
  yogamat,
  tent,
  petbowl,
  petbed,
  spinner,
};

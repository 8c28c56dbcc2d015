// SPDX-License-Identifier: MIT
// Clothes.

import type { Shape } from "../brush.js";
import { box, circle, kPaper } from "../brush.js";

const kSock = "M0 0H46V62C46 74 54 80 68 86 84 92 88 116 66 118H34C10 118 0 104 0 84Z";

const socks: Shape = (b) => {
  const cuff = (x: number, y: number): string =>
    b.part(box(x - 3, y - 6, 52, 24, 7), b.accent.base) +
    b.line(
      `M${x + 9} ${y - 1}V${y + 13}M${x + 23} ${y - 1}V${y + 13}M${x + 37} ${y - 1}V${y + 13}`,
      b.accent.deep,
      2,
    );
  const sock = (x: number, y: number): string =>
    b.move(
      x,
      y,
      b.body(kSock) +
        b.flat("M62 84C86 90 90 117 66 118H58C70 108 70 94 56 81Z", b.accent.base) +
        b.flat("M0 84C0 78 4 74 12 76 24 80 30 100 20 114 6 108 0 98 0 84Z", b.accent.base),
    ) + cuff(x, y);
  return b.shadow(126, 70) + b.turn(-6, sock(92, 52)) + b.turn(4, sock(62, 70));
};

const tshirt: Shape = (b) => {
  const shirt = `M84 54 52 70 34 106 60 120 70 104V182Q70 188 76 188H164Q170 188 170 182
      V104L180 120 206 106 188 70 156 54C150 72 90 72 84 54Z`;
  const prints = [
    b.flat(circle(120, 116, 21), b.accent.base, 0.95),
    b.flat("M98 126 112 102 122 116 130 106 144 126Z", b.accent.base),
    b.line("M96 104H144M96 116H144M96 128H128", b.accent.base, 5),
    "",
  ];
  return (
    b.shadow(122, 60, 194) +
    b.body(shirt) +
    (b.patterned ? "" : prints[b.variant(4)]) +
    b.line("M84 54C90 72 150 72 156 54", b.tone.deep, 5) +
    b.line("M70 104V128M170 104V128", b.tone.deep, 2.5)
  );
};

const hoodie: Shape = (b) => {
  const torso = `M86 62 56 76 36 160 60 168 70 130V186Q70 190 76 190H164Q170 190 170 186
      V130L180 168 204 160 184 76 154 62Z`;
  return (
    b.shadow(122, 66, 195) +
    b.part("M82 74C74 36 166 36 158 74 148 96 92 96 82 74Z", b.tone.deep) +
    b.body(torso) +
    b.part("M84 64C96 92 144 92 156 64 168 78 158 104 120 104 82 104 72 78 84 64Z", b.tone.base) +
    b.line("M110 104V130M130 104V126", kPaper, 4) +
    b.part("M88 176 96 144H144L152 176Z", b.tone.light) +
    b.line("M72 182H168", b.tone.deep, 3)
  );
};

const jacket: Shape = (b) => {
  const torso = `M92 48 58 66 36 158 62 168 72 128V186Q72 190 78 190H162Q168 190 168 186
      V128L178 168 204 158 182 66 148 48 120 66Z`;
  const quilted =
    b.variant(2) === 0
      ? b.line("M74 104H166M72 132H168M72 160H168", b.tone.deep, 2.5)
      : b.flat(box(82, 138, 24, 26, 4), b.tone.deep, 0.5) +
        b.flat(box(134, 138, 24, 26, 4), b.tone.deep, 0.5);
  return (
    b.shadow(122, 66, 195) +
    b.body(torso) +
    quilted +
    b.part("M92 48 120 66 148 48 158 66 128 92 120 80 112 92 82 66Z", b.tone.light) +
    b.line("M120 82V188", b.tone.deep, 3.5) +
    [100, 124, 148, 172].map((y) => b.flat(circle(126, y, 3.4), b.accent.base)).join("")
  );
};

const trousers: Shape = (b) =>
  b.shadow(122, 56, 197) +
  b.body(
    `M76 44H164L176 190Q176 194 172 194H140Q136 194 135 190L122 104H118
      L105 190Q104 194 100 194H68Q64 194 64 190Z`,
  ) +
  b.part(box(74, 40, 92, 16, 4), b.tone.deep) +
  b.flat(circle(120, 48, 4), b.accent.base) +
  b.line("M120 58V98M80 62Q86 80 98 82M160 62Q154 80 142 82", b.tone.deep, 3);

const dress: Shape = (b) =>
  b.shadow(122, 62, 196) +
  b.line("M96 42V66M144 42V66", b.tone.deep, 6) +
  b.body("M88 58Q120 76 152 58L156 104 192 184Q120 204 48 184L84 104Z") +
  b.part("M84 100Q120 110 156 100L158 112Q120 122 82 112Z", b.accent.base) +
  b.line("M104 124 92 190M136 124 148 190M120 126V194", b.tone.deep, 2);

const shoes: Shape = (b) => {
  const boot = b.variant(4) === 3;
  const upper = boot
    ? "M70 72H124V118C150 124 184 132 190 160V170H66Z"
    : "M58 116C70 124 84 122 92 108L102 96C120 118 150 134 186 142 198 146 200 162 198 170H56Z";
  const laces = boot
    ? b.line("M104 88H124M104 104H124M108 120H130", b.accent.base, 4)
    : b.line("M98 118 114 106M112 128 128 116M128 136 142 126", b.accent.base, 5);
  return (
    b.shadow(128, 80, 190) +
    b.body(upper) +
    laces +
    b.flat("M62 146C80 150 100 146 112 152 124 158 134 170 134 170H58Z", b.accent.base, 0.85) +
    b.part(box(52, 168, 150, 18, 9), kPaper) +
    b.line("M64 178H190", "#d9cdb8", 3)
  );
};

const slippers: Shape = (b) => {
  const one =
    b.body("M0 10C0-6 52-6 54 10V84C54 112 0 112 0 84Z") +
    b.flat("M8 8C8 0 46 0 46 10V40H8Z", kPaper, 0.85) +
    b.part("M-4 46C4 34 50 34 58 46V86C54 112 0 112-4 86Z", b.tone.deep) +
    b.flat(circle(27, 66, 9), b.accent.base);
  return (
    b.shadow(124, 66, 192) + b.turn(-10, b.move(58, 76, one)) + b.turn(8, b.move(126, 76, one))
  );
};

const beanie: Shape = (b) => {
  if (b.variant(2) === 0) {
    return (
      b.shadow(122, 66, 186) +
      b.part(circle(120, 52, 17), b.accent.base) +
      b.body("M58 150C54 60 186 60 182 150Z") +
      b.part(box(48, 142, 144, 36, 14), b.tone.light) +
      b.line(
        "M70 152V168M90 152V168M110 152V168M130 152V168M150 152V168M170 152V168",
        b.tone.deep,
        3,
      )
    );
  }
  return (
    b.shadow(124, 76, 176) +
    b.body("M52 148C50 74 168 62 178 148Z") +
    b.line("M116 80C106 100 104 124 104 148M118 80C140 96 150 120 152 148", b.tone.deep, 2.5) +
    b.part("M120 148C160 138 206 148 208 160 204 172 150 168 52 164V148Z", b.accent.base) +
    b.flat(circle(117, 80, 6), b.accent.deep)
  );
};

const scarf: Shape = (b) => {
  const fringe = (x: number): string =>
    b.line(`M${x} 184V196M${x + 10} 184V196M${x + 20} 184V196M${x + 30} 184V196`, b.tone.deep, 4);
  return (
    b.shadow(122, 46, 201) +
    b.body("M96 84H136L150 186H106Z") +
    b.body("M76 92 118 98 98 186H58Z") +
    b.body("M58 76C60 38 180 38 182 76 180 116 60 116 58 76Z") +
    b.flat("M84 72C90 58 150 58 156 72 150 84 90 84 84 72Z", b.tone.deep, 0.75) +
    b.line("M64 98C90 118 150 118 176 98", b.accent.base, 5) +
    fringe(62) +
    fringe(110)
  );
};

const gloves: Shape = (b) => {
  const mitten =
    b.body("M6 8H58L64 70C66 112 2 114 0 70Z") +
    b.body("M58 34C74 24 86 38 78 52L60 74Z") +
    b.part(box(0, -8, 64, 26, 8), b.accent.base) +
    b.line("M12-2V12M24-2V12M36-2V12M48-2V12", b.accent.deep, 2.5);
  return (
    b.shadow(124, 66, 194) +
    b.turn(10, b.move(120, 78, mitten)) +
    `<g transform="translate(112 84) rotate(-8) scale(-1 1)">${mitten}</g>`
  );
};

const apron: Shape = (b) =>
  b.shadow(122, 52, 197) +
  b.line("M96 60C96 28 144 28 144 60", b.tone.deep, 6) +
  b.line("M72 112C50 112 48 130 40 136M168 112C190 112 192 130 200 136", b.tone.deep, 6) +
  b.body(
    `M94 56H146L152 92C156 104 164 108 172 110V186Q172 194 164 194H76
      Q68 194 68 186V110C76 108 84 104 88 92Z`,
  ) +
  b.part("M88 134H152V162Q152 170 144 170H96Q88 170 88 162Z", b.accent.base) +
  b.line("M120 134V168", b.accent.deep, 3);

const towel: Shape = (b) =>
  b.shadow(124, 74, 192) +
  b.body(box(52, 136, 138, 50, 14), b.tone.deep) +
  b.body(box(50, 96, 138, 46, 14)) +
  b.body(box(56, 58, 130, 44, 14), b.tone.light) +
  b.line("M152 58V102M164 58V102M154 96V142M166 96V142M156 138V186M168 138V186", b.accent.base, 5);

export const wear = {
  socks,
  tshirt,
  hoodie,
  jacket,
  trousers,
  dress,
  shoes,
  slippers,
  hat: beanie,
  scarf,
  gloves,
  apron,
  towel,
};

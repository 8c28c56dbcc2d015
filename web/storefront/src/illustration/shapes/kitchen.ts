// SPDX-License-Identifier: MIT
// Cookware and tableware.

import type { Shape } from "../brush.js";
import { box, circle, ellipse, kGlass, kPaper, kSteel, kWood } from "../brush.js";

const mug: Shape = (b) => {
  const steam = b.line(
    "M96 62C88 50 104 44 96 30M120 58C112 46 128 40 120 26M144 62C136 50 152 44 144 30",
    "#cbb9a2",
    4,
  );
  const straight = b.variant(2) === 0;
  const cup = straight
    ? box(62, 80, 104, 110, 16)
    : "M58 82H170L160 166Q156 190 136 190H92Q72 190 68 166Z";
  return (
    b.shadow(124, 62) +
    steam +
    b.line("M164 104C206 100 206 164 158 160", b.tone.base, 14) +
    b.line("M164 104C206 100 206 164 158 160", b.tone.deep, 2.5) +
    b.body(cup) +
    b.flat(ellipse(114, 84, straight ? 50 : 54, 10), b.tone.deep) +
    b.flat(ellipse(114, 86, 44, 7), "#6b4532") +
    (b.patterned
      ? ""
      : [
          b.flat(box(62, 134, 104, 14, 0), b.accent.base),
          b.flat(circle(114, 138, 20), b.accent.base),
          "",
        ][straight ? b.variant(3, 1) : 1 + b.variant(2, 1)])
  );
};

const teacup: Shape = (b) =>
  b.shadow(124, 78, 190) +
  b.line("M104 66C96 54 112 48 104 36M132 66C124 54 140 48 132 36", "#cbb9a2", 4) +
  b.part(ellipse(120, 176, 82, 14), b.accent.base) +
  b.part(ellipse(120, 172, 50, 8), b.accent.light) +
  b.line("M168 96C204 92 198 136 156 136", b.tone.base, 11) +
  b.body("M60 88H176C176 138 158 172 118 172S60 138 60 88Z") +
  b.flat(ellipse(118, 90, 58, 10), b.tone.deep) +
  b.flat(ellipse(118, 92, 50, 7), "#b8763d");

const teapot: Shape = (b) =>
  b.shadow(124, 72, 190) +
  b.line("M72 100C26 92 28 156 72 152", b.tone.deep, 11) +
  b.body("M160 118C184 116 178 82 206 78L212 90C196 104 200 150 164 152Z") +
  b.body("M62 130C62 74 178 74 178 130 178 170 160 186 120 186S62 170 62 130Z") +
  b.part("M88 88C92 70 148 70 152 88Q120 98 88 88Z", b.accent.base) +
  b.part(circle(120, 66, 10), b.accent.base) +
  (b.patterned ? "" : b.line("M64 138Q120 154 176 138", b.accent.base, 6));

const pan: Shape = (b) =>
  b.shadow(112, 70, 172) +
  b.part("M162 128 214 106Q222 104 222 112T214 122L166 146Z", kWood) +
  b.body("M28 118H172C172 154 160 168 140 168H60C40 168 28 154 28 118Z") +
  b.part(ellipse(100, 118, 74, 16), b.tone.deep) +
  b.flat(ellipse(100, 120, 62, 11), "#55505c") +
  b.line("M60 118C72 112 92 111 108 112", "#8a8592", 3);

const cookpot: Shape = (b) =>
  b.shadow(124, 74, 192) +
  b.line(
    "M50 122H36Q30 122 30 132T40 140H54M190 122H204Q210 122 210 132T200 140H186",
    b.tone.deep,
    9,
  ) +
  b.body("M52 104H188V160Q188 188 160 188H80Q52 188 52 160Z") +
  b.part("M48 102C52 66 188 66 192 102Z", b.tone.light) +
  b.part(box(44, 98, 152, 12, 6), b.tone.deep) +
  b.part(box(106, 58, 28, 16, 7), kWood);

const kettle: Shape = (b) =>
  b.shadow(124, 66, 192) +
  b.line("M84 88C84 34 160 34 160 88", kWood, 10) +
  b.body("M168 120C190 116 186 92 208 84L214 94C204 112 200 144 168 152Z") +
  b.body("M60 150C60 84 180 84 180 150V174Q180 188 166 188H74Q60 188 60 174Z") +
  b.part("M96 94Q120 84 144 94L142 102H98Z", b.accent.base) +
  b.part(circle(120, 84, 9), kWood) +
  b.line("M64 166H176", b.tone.deep, 3);

const cutlery: Shape = (b) =>
  b.shadow(124, 62, 198) +
  b.line("M68 44V82Q68 98 80 98T92 82V44M80 44V96", kSteel, 6) +
  b.body(box(73, 100, 14, 92, 7)) +
  b.part("M110 44Q136 60 132 108H110Z", kSteel) +
  b.body(box(113, 106, 14, 86, 7)) +
  b.part(ellipse(160, 70, 18, 28), kSteel) +
  b.body(box(153, 96, 14, 96, 7));

const bowl: Shape = (b) =>
  b.shadow(124, 60, 188) +
  b.part(box(94, 168, 52, 16, 5), b.tone.deep) +
  b.body("M42 100H198C196 148 164 174 120 174S44 148 42 100Z") +
  b.part(ellipse(120, 100, 78, 18), b.tone.light) +
  b.flat(ellipse(120, 103, 66, 12), b.tone.deep, 0.65);

const plate: Shape = (b) =>
  b.shadow(126, 66, 200) +
  b.part(circle(128, 128, 72), b.tone.deep) +
  b.body(circle(118, 118, 76)) +
  b.part(circle(118, 118, 50), kPaper) +
  b.line(circle(118, 118, 63), b.accent.base, 3);

const glass: Shape = (b) => {
  const wine = b.variant(2) === 0;
  if (wine)
    return (
      b.shadow(122, 44, 196) +
      b.line("M120 130V184", "#a9c4c4", 7) +
      b.part(ellipse(120, 188, 38, 8), kGlass) +
      b.part("M78 48H162C168 104 150 134 120 134S72 104 78 48Z", kGlass) +
      b.body("M75 84H165C162 116 146 130 120 130S78 116 75 84Z") +
      b.line("M90 62C88 84 92 98 98 108", "#ffffff", 5)
    );
  return (
    b.shadow(122, 50, 194) +
    b.part("M74 52H166L154 182Q152 190 144 190H96Q88 190 86 182Z", kGlass) +
    b.body("M79 100H161L153 178Q152 184 146 184H94Q88 184 87 178Z") +
    b.line("M90 66 96 128", "#ffffff", 6) +
    b.line("M136 34 118 110", b.accent.base, 7)
  );
};

const jar: Shape = (b) =>
  b.shadow(124, 54, 196) +
  b.part(box(66, 78, 108, 112, 20), kGlass) +
  b.body("M72 114Q96 104 120 114T168 114V170Q168 184 154 184H86Q72 184 72 170Z") +
  b.part(box(74, 50, 92, 32, 8), b.accent.base) +
  b.line("M84 58V74M100 58V74M116 58V74M132 58V74M148 58V74", b.accent.deep, 2.5) +
  b.part(box(90, 128, 60, 36, 5), kPaper) +
  b.line("M100 142H140M108 152H132", b.tone.deep, 3) +
  b.line("M78 96V150", "#ffffff", 5);

const bottle: Shape = (b) => {
  const flask = b.variant(2) === 0;
  if (flask)
    return (
      b.shadow(122, 42, 198) +
      b.part(box(98, 36, 44, 34, 8), b.accent.base) +
      b.line("M106 36C106 22 134 22 134 36", b.accent.deep, 5) +
      b.body(box(82, 66, 76, 126, 20)) +
      b.part(box(82, 84, 76, 10, 0), kSteel) +
      (b.patterned ? "" : b.line("M106 126H134M106 140H124", b.tone.light, 5))
    );
  return (
    b.shadow(122, 42, 198) +
    b.part(box(106, 34, 28, 20, 5), kWood) +
    b.body(
      `M104 50H136V82C136 96 158 100 158 122V182Q158 194 146 194H94Q82 194 82 182
        V122C82 100 104 96 104 82Z`,
    ) +
    b.part(box(90, 130, 60, 42, 5), kPaper) +
    b.line("M100 146H140M108 158H132", b.accent.base, 4)
  );
};

const cakeStand: Shape = (b) =>
  b.shadow(124, 50, 196) +
  b.part("M112 154H128L142 190H98Z", b.tone.deep) +
  b.body("M44 146H196L184 160H56Z") +
  b.part(ellipse(120, 146, 78, 13), b.tone.light) +
  b.part(box(76, 98, 88, 46, 8), "#f3d9b1") +
  b.part(
    `M72 100Q72 84 88 84H152Q168 84 168 100C168 114 156 110 152 104 148 118 134
    118 130 106 126 122 110 122 108 106 102 118 90 118 88 104 84 110 72 114 72 100
      Z`,
    b.accent.base,
  ) +
  b.part(circle(120, 76, 11), "#d4493f") +
  b.line("M120 66C122 58 128 54 134 54", "#5b8f63", 3.5);
const cupcake: Shape = (b) =>
  b.shadow(124, 52, 196) +
  b.body("M68 126H172L158 184Q156 190 148 190H92Q84 190 82 184Z") +
  b.line("M88 130 96 188M108 130 111 188M132 130 129 188M152 130 144 188", b.tone.deep, 3) +
  b.part(
    "M58 128C44 108 64 92 78 94 72 70 98 58 112 66 124 46 156 60 152 82 178 80 194 106 180 128Z",
    b.accent.light,
  ) +
  b.line("M82 108C96 116 132 116 154 104M96 84C108 90 124 90 138 82", b.accent.base, 5) +
  b.part(circle(122, 52, 11), "#d4493f");

const lunchbox: Shape = (b) =>
  b.shadow(124, 74, 190) +
  b.line("M92 84C92 54 148 54 148 84", b.tone.deep, 9) +
  b.body(box(46, 82, 148, 102, 20)) +
  b.line("M46 124H194", b.tone.deep, 4) +
  b.part(box(108, 114, 24, 22, 5), b.accent.base);

const tray: Shape = (b) =>
  b.shadow(124, 86, 178) +
  b.body("M46 112H194L214 150Q216 168 200 168H40Q24 168 26 150Z") +
  b.flat("M58 120H182L196 148H44Z", b.tone.light) +
  b.line("M34 136C20 132 20 152 32 154M206 136C220 132 220 152 208 154", b.tone.deep, 7) +
  b.part(box(84, 94, 30, 38, 7), b.accent.base) +
  b.part(ellipse(146, 132, 26, 9), kPaper);

const napkins: Shape = (b) =>
  b.shadow(126, 72, 192) +
  b.body(box(58, 70, 132, 116, 8), b.tone.deep) +
  b.body(box(52, 62, 132, 116, 8)) +
  b.body("M46 54H168L178 64V160L168 170H54Q46 170 46 162Z", b.tone.light) +
  b.line("M112 54V170M46 112H178", b.tone.deep, 2);

const board: Shape = (b) =>
  b.shadow(124, 56, 202) +
  b.turn(
    10,
    b.part(
      `M84 74H106V50Q106 38 120 38T134 50V74H156Q168 74 168 86V180Q168 192 156 192
        H84Q72 192 72 180V86Q72 74 84 74Z`,
      b.tone.key === "wood" ? b.tone.base : kWood,
    ) +
      b.flat(circle(120, 56, 5), "#8a6238") +
      b.line("M88 100V176M104 96V182M138 96V178", "#b98850", 2.5),
  ) +
  b.part("M150 92 194 64Q196 96 172 116Z", kSteel);

export const kitchen = {
  mug,
  teacup,
  teapot,
  pan,
  cookpot,
  kettle,
  cutlery,
  bowl,
  plate,
  glass,
  jar,
  bottle,
  cakeStand,
  cupcake,
  lunchbox,
  tray,
  napkins,
  board,
};

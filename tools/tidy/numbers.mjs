// SPDX-License-Identifier: MIT
//
// Browser and server must come to the same bits: money, points and rates are integers, and libm
// differs from one library to the next in everything but sqrt.

import { findingAt } from "./source.mjs";

const functions = [
  "expf?|exp2f?|expm1|logf?|log2f?|log10f?|log1p|powf?|cbrt|hypot|erfc?|tgamma|lgamma",
  "sinf?|cosf?|tanf?|asin|acos|atan2?|sinh|cosh|tanh|fma|fmod|remainder|ldexp|frexp",
  "ceil|floor|round|lround|llround|trunc|rint|lrint|llrint|nearbyint",
];
const libm = new RegExp(`(?<![\\w.>])(?:std::)?(${functions.join("|")})\\s*\\(`, "g");

export function checkNumbers(files) {
  const findings = [];
  for (const file of files) {
    if (!/^core\/.*\.(cpp|h|inc)$/.test(file.path)) continue;
    for (const match of file.code.matchAll(libm)) {
      findings.push(findingAt(file, match.index, "number", `core calls no libm: ${match[1]}()`));
    }
    if (/recommend/.test(file.path)) continue;
    for (const match of file.code.matchAll(/\b(float|double)\b/g)) {
      const text = `${match[1]} outside of recommend/: money, points and rates are integers`;
      findings.push(findingAt(file, match.index, "number", text));
    }
  }
  return findings;
}

// SPDX-License-Identifier: MIT
// Figures of a bench as the lines that script/bench prints.

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

const round = (value) => Number(value.toPrecision(4));

/** The median with the spread of the middle eight tenths. */
export function printTimes(bench, name, subject, values, unit = "ms", more = {}) {
  const spread = [round(quantile(values, 0.1)), round(quantile(values, 0.9))];
  const value = round(quantile(values, 0.5));
  const runs = values.length;
  console.log(JSON.stringify({ bench, case: name, subject, value, unit, spread, runs, ...more }));
  return value;
}

/** How many times better (ratio > 1) or worse the subject is. */
export function printRatio(bench, name, subject, against, ratio) {
  console.log(JSON.stringify({ bench, case: name, subject, against, ratio: round(ratio) }));
}

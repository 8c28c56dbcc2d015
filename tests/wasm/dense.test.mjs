// SPDX-License-Identifier: MIT
// Dense rows in the Wasm, vectors and all, against sums written out here: the same integers, the
// same floats in the same order of additions, so the same lists as tests/recommend/dense_test.cpp.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadEngine } from "tillside";

const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve("tillside/tillside.wasm")));
const engine = await loadEngine({ wasmBinary });
const float = Math.fround;

let state = 7;
function uniform() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
}

function draw(n, d) {
  const floats = Float32Array.from(
    { length: n * d },
    () => uniform() + uniform() + uniform() - 1.5,
  );
  for (let i = 0; i < n / 8; i++) {
    const from = Math.floor(uniform() * n) * d;
    floats.set(floats.slice(from, from + d), Math.floor(uniform() * n) * d);
  }
  return { n, d, floats, ...quantized(floats, n, d) };
}

function quantized(floats, n, d) {
  const values = new Int8Array(n * d);
  const scales = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const row = floats.subarray(i * d, (i + 1) * d);
    scales[i] = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    for (let j = 0; j < d; j++) {
      const wanted = float(row[j] / scales[i]);
      values[i * d + j] = Math.trunc(float(wanted + (wanted < 0 ? -0.5 : 0.5)));
    }
  }
  return { values, scales };
}

function best(scores, k) {
  return Array.from(scores.keys())
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, k);
}

function int8Scores({ n, d, values, scales }, query) {
  const asked = quantized(query, 1, d);
  return Float32Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += values[i * d + j] * asked.values[j];
    return float(sum) * float(scales[i] * asked.scales[0]);
  });
}

function floatScores({ n, d, floats }, query) {
  return Float32Array.from({ length: n }, (_, i) => {
    const sums = new Float32Array(4);
    for (let j = 0; j < d; j++) sums[j % 4] += float(floats[i * d + j] * query[j]);
    return float(sums[0] + sums[1]) + float(sums[2] + sums[3]);
  });
}

test("int8 and exact lists are those of plain sums", () => {
  for (let round = 0; round < 150; round++) {
    const n = 1 + Math.floor(uniform() * 500);
    const d = 1 + Math.floor(uniform() * 70);
    const rows = draw(n, d);
    const query = Float32Array.from({ length: d }, () => uniform() - 0.5);
    engine.loadDense(rows);
    const what = `round ${round}: ${n} x ${d}`;
    assert.deepEqual(engine.rankDense(query, 20).rows, best(int8Scores(rows, query), 20), what);
    const exact = engine.rankDense(query, 20, { exact: true });
    assert.deepEqual(exact.rows, best(floatScores(rows, query), 20), what);
    assert.ok(exact.rescored <= n);
  }
});

test("what does not fit is refused with its name", () => {
  engine.loadDense({ d: 2, values: Int8Array.of(1, 2, 3, 4), scales: Float32Array.of(1, 1) });
  const query = Float32Array.of(1, 1);
  const refused = (code, call) => assert.throws(call, { name: "TillsideError", code });
  refused("model_absent", () => engine.rankDense(query, 1, { exact: true }));
  refused("value_out_of_range", () => engine.rankDense(query, 1001));
  refused("value_out_of_range", () => engine.rankDense(Float32Array.of(1), 1));
  refused("value_out_of_range", () => engine.rankDense(Float32Array.of(1, Number.NaN), 1));
  refused("pack_malformed", () => {
    engine.loadDense({ d: 3, values: new Int8Array(4), scales: new Float32Array(2) });
  });
  assert.deepEqual(engine.rankDense(query, 1).rows, [1], "the rows before stay");
});

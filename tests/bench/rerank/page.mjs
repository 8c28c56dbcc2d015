// SPDX-License-Identifier: MIT
// Runs in the page: the same vectors and queries for everybody, in turn.

import { largest, quantized, subjects } from "./subjects.mjs";

const kQueries = 16;
const k = 20;
/** A batch is long enough for the page's coarse clock. */
const kBatchMs = 25;

/** Normal draws of one seed (Box and Muller over a multiply-with-carry). */
function draws(seed) {
  let [a, b] = [seed | 0 || 1, 362436069];
  const uniform = () => {
    a = (Math.imul(36969, a & 65535) + (a >>> 16)) | 0;
    b = (Math.imul(18000, b & 65535) + (b >>> 16)) | 0;
    return (((a << 16) + (b & 65535)) >>> 0) / 4294967296 + 2 ** -33;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Vectors around fifty middles, of length one, as embeddings are. */
function vectors(n, d, seed) {
  const normal = draws(seed);
  const middles = Float32Array.from({ length: 50 * d }, normal);
  const floats = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    let length = 0;
    for (let j = 0; j < d; j++) {
      const value = normal() + 0.8 * middles[(i % 50) * d + j];
      floats[i * d + j] = value;
      length += value * value;
    }
    for (let j = 0; j < d; j++) floats[i * d + j] /= Math.sqrt(length);
  }
  return floats;
}

function truth(floats, n, d, query) {
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) scores[i] += floats[i * d + j] * query[j];
  return new Set(largest(scores, k));
}

let all;

/** Names of the subjects, ours first. */
globalThis.prepare = async () => {
  all = await subjects();
  return all.map(({ name, ours }) => ({ name, ours: ours === true }));
};

/** Times and recall of every subject for one size. */
globalThis.measure = async (n, d, rounds) => {
  const floats = vectors(n, d, 7);
  const data = { n, d, k, floats, ...quantized(floats, n, d) };
  const asked = vectors(kQueries, d, 11);
  const queries = Array.from({ length: kQueries }, (_, i) => asked.slice(i * d, (i + 1) * d));
  const right = queries.map((query) => truth(floats, n, d, query));
  const rows = [];
  for (const subject of all) {
    await subject.ready(data);
    let hits = 0;
    for (const [i, query] of queries.entries()) {
      for (const row of await subject.rank(query)) hits += right[i].has(row) ? 1 : 0;
    }
    const began = performance.now();
    let calls = 0;
    while (performance.now() - began < kBatchMs) await subject.rank(queries[calls++ % kQueries]);
    rows.push({ subject, calls, recall: hits / (k * kQueries), times: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { subject, calls, times } of rows) {
      const began = performance.now();
      for (let call = 0; call < calls; call++) {
        const answer = subject.rank(queries[call % kQueries]);
        if (answer instanceof Promise) await answer;
      }
      times.push((performance.now() - began) / calls);
    }
  }
  return rows.map(({ subject, recall, times }) => ({ name: subject.name, recall, times }));
};

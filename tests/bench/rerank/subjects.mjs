// SPDX-License-Identifier: MIT
// Those who rank, each as {name, ready(data), rank(query) -> rows}. Runs in the page.

import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { loadHnswlib } from "hnswlib-wasm";
import * as ort from "onnxruntime-web/wasm";
import { loadEngine } from "tillside";
import { scoringModel } from "./onnx.mjs";

/** Rows of the k largest scores; the lower row first among equals. */
export function largest(scores, k) {
  const rows = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) {
    if (rows.length === k && scores[i] <= least) continue;
    let at = rows.length;
    while (at > 0 && scores[rows[at - 1]] < scores[i]) at--;
    rows.splice(at, 0, i);
    if (rows.length > k) rows.pop();
    least = scores[rows[rows.length - 1]];
  }
  return rows;
}

function plain(name, valuesOf, queryOf, scaleOf) {
  let values;
  let scales;
  let scores;
  let size;
  return {
    name,
    ready(data) {
      size = data;
      values = valuesOf(data);
      scales = scaleOf(data);
      scores = new Float32Array(data.n);
    },
    rank(query) {
      const { n, d, k } = size;
      const asked = queryOf(query);
      for (let i = 0, at = 0; i < n; i++) {
        // Four sums, so that one addition need not wait for the last.
        let [a, b, c, e] = [0, 0, 0, 0];
        for (let j = 0; j < d; j += 4, at += 4) {
          a += values[at] * asked[j];
          b += values[at + 1] * asked[j + 1];
          c += values[at + 2] * asked[j + 2];
          e += values[at + 3] * asked[j + 3];
        }
        const sum = a + b + (c + e);
        scores[i] = scales ? sum * scales[i] : sum;
      }
      return largest(scores, k);
    },
  };
}

/** One scale a row, the largest value at 127. */
export function quantized(floats, n, d) {
  const values = new Int8Array(n * d);
  const scales = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let most = 0;
    for (let j = 0; j < d; j++) most = Math.max(most, Math.abs(floats[i * d + j]));
    scales[i] = most / 127 || 1;
    for (let j = 0; j < d; j++) values[i * d + j] = Math.round(floats[i * d + j] / scales[i]);
  }
  return { values, scales };
}

function onnxruntime() {
  let session;
  let size;
  return {
    name: "onnxruntime-web",
    async ready(data) {
      const { n, d, k, floats } = data;
      size = data;
      await session?.release();
      const columns = new Float32Array(n * d);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < d; j++) columns[j * n + i] = floats[i * d + j];
      session = await ort.InferenceSession.create(scoringModel(columns, n, d, k), {
        executionProviders: ["wasm"],
      });
    },
    async rank(query) {
      const q = new ort.Tensor("float32", query, [1, size.d]);
      const { rows } = await session.run({ q });
      return Array.from(rows.data, Number);
    },
  };
}

function hnswlib(library) {
  let index;
  let k;
  return {
    name: "hnswlib-wasm",
    ready({ n, d, floats, k: howMany }) {
      k = howMany;
      index?.delete?.();
      index = new library.BruteforceSearch("ip", d);
      index.initIndex(n);
      for (let i = 0; i < n; i++) index.addPoint(floats.subarray(i * d, (i + 1) * d), i);
    },
    rank: (query) => index.searchKnn(query, k, undefined).neighbors,
  };
}

function tensorflow() {
  let items;
  let size;
  return {
    name: "tfjs-wasm",
    ready(data) {
      size = data;
      items?.dispose();
      items = tf.tensor2d(data.floats, [data.n, data.d]);
    },
    rank: (query) =>
      tf.tidy(() => {
        const scores = tf.matMul(tf.tensor2d(query, [1, size.d]), items, false, true);
        return Array.from(tf.topk(scores, size.k).indices.dataSync());
      }),
  };
}

/** The engine, in an instance of its own. */
function tillside(engine, exact) {
  let k;
  return {
    name: exact ? "exact" : "int8",
    ours: true,
    ready({ d, floats, values, scales, k: howMany }) {
      k = howMany;
      engine.loadDense({ d, values, scales, ...(exact && { floats }) });
    },
    rank: (query) => engine.rankDense(query, k, { exact }).rows,
  };
}

export async function subjects() {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = "/peers/onnxruntime-web/dist/";
  setWasmPaths("/peers/@tensorflow/tfjs-backend-wasm/dist/");
  await tf.setBackend("wasm");
  await tf.ready();
  const library = await loadHnswlib();
  const module = await WebAssembly.compileStreaming(fetch("/tillside.wasm"));
  const own = [];
  for (const exact of [false, true]) {
    own.push(tillside(await loadEngine({ module }), exact));
  }
  return [
    ...own,
    onnxruntime(),
    hnswlib(library),
    tensorflow(),
    plain(
      "plain JS f32",
      ({ floats }) => floats,
      (query) => query,
      () => undefined,
    ),
    plain(
      "plain JS int8",
      ({ values }) => values,
      (query) => quantized(query, 1, query.length).values,
      ({ scales }) => scales,
    ),
  ];
}

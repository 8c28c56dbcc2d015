// SPDX-License-Identifier: MIT
// An ONNX model that scores and ranks: q [1, d] x w [d, n] -> the k largest. Written by hand, since
// the format needs a few fields only: protocol buffers, a key, then a number or a length and bytes.

const kFloat = 1;
const kInt64 = 7;

function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Uint8Array.from([...bytes, rest]);
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const number = (field, value) => joined([varint(field * 8), varint(value)]);
const bytes = (field, value) => joined([varint(field * 8 + 2), varint(value.length), value]);
const text = (field, value) => bytes(field, new TextEncoder().encode(value));
const message = (field, ...parts) => bytes(field, joined(parts));

function tensor(name, dims, kind, raw) {
  return [...dims.map((dim) => number(1, dim)), number(2, kind), text(8, name), bytes(9, raw)];
}

function valueInfo(field, name, kind, dims) {
  const shape = dims.map((dim) => message(1, number(1, dim)));
  return message(
    field,
    text(1, name),
    message(2, message(1, number(1, kind), message(2, ...shape))),
  );
}

/** @param {Float32Array} columns  d x n, row-major: the items' vectors as columns */
export function scoringModel(columns, n, d, k) {
  const weights = new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength);
  const howMany = new Uint8Array(new BigInt64Array([BigInt(k)]).buffer);
  const score = message(1, text(1, "q"), text(1, "w"), text(2, "scores"), text(4, "MatMul"));
  const top = [
    text(1, "scores"),
    text(1, "k"),
    text(2, "values"),
    text(2, "rows"),
    text(4, "TopK"),
  ];
  const graph = message(
    7,
    score,
    message(1, ...top),
    text(2, "rerank"),
    message(5, ...tensor("w", [d, n], kFloat, weights)),
    message(5, ...tensor("k", [1], kInt64, howMany)),
    valueInfo(11, "q", kFloat, [1, d]),
    valueInfo(12, "values", kFloat, [1, k]),
    valueInfo(12, "rows", kInt64, [1, k]),
  );
  return joined([number(1, 8), graph, message(8, text(1, ""), number(2, 13))]);
}

// SPDX-License-Identifier: MIT
#include "dense_scan.h"

#include <utility>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace tillside::recommend {

namespace {

bool worse(const Candidate& a, const Candidate& b) {
  return a.score < b.score || (a.score == b.score && a.row > b.row);
}

/// Puts rows[at] where it belongs among its children; the worst of all stands first.
void sink(std::vector<Candidate>& rows, std::size_t at, std::size_t size) {
  const Candidate moved = rows[at];
  for (std::size_t child = 2 * at + 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && worse(rows[child + 1], rows[child])) ++child;
    if (!worse(rows[child], moved)) break;
    rows[at] = rows[child];
    at = child;
  }
  rows[at] = moved;
}

void make_heap(std::vector<Candidate>& rows) {
  for (std::size_t at = rows.size() / 2; at-- > 0;) sink(rows, at, rows.size());
}

#ifdef __wasm_simd128__

/// Four integer dot products, one for each row of the block.
v128_t dots(const Scan& scan, std::size_t block) {
  const std::int8_t* at = scan.blocks + block * scan.chunks * 32;
  const std::int16_t* query = scan.query;
  v128_t ab = wasm_i32x4_const_splat(0);
  v128_t b = ab;
  v128_t cd = ab;
  v128_t d = ab;
  for (std::size_t i = 0; i < scan.chunks; ++i, at += 32, query += kChunk) {
    const v128_t asked = wasm_v128_load(query);
    const v128_t first = wasm_v128_load(at);
    const v128_t second = wasm_v128_load(at + 16);
    ab = wasm_i32x4_add(ab, wasm_i32x4_dot_i16x8(first, asked));
    b = wasm_i32x4_add(b, wasm_i32x4_dot_i16x8(wasm_i16x8_shr(first, 8), asked));
    cd = wasm_i32x4_add(cd, wasm_i32x4_dot_i16x8(second, asked));
    d = wasm_i32x4_add(d, wasm_i32x4_dot_i16x8(wasm_i16x8_shr(second, 8), asked));
  }
  const v128_t low =
      wasm_i32x4_add(wasm_i32x4_shuffle(ab, b, 0, 4, 1, 5), wasm_i32x4_shuffle(ab, b, 2, 6, 3, 7));
  const v128_t high =
      wasm_i32x4_add(wasm_i32x4_shuffle(cd, d, 0, 4, 1, 5), wasm_i32x4_shuffle(cd, d, 2, 6, 3, 7));
  const v128_t sums = wasm_i32x4_add(wasm_i32x4_shuffle(low, high, 0, 1, 4, 5),
                                     wasm_i32x4_shuffle(low, high, 2, 3, 6, 7));
  const v128_t upper = wasm_i32x4_shuffle(sums, wasm_i32x4_const_splat(0), 1, 4, 3, 4);
  const std::int32_t bias = kBias * scan.query_sum;
  return wasm_i32x4_sub(wasm_i32x4_sub(sums, wasm_i32x4_shl(upper, 8)),
                        wasm_i32x4_make(bias, 0, bias, 0));
}

/// The scores of a block; false where none exceeds the threshold.
bool score(const Scan& scan, std::size_t block, float threshold, float* scores) {
  const std::size_t first = block * kBlockRows;
  const v128_t whole = dots(scan, block);
  const v128_t scale =
      wasm_f32x4_mul(wasm_v128_load(scan.scales + first), wasm_f32x4_splat(scan.query_scale));
  v128_t result = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(whole), scale);
  if (scan.errors != nullptr) {
    result = wasm_f32x4_add(result, wasm_f32x4_mul(wasm_v128_load(scan.errors + first),
                                                   wasm_f32x4_splat(scan.query_length)));
  }
  if (!wasm_v128_any_true(wasm_f32x4_gt(result, wasm_f32x4_splat(threshold)))) return false;
  wasm_v128_store(scores, result);
  return true;
}

#else

bool score(const Scan& scan, std::size_t block, float threshold, float* scores) {
  const std::size_t first = block * kBlockRows;
  const std::int8_t* at = scan.blocks + block * scan.chunks * 32;
  const std::int32_t bias = kBias * scan.query_sum;
  std::int32_t whole[kBlockRows] = {-bias, 0, -bias, 0};
  for (std::size_t i = 0; i < scan.chunks; ++i, at += 32) {
    const std::int16_t* query = scan.query + i * kChunk;
    for (std::size_t j = 0; j < kChunk; ++j) {
      whole[0] += static_cast<std::uint8_t>(at[2 * j]) * query[j];
      whole[1] += at[2 * j + 1] * query[j];
      whole[2] += static_cast<std::uint8_t>(at[16 + 2 * j]) * query[j];
      whole[3] += at[17 + 2 * j] * query[j];
    }
  }
  bool any = false;
  for (std::size_t i = 0; i < kBlockRows; ++i) {
    const float scale = scan.scales[first + i] * scan.query_scale;
    scores[i] = static_cast<float>(whole[i]) * scale;
    if (scan.errors != nullptr) scores[i] += scan.errors[first + i] * scan.query_length;
    any = any || scores[i] > threshold;
  }
  return any;
}

#endif

}  // namespace

void BestRows::offer(Candidate candidate) {
  if (heap_.size() < capacity_) {
    heap_.push_back(candidate);
    if (heap_.size() < capacity_) return;
    make_heap(heap_);
  } else {
    heap_[0] = candidate;
    sink(heap_, 0, capacity_);
  }
  threshold_ = heap_[0].score;
}

void order_best_first(std::vector<Candidate>& rows) {
  make_heap(rows);
  for (std::size_t size = rows.size(); size > 1; --size) {
    std::swap(rows[0], rows[size - 1]);
    sink(rows, 0, size - 1);
  }
}

void scan(const Scan& scan, BestRows& best) {
  const std::size_t blocks = (scan.n + kBlockRows - 1) / kBlockRows;
  float scores[kBlockRows];
  for (std::size_t block = 0; block < blocks; ++block) {
    if (!score(scan, block, best.threshold(), scores)) continue;
    for (std::size_t i = 0; i < kBlockRows; ++i) {
      const std::size_t row = block * kBlockRows + i;
      if (scores[i] > best.threshold() && row < scan.n) {
        best.offer({scores[i], static_cast<std::uint32_t>(row)});
      }
    }
  }
}

float dot(const float* row, const float* query, std::size_t d) {
  float sums[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= d; i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += row[i + lane] * query[i + lane];
  }
  for (; i < d; ++i) sums[i % 4] += row[i] * query[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace tillside::recommend

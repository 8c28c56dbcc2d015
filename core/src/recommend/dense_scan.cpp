// SPDX-License-Identifier: MIT
#include "dense_scan.h"

#include <cmath>
#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace tillside::recommend {

namespace {

/// A candidate as one number that grows with its score and, among equals, as its row falls: a
/// comparison is one instruction, and the processor has no branch to guess.
std::uint64_t key_of(float score, std::uint32_t row) {
  std::uint32_t bits = 0;
  score += 0.0F;  // no negative zero
  std::memcpy(&bits, &score, sizeof bits);
  bits ^= (bits >> 31U) != 0 ? 0xFFFFFFFFU : 0x80000000U;
  return std::uint64_t{bits} << 32U | ~row;
}

float score_of(std::uint64_t key) {
  auto bits = static_cast<std::uint32_t>(key >> 32U);
  bits ^= (bits >> 31U) != 0 ? 0x80000000U : 0xFFFFFFFFU;
  float score = 0;
  std::memcpy(&score, &bits, sizeof score);
  return score;
}

/// Puts keys[at] where it belongs among its children; the least of all stands first.
void sink(std::uint64_t* keys, std::size_t at, std::size_t size) {
  const std::uint64_t moved = keys[at];
  for (std::size_t child = 2 * at + 1; child < size; child = 2 * at + 1) {
    const std::size_t other = child + 1 < size ? child + 1 : child;
    child = keys[other] < keys[child] ? other : child;
    if (moved <= keys[child]) break;
    keys[at] = keys[child];
    at = child;
  }
  keys[at] = moved;
}

void make_heap(std::vector<std::uint64_t>& keys) {
  for (std::size_t at = keys.size() / 2; at-- > 0;) sink(keys.data(), at, keys.size());
}

#ifdef __wasm_simd128__

/// Scores, or bounds where errors are given, of four rows.
v128_t finished(const Scan& scan, std::size_t first, v128_t sums) {
  const v128_t scale =
      wasm_f32x4_mul(wasm_v128_load(scan.scales + first), wasm_f32x4_splat(scan.asked->scale));
  const v128_t score = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(sums), scale);
  if (scan.errors == nullptr) return score;
  return wasm_f32x4_add(score, wasm_f32x4_mul(wasm_v128_load(scan.errors + first),
                                              wasm_f32x4_splat(scan.asked->length)));
}

/// Both products of one vector of the block, added to the sums of its rows.
v128_t added(v128_t sums, const std::int8_t* at, v128_t lower, v128_t upper) {
  const v128_t lanes = wasm_v128_load(at);
  return wasm_i32x4_add(sums,
                        wasm_i32x4_add(wasm_i32x4_dot_i16x8(lanes, lower),
                                       wasm_i32x4_dot_i16x8(wasm_i16x8_shr(lanes, 8), upper)));
}

/// The scores of a block, and a bit for each that exceeds the limit. Without one there are none.
std::uint32_t score(const Scan& scan, std::size_t block, float limit, float* scores) {
  const std::size_t chunks = (scan.d + kChunk - 1) / kChunk;
  const std::int8_t* at = scan.blocks + block * chunks * kChunk * kBlockRows;
  const std::int16_t* query = scan.asked->lanes;
  v128_t a = wasm_i32x4_splat(-kBias * scan.asked->sum);
  v128_t b = a;
  v128_t c = a;
  v128_t d = a;
  for (std::size_t i = 0; i < chunks; ++i, at += 64, query += 16) {
    const v128_t lower = wasm_v128_load(query);
    const v128_t upper = wasm_v128_load(query + 8);
    a = added(a, at, lower, upper);
    b = added(b, at + 16, lower, upper);
    c = added(c, at + 32, lower, upper);
    d = added(d, at + 48, lower, upper);
  }
  const std::size_t first = block * kBlockRows;
  a = finished(scan, first, a);
  b = finished(scan, first + 4, b);
  c = finished(scan, first + 8, c);
  d = finished(scan, first + 12, d);
  const v128_t least = wasm_f32x4_splat(limit);
  const v128_t above[] = {wasm_f32x4_gt(a, least), wasm_f32x4_gt(b, least), wasm_f32x4_gt(c, least),
                          wasm_f32x4_gt(d, least)};
  if (!wasm_v128_any_true(
          wasm_v128_or(wasm_v128_or(above[0], above[1]), wasm_v128_or(above[2], above[3])))) {
    return 0;
  }
  wasm_v128_store(scores, a);
  wasm_v128_store(scores + 4, b);
  wasm_v128_store(scores + 8, c);
  wasm_v128_store(scores + 12, d);
  return static_cast<std::uint32_t>(
      wasm_i32x4_bitmask(above[0]) | wasm_i32x4_bitmask(above[1]) << 4 |
      wasm_i32x4_bitmask(above[2]) << 8 | wasm_i32x4_bitmask(above[3]) << 12);
}

/// dot() for the columns that fill vectors.
void whole_dot(const float* row, const float* query, std::size_t d, float* out) {
  v128_t sums = wasm_f32x4_const_splat(0);
  for (std::size_t i = 0; i + 4 <= d; i += 4) {
    sums = wasm_f32x4_add(sums, wasm_f32x4_mul(wasm_v128_load(row + i), wasm_v128_load(query + i)));
  }
  wasm_v128_store(out, sums);
}

#else

/// l q_l + u q_u of the chunks, as the vectors compute it.
std::int32_t row_sum(const std::int8_t* at, const std::int16_t* query, std::size_t chunks) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < chunks; ++i, at += kChunk * kBlockRows, query += 16) {
    for (std::size_t p = 0; p < 2; ++p) {
      const int lower = static_cast<std::uint8_t>(at[2 * p]);
      const int upper = at[2 * p + 1];
      sum += (lower + 256 * upper) * query[p] + upper * query[8 + p];
    }
  }
  return sum;
}

std::uint32_t score(const Scan& scan, std::size_t block, float limit, float* scores) {
  const std::size_t chunks = (scan.d + kChunk - 1) / kChunk;
  const std::size_t first = block * kBlockRows;
  const std::int8_t* at = scan.blocks + first * chunks * kChunk;
  std::uint32_t above = 0;
  for (std::size_t i = 0; i < kBlockRows; ++i) {
    const std::int32_t sum =
        row_sum(at + i * kChunk, scan.asked->lanes, chunks) - kBias * scan.asked->sum;
    const float scale = scan.scales[first + i] * scan.asked->scale;
    scores[i] = static_cast<float>(sum) * scale;
    if (scan.errors != nullptr) scores[i] += scan.errors[first + i] * scan.asked->length;
    above |= (scores[i] > limit ? 1U : 0U) << i;
  }
  return above;
}

void whole_dot(const float* row, const float* query, std::size_t d, float* sums) {
  for (std::size_t i = 0; i + 4 <= d; i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += row[i + lane] * query[i + lane];
  }
}

#endif

}  // namespace

void BestRows::offer(float score, std::uint32_t row) {
  if (heap_.size() < capacity_) {
    heap_.push_back(key_of(score, row));
    if (heap_.size() < capacity_) return;
    make_heap(heap_);
  } else {
    heap_[0] = key_of(score, row);
    sink(heap_.data(), 0, capacity_);
  }
  threshold_ = score_of(heap_[0]);
}

void BestRows::take_order(std::vector<std::int64_t>& rows, std::vector<float>& scores) {
  if (heap_.size() < capacity_) make_heap(heap_);
  std::size_t left = heap_.size();
  rows.resize(left);
  scores.resize(left);
  for (; left > 0; sink(heap_.data(), 0, left)) {
    const std::uint64_t least = heap_[0];
    heap_[0] = heap_[--left];
    rows[left] = ~static_cast<std::uint32_t>(least);
    scores[left] = score_of(least);
  }
}

void ask(const float* query, std::size_t d, Asked& asked) {
  float most = 0;
  for (std::size_t i = 0; i < d; ++i)
    most = most < query[i] ? query[i] : most < -query[i] ? -query[i] : most;
  asked.scale = most > 0 ? most / 127 : 1;
  asked.sum = 0;
  float lost[kMostColumns];
  for (std::size_t chunk = 0; chunk < d; chunk += kChunk) {
    std::int16_t values[kChunk] = {};
    for (std::size_t j = 0; j < kChunk && chunk + j < d; ++j) {
      const float value = query[chunk + j];
      const float wanted = value / asked.scale;
      values[j] = static_cast<std::int16_t>(wanted + (wanted < 0 ? -0.5F : 0.5F));
      lost[chunk + j] = value - static_cast<float>(values[j]) * asked.scale;
    }
    std::int16_t* out = asked.lanes + chunk * 4;
    for (std::size_t lane = 0; lane < 8; ++lane) {
      const int lower = values[lane % 2];
      out[lane] = values[lane % 2];
      out[8 + lane] = static_cast<std::int16_t>(values[2 + lane % 2] - 256 * lower);
    }
    asked.sum += values[0] + values[1];
  }
  asked.length = length(query, d);
  asked.error = length(lost, d);
}

std::size_t scan(const Scan& scan, BestRows& best) {
  const std::size_t blocks = (scan.n + kBlockRows - 1) / kBlockRows;
  std::size_t rescored = 0;
  float scores[kBlockRows];
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint32_t above = score(scan, block, best.threshold() - scan.slack, scores);
    for (; above != 0; above &= above - 1) {
      const auto i = static_cast<std::size_t>(__builtin_ctz(above));
      const std::size_t row = block * kBlockRows + i;
      if (row >= scan.n || !(scores[i] > best.threshold() - scan.slack)) continue;
      if (scan.errors != nullptr) {
        scores[i] = dot(scan.floats + row * scan.d, scan.query, scan.d);
        ++rescored;
        if (!(scores[i] > best.threshold())) continue;
      }
      best.offer(scores[i], static_cast<std::uint32_t>(row));
    }
  }
  return rescored;
}

float dot(const float* row, const float* query, std::size_t d) {
  float sums[4] = {};
  whole_dot(row, query, d, sums);
  for (std::size_t i = d / 4 * 4; i < d; ++i) sums[i % 4] += row[i] * query[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

float length(const float* values, std::size_t d) { return std::sqrt(dot(values, values, d)); }

}  // namespace tillside::recommend

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The inner loop of dense scoring. Sixteen rows lie together, four columns after four: a vector
/// of 16 bytes holds four columns of four rows, as 16-bit lanes (row, column 4c + p), p = 0 or 1,
/// with that column + 128 in the lower byte and column 4c + 2 + p in the upper one. A lane is then
/// 256 u + (l + 128), its upper byte alone u, and
///     lane * q_l + u * (q_u - 256 q_l) = l q_l + u q_u + 128 q_l,
/// so that two multiplications that add pairs of lanes give sums by row: no byte is widened and
/// nothing is added across lanes. What 128 adds is the same for all rows.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tillside::recommend {

inline constexpr std::size_t kBlockRows = 16;
inline constexpr std::size_t kChunk = 4;  ///< columns of one vector
inline constexpr int kBias = 128;
inline constexpr std::size_t kMostColumns = 1024;

/// The best `capacity` of what is offered in the order of the rows.
class BestRows {
 public:
  explicit BestRows(std::size_t capacity) : capacity_(capacity) { heap_.reserve(capacity); }

  /// A row as good as the worst comes later, and so loses.
  void offer(float score, std::uint32_t row);
  /// What a row must exceed to be taken; below all scores while there is room.
  [[nodiscard]] float threshold() const { return threshold_; }
  /// Best first; the lower row first among equals. Once.
  void take_order(std::vector<std::int64_t>& rows, std::vector<float>& scores);

 private:
  std::size_t capacity_;
  float threshold_ = -3.4e38F;
  std::vector<std::uint64_t> heap_;  ///< the worst on top
};

/// Where column j of row i lies, in rows of `width` (a multiple of kChunk).
[[nodiscard]] inline std::size_t place_of(std::size_t i, std::size_t j, std::size_t width) {
  const std::size_t block = i / kBlockRows * kBlockRows * width;
  return block + j / kChunk * kChunk * kBlockRows + i % kBlockRows * kChunk + j % 2 * 2 + j / 2 % 2;
}

/// A query as integers, and what that lost. Of fixed size, since asking is short.
struct Asked {
  std::int16_t lanes[kMostColumns * 4];  ///< 16 a chunk: q_l eight times, then q_u - 256 q_l
  std::int32_t sum;                      ///< of the integers that meet a biased byte
  float scale;
  float length;
  float error;  ///< |query - scale * integers|
};

void ask(const float* query, std::size_t d, Asked& asked);

struct Scan {
  const std::int8_t* blocks;
  const float* scales;
  std::size_t n;
  std::size_t d;
  const Asked* asked;
  const float* errors;  ///< null for int8 scores, as the rest is then not looked at
  const float* floats;  ///< n x d
  const float* query;   ///< d
  float slack;          ///< what the bound of any row may lack; 0 for int8 scores
};

/// Offers the scores scale * (row . query). With errors and floats: the float scores of all rows
/// whose bound score + error * |query| + slack exceeds the threshold; how many these were.
std::size_t scan(const Scan& scan, BestRows& best);

/// row . query in four interleaved sums: the same order of additions with and without vectors.
[[nodiscard]] float dot(const float* row, const float* query, std::size_t d);

[[nodiscard]] float length(const float* values, std::size_t d);

}  // namespace tillside::recommend

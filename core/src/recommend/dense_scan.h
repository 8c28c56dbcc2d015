// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The inner loops of dense scoring. Rows lie in blocks of four, in chunks of eight columns: bytes
/// a0 b0 a1 b1 .. a7 b7, then c0 d0 .. c7 d7, where a and c are stored with 128 added. A 16-bit
/// lane of the first half then holds 256 b + (a + 128): its dot product with the query gives the
/// sum of both, the upper bytes alone give b, and a is what is left. No byte is widened.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tillside::recommend {

inline constexpr std::size_t kBlockRows = 4;
inline constexpr std::size_t kChunk = 8;
inline constexpr int kBias = 128;

struct Candidate {
  float score = 0;
  std::uint32_t row = 0;
};

/// The best `capacity` of what is offered in the order of the rows; the worst of them on top.
class BestRows {
 public:
  explicit BestRows(std::size_t capacity) : capacity_(capacity) { heap_.reserve(capacity); }

  /// A row as good as the worst comes later, and so loses.
  void offer(Candidate candidate);
  /// What a row must exceed to be taken; below all scores while there is room.
  [[nodiscard]] float threshold() const { return threshold_; }
  [[nodiscard]] bool full() const { return heap_.size() == capacity_; }
  [[nodiscard]] std::vector<Candidate>& rows() { return heap_; }

 private:
  std::size_t capacity_;
  float threshold_ = -3.4e38F;
  std::vector<Candidate> heap_;
};

/// Best first; the lower row first among equals.
void order_best_first(std::vector<Candidate>& rows);

struct Scan {
  const std::int8_t* blocks;
  const float* scales;
  const float* errors;        ///< null for plain scores
  const std::int16_t* query;  ///< chunks * 8
  std::int32_t query_sum;     ///< of its integers
  std::size_t n;
  std::size_t chunks;
  float query_scale;
  float query_length;  ///< what an error is multiplied with
};

/// Offers scale * (row . query), plus error * query_length where errors are given.
void scan(const Scan& scan, BestRows& best);

/// row . query in four interleaved sums: the same order of additions with and without vectors.
[[nodiscard]] float dot(const float* row, const float* query, std::size_t d);

}  // namespace tillside::recommend

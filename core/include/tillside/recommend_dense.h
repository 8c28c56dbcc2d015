// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The best of many dense vectors for one query: learned factors, or embeddings that a merchant
/// brings. Scores of int8 rows are exact integer sums; where the floats are given too, the list of
/// the largest float scores is proven, not estimated. @see docs/recommender.md

#include <cstdint>
#include <span>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

/// Rows of a ranking, best first; the lower row first among equals.
struct DenseRanking {
  std::vector<std::int64_t> rows = {};
  std::vector<std::int64_t> scores_ppm = {};  ///< in millionths, halves away from zero
  std::int64_t rescored = 0;  ///< rows whose float score was computed to prove the order

  static constexpr auto kFields =
      fields(field("rows", &DenseRanking::rows), field("scoresPpm", &DenseRanking::scores_ppm),
             field("rescored", &DenseRanking::rescored));
};

class DenseRows {
 public:
  static constexpr std::size_t kMaxRows = 1'000'000;
  static constexpr std::size_t kMaxWidth = 1024;
  static constexpr std::size_t kMaxRanked = 1000;

  /// @param values  n x d, row-major, -127..127   @param scales  n, one a row
  /// @param floats  n x d, what the values stand for; empty where nothing is to be proven
  /// @error pack_malformed  sizes that do not fit each other, or a number that is not finite
  static Result<DenseRows> load(std::size_t d, std::span<const std::int8_t> values,
                                std::span<const float> scales, std::span<const float> floats);

  /// The k rows with the largest scale * (row . int8 query); `exact`: with the largest float
  /// row . query, proven by the rows' error norms.
  /// @error model_absent  exact, and loaded without floats
  /// @error value_out_of_range  k, or a query of another width or that is not finite
  [[nodiscard]] Result<DenseRanking> rank(std::span<const float> query, std::size_t k,
                                          bool exact = false) const;

  [[nodiscard]] std::size_t size() const { return n_; }

 private:
  std::size_t n_ = 0;
  std::size_t d_ = 0;
  std::vector<std::int8_t> blocks_;  ///< sixteen rows together, see src/recommend/dense_scan.h
  std::vector<float> scales_;        ///< padded to whole blocks
  std::vector<float> errors_;        ///< |float row - scale * values|, padded; empty without floats
  std::vector<float> floats_;
  float longest_ = 0;        ///< the largest |scale * values|
  float longest_float_ = 0;  ///< the largest |float row|
};

}  // namespace tillside

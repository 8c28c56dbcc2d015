// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Implicit ALS (Hu, Koren, Volinsky 2008) with the regulariser scaled by frequency (Rendle et al.,
/// "Revisiting the Performance of iALS on Item Recommendation Benchmarks", 2021). Its time grows
/// with the data and the number of items, not with the square of it.
///
/// A user is not stored: the vector is folded in from what is known,
///     (G + sum w_i y_i y_i^T + lambda (sum w_i + alpha n) I) x = sum w_i y_i,   score_j = y_j . x
/// with G = alpha sum_j y_j y_j^T over all items.

#include <cstdint>
#include <utility>
#include <vector>

#include "learn/baskets.h"

namespace tillside::learn {

struct IalsOptions {
  std::size_t d = 64;
  float unobserved = .1F;  ///< alpha: what an item that was not bought says, next to one that was
  float lambda = .01F;
  int sweeps = 8;
  std::uint64_t seed = 7;
  unsigned threads = 0;
};

struct Factors {
  std::size_t d = 0;
  std::vector<float> items;  ///< n x d, row-major
  std::vector<float> gram;   ///< d x d, alpha included
  float unobserved = 0;
  float lambda = 0;

  [[nodiscard]] std::size_t size() const { return d == 0 ? 0 : items.size() / d; }
  /// A shopper's vector from weighted items; d long.
  [[nodiscard]] std::vector<float> fold_in(
      const std::vector<std::pair<std::uint32_t, float>>& sources) const;
  /// Every item's score for that vector.
  [[nodiscard]] std::vector<float> scores(const std::vector<float>& user) const;
};

[[nodiscard]] Factors ials(const std::vector<Basket>& baskets, std::size_t item_count,
                           const IalsOptions& options);

}  // namespace tillside::learn

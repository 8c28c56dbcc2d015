// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// EASE^R (H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019): the linear
/// model that predicts each item of a basket from the others, with no item predicting itself.
///
///     P = (X^T X + lambda I)^-1        B_ij = -P_ij / P_jj,  B_jj = 0        scores = x B

#include <cstddef>
#include <cstdint>

#include "learn/baskets.h"
#include "learn/sparse_rows.h"

namespace tillside::learn {

struct EaseOptions {
  float lambda = 200;          ///< ridge; large = rely on what is bought often
  std::size_t keep = 50;       ///< the K largest weights of each row
  std::uint32_t support = 10;  ///< distinct customers that every published weight rests on
};

/// Beyond this many items the dense inverse is refused: memory grows with items^2, time with ^3.
inline constexpr std::size_t kMaxEaseItems = 20'000;

/// Bytes that ease() holds at its peak: one dense float matrix and the panel of the inversion.
[[nodiscard]] std::size_t ease_bytes(std::size_t item_count);

/// Row i of the result holds the weights that an item i in the history gives to other items.
/// Precondition: item_count <= kMaxEaseItems.
[[nodiscard]] SparseRows ease(const std::vector<Basket>& baskets, std::size_t item_count,
                              const EaseOptions& options);

}  // namespace tillside::learn

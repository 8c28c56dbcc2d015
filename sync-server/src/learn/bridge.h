// SPDX-License-Identifier: MIT
#pragma once

#include "learn/sparse_rows.h"

namespace tillside::learn {

struct BridgeOptions {
  float ridge = .3F;       ///< of the regression from words to columns
  std::size_t keep = 20;   ///< weights that lead to one bridged item
  float strength = 1;      ///< bridged weights are guesses: multiplied by this
  std::size_t enough = 1;  ///< an item that so many weights lead to needs no guesses
};

/// A product that nobody or few have bought gets weights from its words. The weights that lead to
/// an item with many customers are regressed on the words of those items (kernel ridge, K = T T^T):
///     B_new = B (K + ridge I)^-1 T t_new
/// so that what leads to a new item is a mean of what leads to items like it, each of them resting
/// on ten customers or more. Weights that are there stay; an item without words gets none.
/// Where more than kMaxBridgeItems have columns, those that lead most count.
[[nodiscard]] SparseRows bridge_new_items(const SparseRows& rows, const SparseRows& content,
                                          const BridgeOptions& options);

inline constexpr std::size_t kMaxBridgeItems = 4'000;

}  // namespace tillside::learn

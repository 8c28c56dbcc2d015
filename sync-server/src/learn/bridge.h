// SPDX-License-Identifier: MIT
#pragma once

#include "learn/sparse_rows.h"

namespace tillside::learn {

struct BridgeOptions {
  float ridge = .3F;        ///< of the regression from words to columns
  float strength = 1;       ///< of a guess, next to what was counted
  std::size_t enough = 1;   ///< an item that so many weights lead to, or the mean, needs no guesses
  std::size_t filled = 20;  ///< guesses fill up to so many
};

/// In one basket what sells seldom lacks pairs that nine customers had: guesses fill them up. What
/// one person buys over time is better left alone, save for new items.
inline constexpr BridgeOptions kBridgeOrders{.strength = .25F, .enough = 12, .filled = 12};
inline constexpr BridgeOptions kBridgeUsers{};

/// A product that few have bought gets guesses from its words, beside the weights it has: what
/// leads to items with many customers is regressed on the words of those items (kernel ridge,
/// K = T T^T):
///     B_thin = strength * B (K + ridge I)^-1 T t_thin
/// so that what leads to it is a mean of what leads to items like it, each of them resting on ten
/// customers or more. Weights that are there stay; an item without words gets none.
/// Where more than kMaxBridgeItems have columns, those that lead most count.
[[nodiscard]] SparseRows bridge_thin_items(const SparseRows& rows, const SparseRows& content,
                                           const BridgeOptions& options);

inline constexpr std::size_t kMaxBridgeItems = 4'000;

}  // namespace tillside::learn

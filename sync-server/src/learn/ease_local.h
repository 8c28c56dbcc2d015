// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// EASE^R where a dense inverse is out of reach: each item is predicted from its nearest
/// neighbours alone, by the same ridge regression over them,
///     B_Sj = (G_SS + D)^-1 G_Sj,   S = the items most like j that have support with it,
/// as SLIM does with a chosen neighbourhood (Ning and Karypis 2011). Time grows with the data and
/// with the number of items, memory too, and no item is left out.

#include "learn/ease.h"

namespace tillside::learn {

/// Neighbours an item is predicted from, and pairs that are known of each item.
inline constexpr std::size_t kNeighbours = 96;
inline constexpr std::size_t kKnownPairs = 192;

[[nodiscard]] std::size_t ease_local_bytes(std::size_t items);

/// As ease().
[[nodiscard]] SparseRows ease_local(const std::vector<Basket>& baskets, std::size_t item_count,
                                    const EaseOptions& options, const SparseRows* content);

}  // namespace tillside::learn

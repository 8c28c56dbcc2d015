// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a case says, and what published rows make of it, in floating point: written apart from
/// core's parts, so that each checks the other.

#include <cstdint>
#include <map>
#include <vector>

#include "learn/cases.h"
#include "learn/sparse_rows.h"

namespace tillside::learn {

/// Weight by item.
using Sources = std::map<std::uint32_t, double>;

/// Each past item by its latest purchase: half after so many days.
[[nodiscard]] Sources taste_of(const TaskCase& one, double half_life_days);

/// Each with the weight 1.
[[nodiscard]] Sources basket_of(const TaskCase& one);

/// The sum of the sources' rows.
[[nodiscard]] std::vector<double> through(const SparseRows& rows, const Sources& sources,
                                          std::size_t columns);

/// The sum of the sources' rows, times every row: how alike each item is.
[[nodiscard]] std::vector<double> by_content(const SparseRows& rows, std::size_t columns,
                                             const Sources& sources);

/// How often each item was bought, a purchase counting half after so many days.
[[nodiscard]] std::vector<double> own_purchases(const TaskCase& one, double half_life_days,
                                                std::size_t item_count);

/// Over the catalogue.
[[nodiscard]] double deviation_of(const std::vector<double>& values);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Which of the promotions that a cart meets take part: the program's policy, or the best set.
/// @see docs/rules/stacking.md

#include <optional>

#include "pricing/promotions.h"
#include "pricing/totals.h"
#include "tillside/combination.h"

namespace tillside::pricing {

struct Combination {
  std::vector<Choice> choices;                  ///< one for each contender; empty: all take part
  std::optional<Certificate> certificate = {};  ///< where the best set was searched
};

[[nodiscard]] Combination combine(const QuoteParts& parts, const TaxTable& table,
                                  const Contenders& all, const Basket& basket);

/// What a basket costs after its promotions; kMaxInteger + 1 where no total is in range.
[[nodiscard]] inline std::int64_t total_of(const QuoteParts& parts, const TaxTable& table,
                                           Basket promoted) {
  const Result<Totals> totals = total_up(parts, table, promoted);
  return totals ? totals->total : kMaxInteger + 1;
}

}  // namespace tillside::pricing

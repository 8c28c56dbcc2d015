// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Steps 2 to 5 of the calculation: the promotions of all levels, in their order.

#include "pricing/contenders.h"

namespace tillside::pricing {

struct Explanation {
  std::vector<TraceEntry> trace;   ///< in the order of evaluation, then the codes nobody knows
  std::vector<ThresholdGap> gaps;  ///< in the order of evaluation
  std::int64_t discount = 0;       ///< taken off the goods in all
  bool promoted = false;           ///< something was given
};

/// What a promotion that applied gave on each line; lines of 0 are left out.
[[nodiscard]] std::vector<LineAmount> line_amounts(const Trial& trial);

/// Whether a contender takes part, or why it was left out. @see docs/rules/stacking.md
struct Choice {
  Check left_out = {};            ///< not_stackable, lower_priority or outbid
  const Promotion* by = nullptr;  ///< the one that it may not meet, or that gives more
};

/// An entry of the trace, before anything was given.
[[nodiscard]] TraceEntry entry_of(const Promotion& promotion, const Check& check);

/// Lets each contender that takes part take its discount off the basket, in their order; each
/// sees what the one before left. `choices` has an entry for each contender, or none at all.
[[nodiscard]] Explanation apply_promotions(const QuoteParts& parts, const Contenders& all,
                                           std::span<const Choice> choices, Basket& basket);

}  // namespace tillside::pricing

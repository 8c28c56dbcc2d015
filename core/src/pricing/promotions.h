// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Steps 2 to 5 of the calculation: the promotions of all levels, in their order.

#include "pricing/basket.h"

namespace tillside::pricing {

struct Explanation {
  std::vector<TraceEntry> trace;   ///< in the order of evaluation, then the codes nobody knows
  std::vector<ThresholdGap> gaps;  ///< in the order of evaluation
  std::int64_t discount = 0;       ///< given in all
  bool promoted = false;           ///< something was given
};

/// Lets each promotion take its discount off the basket. Order: level, then promotions before
/// coupons, then the higher priority, then the lower id; each sees what the one before left.
[[nodiscard]] Explanation apply_promotions(const QuoteParts& parts, Basket& basket);

}  // namespace tillside::pricing

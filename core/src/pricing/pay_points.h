// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Step 6 of the calculation: points as money (积分抵现). @see docs/rules/quote.md

#include "pricing/basket.h"

namespace tillside::pricing {

struct PointsPaid {
  Points redeemed;
  Minor paid_minor;
  PointsLimit limit = PointsLimit::none;
  Points usable;  ///< what would be redeemed if the member asked for everything
};

/// Lets points pay for the lines, in proportion to what these cost after the promotions.
[[nodiscard]] PointsPaid pay_points(const QuoteParts& parts, Basket& basket);

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Steps 6 to 10 of the calculation: what a basket costs once the promotions took theirs.

#include "pricing/pay_points.h"
#include "pricing/payments.h"
#include "pricing/tax.h"

namespace tillside::pricing {

struct Totals {
  PointsPaid points;
  std::vector<RateSum> taxes;
  std::int64_t tax = 0;
  std::int64_t total = 0;  ///< of lines and charges, with tax
  Payable payable;
};

/// Lets points pay, takes a surcharge below zero back to what there is, adds tax, payments and
/// cash rounding; writes shares and taxes to the basket's lines.
/// @error amount_out_of_range @error unknown_reference @error value_out_of_range
[[nodiscard]] Result<Totals> total_up(const QuoteParts& parts, const TaxTable& table,
                                      Basket& basket);

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Step 8 of the calculation: tax on what lines and charges cost after promotions and points.
/// @see docs/rules/tax.md

#include "pricing/tax_table.h"

namespace tillside::pricing {

/// What one rate takes in all.
struct RateSum {
  const std::string* id;
  Ppm rate_ppm;
  std::int64_t base = 0;
  std::int64_t tax = 0;
};

/// The sum of a rate, made where it is not there yet. The id outlives the sums.
RateSum& rate_sum(std::vector<RateSum>& sums, const std::string& id, Ppm rate_ppm);

/// Writes the tax of each line and charge and answers the sums by rate: in the program's order, or
/// in that of the tax lines of the request, which then stand for the program's classes.
/// @error amount_out_of_range
/// @error unknown_reference   a tax line is of nothing in the cart
/// @error value_out_of_range  a tax line larger than the price that holds it
[[nodiscard]] Result<std::vector<RateSum>> add_taxes(const QuoteParts& parts, const TaxTable& table,
                                                     Basket& basket);

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Step 8 of the calculation: tax on what the lines cost after promotions and points.
/// @see docs/rules/quote.md

#include "pricing/basket.h"

namespace tillside::pricing {

/// Writes each line's tax and answers the sums by rate, in the program's order.
/// @error unknown_reference   an item names a tax class that the program does not define
/// @error value_out_of_range  compound rates whose product cannot be held exactly
/// @error amount_out_of_range
[[nodiscard]] Result<std::vector<TaxAmount>> add_taxes(const QuoteParts& parts, Basket& basket);

}  // namespace tillside::pricing

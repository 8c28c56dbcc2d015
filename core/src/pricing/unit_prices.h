// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Step 1 of the calculation: the unit price of each line. @see docs/rules/prices.md

#include "pricing/basket.h"

namespace tillside::pricing {

/// Sets the unit prices by the price lists that serve the member and by the promotions of level
/// `price`: the lowest of the list price, the listed prices and the rules' prices, then the rules
/// of base `running` on top. No price goes below the item's lowest. Answers an entry for each
/// rule and for each list that won.
[[nodiscard]] std::vector<TraceEntry> set_unit_prices(const QuoteParts& parts, Basket& basket);

}  // namespace tillside::pricing

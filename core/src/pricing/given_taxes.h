// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Taxes that an engine of the merchant's computed, in the place of the program's classes.

#include "pricing/tax.h"

namespace tillside::pricing {

/// @error unknown_reference @error value_out_of_range @error amount_out_of_range
[[nodiscard]] Result<std::vector<RateSum>> add_given_taxes(const QuoteParts& parts, Basket& basket);

}  // namespace tillside::pricing

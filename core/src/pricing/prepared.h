// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a quote finds out before the first promotion: a session keeps it, a single quote makes it.

#include "pricing/combination/combine.h"

namespace tillside::pricing {

struct PreparedCart {
  TaxTable table;
  Basket basket;                   ///< at unit prices, before all promotions
  std::vector<TraceEntry> prices;  ///< of the steps that set them
  Contenders contenders;
};

/// Errors are those of quote_cart but for totals out of range
[[nodiscard]] Result<PreparedCart> prepare_cart(const QuoteParts& parts);

/// Whether quantities change nothing of it but the basket's amounts.
[[nodiscard]] bool prices_are_fixed(const Program& program);

/// Writes a line's quantity, and the amounts that follow from it at the line's unit price.
/// @error quantity_not_positive @error value_out_of_range @error amount_out_of_range
[[nodiscard]] Status set_line_quantity(Basket& basket, std::size_t line, std::int64_t quantity);

/// The rest of a quote, for which the cart is used up.
[[nodiscard]] Result<Quote> quote_prepared(const QuoteParts& parts, PreparedCart prepared);

}  // namespace tillside::pricing

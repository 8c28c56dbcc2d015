// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Whether a promotion may look at the cart at all, and at which of its lines.

#include "pricing/stage.h"

namespace tillside::pricing {

/// The checks that no line can change: active, window, coupon held, uses left. In this order.
[[nodiscard]] Check check_standing(const Promotion& promotion, const QuoteParts& parts);

/// Positions of the lines that the filter lets through, ascending.
[[nodiscard]] std::vector<std::uint32_t> eligible_lines(const LineFilter& filter,
                                                        const Basket& basket);

/// Why no line is eligible: excluded_item where only the sale price keeps lines out.
[[nodiscard]] Check why_no_line(const LineFilter& filter, const Basket& basket);

/// The first condition that fails, in the document's order.
[[nodiscard]] Check check_conditions(const Promotion& promotion, const Stage& stage);

}  // namespace tillside::pricing

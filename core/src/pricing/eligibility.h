// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Whether a promotion may look at the cart at all, and at which of its lines.

#include "pricing/stage.h"

namespace tillside::pricing {

/// The checks that no line can change: active, currency, window, coupon held, uses and budget
/// left. In this order.
[[nodiscard]] Check check_standing(const Promotion& promotion, const QuoteParts& parts);

/// The first condition that fails, in the document's order.
[[nodiscard]] Check check_conditions(const Stage& stage);

/// The counters of a promotion or of a budget; null where nothing has been used.
[[nodiscard]] const PromotionUsage* usage_of(const QuoteParts& parts, std::string_view id);

}  // namespace tillside::pricing

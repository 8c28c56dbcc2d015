// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the earn rules pay. Quotes ask it for a preview, decisions for the award itself, so
/// that both say the same number. @see docs/rules/points.md, "Earning"

#include "program/line_filter.h"
#include "tillside/points_event.h"
#include "tillside/quote.h"

namespace tillside {

/// A line with what was paid for it: after promotions and points, without tax, whether the
/// price holds its tax or not.
struct EarnLine {
  LineFacts facts;
  std::int64_t quantity = 0;
  Minor basis_minor;
};

struct EarnOrder {
  std::vector<EarnLine> lines;
  std::string_view tier;  ///< of the member, before this order moves it
  bool promoted = false;  ///< at least one promotion applied
  Instant at;
};

/// What one rule pays, and on what.
struct Earned {
  Points points;  ///< 0 where the rule pays nothing here
  AwardBasis basis;
};

/// Rounded once, by the program's rounding of points, after the tier's multiplier.
/// A rule whose window does not hold `order.at` pays nothing. @error amount_out_of_range
[[nodiscard]] Result<Earned> earned_by(const Program& program, const EarnRule& rule,
                                       const EarnOrder& order);

/// What the rules that wait for a payment or a completion would pay, without those that pay 0.
/// @error amount_out_of_range
[[nodiscard]] Result<std::vector<EarnPreview>> preview_earning(const Program& program,
                                                               const EarnOrder& order);

}  // namespace tillside

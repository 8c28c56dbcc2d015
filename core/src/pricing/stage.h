// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a promotion's rule sees, and what it answers. A rule is pure: it looks at the basket as
/// the promotions before it left it and says what it would take off; the evaluator caps it,
/// allocates it and takes it.
/// @see docs/rules/promotions.md

#include <optional>
#include <span>

#include "pricing/basket.h"

namespace tillside::pricing {

struct Stage {
  const QuoteParts& parts;
  const Basket& basket;
  PromotionLevel level;
  std::span<const std::uint32_t> eligible;  ///< positions of lines, ascending; never empty
  std::int64_t base = 0;                    ///< running amount of the eligible lines
  std::int64_t units = 0;                   ///< of the eligible lines

  [[nodiscard]] const BasketLine& line(std::size_t i) const { return basket.lines[eligible[i]]; }
};

/// Whether a condition holds; if not, why, with the figures. @see TraceEntry
struct Check {
  Reason reason = Reason::none;
  std::optional<std::int64_t> actual = {};
  std::optional<std::int64_t> needed = {};

  [[nodiscard]] bool holds() const { return reason == Reason::none; }
};

/// A threshold above the base, and what it would take off in all.
struct NextStep {
  std::int64_t threshold;
  std::int64_t off;
};

/// What a benefit would take off.
struct Offer {
  /// One discount of the eligible lines together, which the evaluator allocates.
  static Offer across(std::int64_t wanted) { return {.wanted = wanted, .rounded_once = wanted}; }

  Check check = {};                     ///< of the benefit's own condition (a threshold)
  std::int64_t wanted = 0;              ///< the whole discount, before cap and clip; >= 0
  std::int64_t rounded_once = 0;        ///< the same where only the whole is rounded
  std::vector<std::int64_t> by_line{};  ///< for each eligible line, at most its running amount;
                                        ///< empty: allocate `wanted`
  std::optional<NextStep> next = {};    ///< the nearest threshold not reached
};

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Conditions (使用条件): what must hold before a promotion applies. A new one is a struct here
/// and its `check` in core/src/pricing/conditions.cpp.
/// @see docs/rules/promotions.md

#include <string>
#include <variant>

#include "tillside/money.h"

namespace tillside {

namespace pricing {
struct Stage;  ///< what a rule may look at
struct Check;  ///< whether a condition holds; if not, the reason with actual and needed
}  // namespace pricing

/// The eligible lines' running total is at least this much.
struct MinTotal {
  static constexpr const char* kKind = "minTotal";
  Minor threshold_minor;
  static constexpr auto kFields =
      fields(field("thresholdMinor", &MinTotal::threshold_minor).at_least(1));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The eligible lines hold at least so many units.
struct MinQuantity {
  static constexpr const char* kKind = "minQuantity";
  std::int64_t quantity = 1;
  static constexpr auto kFields = fields(field("quantity", &MinQuantity::quantity).at_least(1));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The member has at least this tier.
struct TierAtLeast {
  static constexpr const char* kKind = "tierAtLeast";
  std::string tier;
  static constexpr auto kFields = fields(field("tier", &TierAtLeast::tier).in(1, 64));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The member has no order yet (cancelled ones do not count).
struct FirstOrder {
  static constexpr const char* kKind = "firstOrder";
  static constexpr auto kFields = fields();
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
using Condition = std::variant<MinTotal, MinQuantity, TierAtLeast, FirstOrder>;

}  // namespace tillside

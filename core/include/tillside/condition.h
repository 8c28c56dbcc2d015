// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Conditions (使用条件): what must hold before a promotion applies. A new one is a struct here
/// and its `check` in core/src/pricing/conditions.cpp.
/// @see docs/rules/promotions.md

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tillside/line_filter.h"

namespace tillside {

namespace pricing {
struct Stage;  ///< what a rule may look at
struct Check;  ///< whether a condition holds; if not, the reason with actual and needed
}  // namespace pricing

/// The eligible lines' total is at least this much; or that of the lines of another filter, an
/// empty one being the whole cart.
struct MinTotal {
  static constexpr const char* kKind = "minTotal";
  Minor threshold_minor;
  std::optional<LineFilter> filter = {};
  static constexpr auto kFields =
      fields(field("thresholdMinor", &MinTotal::threshold_minor).at_least(1),
             field("filter", &MinTotal::filter));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The eligible lines, or those of another filter, hold at least so many units, together or in
/// one line. With a category and 1 unit it says "contains".
struct MinQuantity {
  static constexpr const char* kKind = "minQuantity";
  std::int64_t quantity = 1;
  bool one_line = false;
  std::optional<LineFilter> filter = {};
  static constexpr auto kFields = fields(field("quantity", &MinQuantity::quantity).at_least(1),
                                         field("oneLine", &MinQuantity::one_line).or_default(),
                                         field("filter", &MinQuantity::filter));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// Every line of the cart is eligible.
struct OnlyEligible {
  static constexpr const char* kKind = "onlyEligible";
  static constexpr auto kFields = fields();
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The member has at least this tier.
struct TierAtLeast {
  static constexpr const char* kKind = "tierAtLeast";
  std::string tier;
  static constexpr auto kFields = fields(field("tier", &TierAtLeast::tier).in(1, 64));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// What a list of names is compared with: the member's tier, one of the member's groups, or the
/// region the order goes to (CN holds CN-31).
TILLSIDE_ENUM(Belonging, tier, member_group, region)
struct BelongsTo {
  static constexpr const char* kKind = "belongsTo";
  Belonging what = Belonging::member_group;
  std::vector<std::string> any_of;
  static constexpr auto kFields =
      fields(field("what", &BelongsTo::what), field("anyOf", &BelongsTo::any_of).in(1, 200));
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// The member has no order yet (cancelled ones do not count).
struct FirstOrder {
  static constexpr const char* kKind = "firstOrder";
  static constexpr auto kFields = fields();
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// This would be the member's n-th order (cancelled ones do not count), or each n-th.
struct NthOrder {
  static constexpr const char* kKind = "nthOrder";
  std::int64_t number = 1;
  bool every = false;
  static constexpr auto kFields = fields(field("number", &NthOrder::number).at_least(1),
                                         field("every", &NthOrder::every).or_default());
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
/// On these days of the week and at these minutes of the day, in the rule's zone. A span that
/// ends before it starts runs over midnight.
struct Weekly {
  static constexpr const char* kKind = "weekly";
  std::optional<std::vector<std::int64_t>> days = {};  ///< 1 Monday to 7 Sunday; absent: all
  std::int64_t from_minute = 0;
  std::int64_t to_minute = 1440;  ///< the first minute that is out
  static constexpr auto kFields =
      fields(field("days", &Weekly::days).up_to(7),
             field("fromMinute", &Weekly::from_minute).in(0, 1439).or_default(),
             field("toMinute", &Weekly::to_minute).in(1, 1440).or_default());
  [[nodiscard]] pricing::Check check(const pricing::Stage& stage) const;
};
using Condition = std::variant<MinTotal, MinQuantity, OnlyEligible, TierAtLeast, BelongsTo,
                               FirstOrder, NthOrder, Weekly>;

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Points (积分): how they are earned, when they expire, what they pay. Lots are in lot.h.
/// @see docs/rules/points.md

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tillside/promotion.h"

namespace tillside {

/// A count of points or of growth; |value| <= 2^53 - 1.
using Points = Whole<struct PointsTag>;

/// What an earn rule waits for.
TILLSIDE_ENUM(EarnTrigger, enrolled, order_paid, order_completed, checked_in)
/// What it pays into: spendable points, or growth (成长值), which decides the tier.
TILLSIDE_ENUM(Counter, points, growth)

/// floor(basis * points / per_minor) for each order; basis = paid shares of eligible lines.
struct ByAmount {
  static constexpr const char* kKind = "byAmount";
  Points points;
  Minor per_minor;
  static constexpr auto kFields = fields(field("points", &ByAmount::points).in(1, 1'000'000'000),
                                         field("perMinor", &ByAmount::per_minor).at_least(1));
};
/// A fixed number for each event (register, check in, order completed = 20).
struct FixedPoints {
  static constexpr const char* kKind = "fixed";
  Points points;
  static constexpr auto kFields = fields(field("points", &FixedPoints::points).at_least(1));
};
/// A number for each unit bought (every item bought = 10).
struct ByUnit {
  static constexpr const char* kKind = "byUnit";
  Points points;
  static constexpr auto kFields = fields(field("points", &ByUnit::points).at_least(1));
};
/// A share of the basis, floor(basis * ppm / 1,000,000), one for each minor unit: of `ranked` for
/// members above the lowest tier; else of `promoted` for orders with a promotion; else nothing.
struct RankBonus {
  static constexpr const char* kKind = "rankBonus";
  Ppm ranked_ppm = 50000;
  Ppm promoted_ppm = 30000;
  static constexpr auto kFields =
      fields(field("rankedPpm", &RankBonus::ranked_ppm).in(0, kOne).or_default(),
             field("promotedPpm", &RankBonus::promoted_ppm).in(0, kOne).or_default());
};
using EarnAmount = std::variant<ByAmount, FixedPoints, ByUnit, RankBonus>;

struct EarnRule {
  std::string id;
  Text title;
  EarnTrigger on = EarnTrigger::order_paid;
  Counter counter = Counter::points;
  EarnAmount amount;
  LineFilter filter = {};
  bool tier_multiplies = true;  ///< the tier's earn_multiplier_ppm applies
  std::optional<Window> window = {};

  static constexpr auto kFields =
      fields(field("id", &EarnRule::id).in(1, 64), field("title", &EarnRule::title),
             field("on", &EarnRule::on), field("counter", &EarnRule::counter).or_default(),
             field("amount", &EarnRule::amount), field("filter", &EarnRule::filter).or_default(),
             field("tierMultiplies", &EarnRule::tier_multiplies).or_default(),
             field("window", &EarnRule::window));
};

/// When points die: after a number of days; at the end of the local day, month or year that
/// lies `count` days, months, years ahead; or never.
TILLSIDE_ENUM(ExpiryKind, never, after_days, end_of_day, end_of_month, end_of_year)
struct PointsExpiry {
  ExpiryKind kind = ExpiryKind::never;
  std::int64_t count = 0;
  static constexpr auto kFields =
      fields(field("kind", &PointsExpiry::kind),
             field("count", &PointsExpiry::count).in(0, 36500).or_default());
};

/// 积分抵现: `points` pay `minor`, in whole steps of `points`.
struct RedemptionRate {
  Points points = {100};
  Minor minor = {100};
  Ppm max_share_ppm = kOne;  ///< of the goods' total
  Points min_points = {0};
  static constexpr auto kFields =
      fields(field("points", &RedemptionRate::points).at_least(1),
             field("minor", &RedemptionRate::minor).at_least(1),
             field("maxSharePpm", &RedemptionRate::max_share_ppm).in(0, kOne).or_default(),
             field("minPoints", &RedemptionRate::min_points).at_least(0).or_default());
};

/// Points for something: here a coupon of the program.
struct Reward {
  std::string id;
  Text title;
  Points points;
  std::string coupon_code;
  static constexpr auto kFields =
      fields(field("id", &Reward::id).in(1, 64), field("title", &Reward::title),
             field("points", &Reward::points).at_least(1),
             field("couponCode", &Reward::coupon_code).in(1, 64));
};

}  // namespace tillside

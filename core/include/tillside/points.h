// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Points (积分): how they are earned, when they expire, what they pay. Lots are in lot.h.
/// @see docs/rules/points.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/earning.h"

namespace tillside {

/// When points die: after a number of days or months; at the end of the local day, month or year
/// that lies `count` days, months, years ahead; at a fixed moment; or never.
TILLSIDE_ENUM(ExpiryKind, never, after_days, end_of_day, end_of_month, end_of_year, after_months,
              fixed_date)
/// What a duration may be rounded up to: the end of the local day, month or year it falls in.
TILLSIDE_ENUM(EndOf, none, day, month, year)
struct PointsExpiry {
  ExpiryKind kind = ExpiryKind::never;
  std::int64_t count = 0;
  EndOf end_of = EndOf::none;        ///< of after_days and after_months
  std::optional<Instant> date = {};  ///< of fixed_date; later points never die
  bool activity = false;  ///< earning or spending moves the end of all open lots, as if new
  std::int64_t reinstate_days = 0;  ///< expired points may come back so long; 0: never
  std::int64_t soon_days = 30;      ///< what ends within so many days is shown as ending soon
  static constexpr auto kFields =
      fields(field("kind", &PointsExpiry::kind),
             field("count", &PointsExpiry::count).in(0, 36500).or_default(),
             field("endOf", &PointsExpiry::end_of).or_default(),
             field("date", &PointsExpiry::date).in(0, kLatestMoment),
             field("activity", &PointsExpiry::activity).or_default(),
             field("reinstateDays", &PointsExpiry::reinstate_days).in(0, 3660).or_default(),
             field("soonDays", &PointsExpiry::soon_days).in(0, 3660).or_default());
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

/// What happens to points that a refund takes back and the member no longer has.
TILLSIDE_ENUM(NegativeBalance, allow_negative, clamp_to_zero, reject)

/// When a friend who was invited counts: the first order whose goods cost so much without tax, paid
/// within so many days of enrolment.
struct ReferralRule {
  Minor min_spend_minor = {0};
  std::optional<std::int64_t> within_days = {};
  static constexpr auto kFields =
      fields(field("minSpendMinor", &ReferralRule::min_spend_minor).at_least(0).or_default(),
             field("withinDays", &ReferralRule::within_days).in(1, 3660));
};

struct PointsRules {
  std::vector<EarnRule> earning = {};
  std::int64_t pending_days = 0;  ///< points of an order are pending so long after the trigger
  std::optional<RoundingMode> base_rounding = {};  ///< of each rule before multipliers; absent: none
  EarnLimits limits = {};  ///< of all rules that pay points: an order's, a day's, a member's
  PointsExpiry expiry = {};
  std::optional<RedemptionRate> redemption = {};  ///< absent: points are no money here
  NegativeBalance negative_balance = NegativeBalance::allow_negative;
  std::vector<Reward> rewards = {};
  ReferralRule referral = {};
  static constexpr auto kFields =
      fields(field("earning", &PointsRules::earning).up_to(200).or_default(),
             field("pendingDays", &PointsRules::pending_days).in(0, 366).or_default(),
             field("baseRounding", &PointsRules::base_rounding),
             field("limits", &PointsRules::limits).or_default(),
             field("expiry", &PointsRules::expiry).or_default(),
             field("redemption", &PointsRules::redemption),
             field("negativeBalance", &PointsRules::negative_balance).or_default(),
             field("rewards", &PointsRules::rewards).up_to(500).or_default(),
             field("referral", &PointsRules::referral).or_default());
};

}  // namespace tillside

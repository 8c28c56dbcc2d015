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

}  // namespace tillside

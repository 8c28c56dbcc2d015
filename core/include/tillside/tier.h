// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Tiers (会员等级): half-open bands of a metric over a window. @see docs/rules/tiers.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/points.h"

namespace tillside {

/// What is summed over the window; spend is the goods' paid share without tax, as in earning.
TILLSIDE_ENUM(TierMetric, growth, points, spend, orders)
TILLSIDE_ENUM(WindowKind, lifetime, rolling_days, rolling_months, calendar_year)
TILLSIDE_ENUM(Downgrade, one_step, to_reached)

struct TierWindow {
  WindowKind kind = WindowKind::lifetime;
  std::int64_t length = 0;  ///< days or months of a rolling window; 0 for the others
  static constexpr auto kFields =
      fields(field("kind", &TierWindow::kind),
             field("length", &TierWindow::length).in(0, 3660).or_default());
};

struct Tier {
  std::string id;
  Text title;
  std::int64_t from = 0;                  ///< lowest metric of the band; the first tier's is 0
  std::optional<std::int64_t> keep = {};  ///< metric that keeps it, <= from; absent: `from`
  Ppm earn_multiplier_ppm = kOne;
  static constexpr auto kFields =
      fields(field("id", &Tier::id).in(1, 64), field("title", &Tier::title),
             field("from", &Tier::from).at_least(0), field("keep", &Tier::keep).at_least(0),
             field("earnMultiplierPpm", &Tier::earn_multiplier_ppm).in(0, 100 * kOne).or_default());
};

struct TierRules {
  TierMetric metric = TierMetric::growth;
  TierWindow window = {};
  std::int64_t valid_months = 12;  ///< how long a reached tier is sure
  std::int64_t grace_days = 0;
  Downgrade downgrade = Downgrade::one_step;
  std::vector<Tier> tiers = {};  ///< thresholds increase strictly, from 0
  static constexpr auto kFields =
      fields(field("metric", &TierRules::metric).or_default(),
             field("window", &TierRules::window).or_default(),
             field("validMonths", &TierRules::valid_months).in(1, 120).or_default(),
             field("graceDays", &TierRules::grace_days).in(0, 366).or_default(),
             field("downgrade", &TierRules::downgrade).or_default(),
             field("tiers", &TierRules::tiers).in(1, 50));
};

/// How far a member is. Absent numbers: there is no next tier, or nothing to keep.
struct TierProgress {
  std::string current;
  std::string reached;
  std::int64_t metric = 0;
  std::optional<std::string> next = {};
  std::optional<std::int64_t> missing_to_next = {};
  std::optional<std::int64_t> missing_to_keep = {};  ///< at the end of validity or grace
  std::optional<Instant> valid_until = {};           ///< the tier is sure up to here
  std::optional<Instant> grace_until = {};           ///< kept up to here although short
  static constexpr auto kFields =
      fields(field("current", &TierProgress::current), field("reached", &TierProgress::reached),
             field("metric", &TierProgress::metric), field("next", &TierProgress::next),
             field("missingToNext", &TierProgress::missing_to_next),
             field("missingToKeep", &TierProgress::missing_to_keep),
             field("validUntil", &TierProgress::valid_until),
             field("graceUntil", &TierProgress::grace_until));
};

}  // namespace tillside

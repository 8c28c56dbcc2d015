// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What is counted of a member's past, and over which span: one machinery for tiers, for what a
/// rule needs, for its limits and for its factors. @see docs/rules/tiers.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/money.h"
#include "tillside/time.h"

namespace tillside {

/// A count of points or of growth; |value| <= 2^53 - 1.
using Points = Whole<struct PointsTag>;

/// Spend is the goods' paid share without tax; units are those paid for; a streak (连续签到) is the
/// number of days in a row with a check-in, and knows no window.
TILLSIDE_ENUM(Metric, growth, points, spend, orders, invitations, units, check_in_streak)
TILLSIDE_ENUM(WindowKind, lifetime, rolling_days, rolling_months, calendar_year, anniversary)

struct CountWindow {
  WindowKind kind = WindowKind::lifetime;
  std::int64_t length = 0;       ///< days or months of a rolling window; 0 for the others
  std::int64_t start_month = 1;  ///< in which a calendar year begins, 1..12
  bool decays = false;           ///< each day counts 10 / clamp(its age in days, 30, 365)
  static constexpr auto kFields =
      fields(field("kind", &CountWindow::kind),
             field("length", &CountWindow::length).in(0, 3660).or_default(),
             field("startMonth", &CountWindow::start_month).in(1, 12).or_default(),
             field("decays", &CountWindow::decays).or_default());
};

/// A figure that must be reached: `at_least` 10 invitations, and of a streak every 7th day.
struct Need {
  Metric metric = Metric::orders;
  CountWindow window = {};
  std::int64_t at_least = 0;
  std::optional<std::int64_t> keep = {};  ///< what keeps a tier; absent: `at_least`
  std::int64_t every = 1;                 ///< holds at multiples alone
  static constexpr auto kFields =
      fields(field("metric", &Need::metric), field("window", &Need::window).or_default(),
             field("atLeast", &Need::at_least).at_least(0), field("keep", &Need::keep).at_least(0),
             field("every", &Need::every).in(1, 3660).or_default());
};

/// What a factor compares the window with: nothing, so that the figure itself is looked up;
/// today's figure with the daily average of the window before today; the window with the one
/// before it. The latter two are parts per million: of the average, and of the growth.
TILLSIDE_ENUM(Comparison, none, daily_average, previous)

struct FactorStep {
  std::int64_t from = 0;
  Ppm ppm = kOne;
  static constexpr auto kFields =
      fields(field("from", &FactorStep::from), field("ppm", &FactorStep::ppm).in(0, 100 * kOne));
};
/// A number to multiply with that depends on the member's past: the highest step reached, or 1
/// below the first; without steps 1 + the figure in ppm, from 0 to `cap_ppm`.
struct Factor {
  Metric metric = Metric::orders;
  CountWindow window = {};
  Comparison compare = Comparison::none;
  std::vector<FactorStep> steps = {};
  Ppm cap_ppm = kOne;
  static constexpr auto kFields =
      fields(field("metric", &Factor::metric), field("window", &Factor::window).or_default(),
             field("compare", &Factor::compare).or_default(),
             field("steps", &Factor::steps).up_to(400).or_default(),
             field("capPpm", &Factor::cap_ppm).in(0, 100 * kOne).or_default());
};

/// What counts at one moment.
struct Qualification {
  Instant at;
  Points points;
  Minor spend_minor;
  Points growth;
  std::int64_t orders = 0;
  std::int64_t invitations = 0;
  std::int64_t units = 0;
  static constexpr auto kFields =
      fields(field("at", &Qualification::at), field("points", &Qualification::points),
             field("spendMinor", &Qualification::spend_minor),
             field("growth", &Qualification::growth), field("orders", &Qualification::orders),
             field("invitations", &Qualification::invitations).or_default(),
             field("units", &Qualification::units).or_default());
};

/// What a rule has paid to a member so far; with an empty id: what all rules have paid in points.
struct EarnCount {
  std::string rule_id = {};
  std::int64_t times = 0;
  Points points;
  Instant last_at = {0};
  std::int64_t day = 0;  ///< the latest local day that was counted
  Points day_points;     ///< on that day
  static constexpr auto kFields =
      fields(field("ruleId", &EarnCount::rule_id), field("times", &EarnCount::times),
             field("points", &EarnCount::points), field("lastAt", &EarnCount::last_at),
             field("day", &EarnCount::day), field("dayPoints", &EarnCount::day_points));
};

}  // namespace tillside

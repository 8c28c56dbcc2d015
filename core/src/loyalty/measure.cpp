// SPDX-License-Identifier: MIT
#include "loyalty/measure.h"

#include "loyalty/saturate.h"

namespace tillside {
namespace {

constexpr std::int64_t kFreshDays = 30;
constexpr std::int64_t kStaleDays = 365;
constexpr std::int64_t kFreshWeight = 10;

std::int64_t figure(Metric metric, const Qualification& counted) {
  switch (metric) {
    case Metric::growth:
      return counted.growth.value;
    case Metric::points:
      return counted.points.value;
    case Metric::spend:
      return counted.spend_minor.value;
    case Metric::orders:
      return counted.orders;
    case Metric::invitations:
      return counted.invitations;
    case Metric::units:
      return counted.units;
    case Metric::check_in_streak:
      break;
  }
  return 0;
}

/// 10 / clamp(age, 30, 365) of a figure, and nothing of what is older than a year.
std::int64_t decayed(std::int64_t figure, std::int64_t age_days) {
  if (age_days > kStaleDays) return 0;
  const Wide weighted = Wide{figure} * kFreshWeight / std::max(kFreshDays, age_days);
  return static_cast<std::int64_t>(weighted);
}

struct Span {
  Instant first;
  Instant last;
  bool decays = false;
};

std::int64_t sum_of(const Past& past, Metric metric, const Span& span) {
  const Zone& zone = past.program.zone;
  const LocalDay today = span.decays ? local_day(zone, span.last) : LocalDay{};
  std::int64_t sum = 0;
  const auto add = [&](const Qualification& counted) {
    if (counted.at < span.first || counted.at > span.last) return;
    std::int64_t part = figure(metric, counted);
    if (span.decays) part = decayed(part, today.days - local_day(zone, counted.at).days);
    sum = saturated(sum + part);
  };
  for (const Qualification& counted : past.counted) {
    if (counted.at > span.last) break;
    add(counted);
  }
  add(past.added);
  return sum;
}

/// Days in a row with a check-in, up to the day of `last`.
std::int64_t streak_of(const Past& past, Instant last) {
  if (past.check_in_days == nullptr) return 0;
  std::int64_t day = local_day(past.program.zone, last).days;
  std::int64_t streak = 0;
  if (past.checked_in_day == day) ++streak, --day;
  for (auto at = past.check_in_days->rbegin(); at != past.check_in_days->rend(); ++at) {
    if (*at > day) continue;
    if (*at != day) break;
    ++streak;
    --day;
  }
  return streak;
}

LocalDay start_of_period(const Past& past, const CountWindow& window, LocalDay day) {
  if (window.kind == WindowKind::calendar_year) {
    const std::int64_t months = window.start_month - 1;
    return add_months(start_of_year(add_months(day, -months)), months);
  }
  const LocalDay joined = local_day(past.program.zone, past.enrolled_at.value_or(Instant{0}));
  std::int64_t years = std::max<std::int64_t>(0, (day.days - joined.days) / 366);
  while (add_months(joined, 12 * (years + 1)) <= day) ++years;
  return add_months(joined, 12 * years);
}

/// part / whole in ppm; 0 where there is no whole.
std::int64_t ratio_ppm(Wide part, std::int64_t whole) {
  if (whole <= 0 || part <= 0) return 0;
  const Wide ratio = part * kOne / whole;
  return ratio > kMaxInteger ? kMaxInteger : static_cast<std::int64_t>(ratio);
}

std::int64_t compared(const Past& past, const Factor& factor, Instant at) {
  if (factor.compare == Comparison::none) {
    return measured(past, factor.metric, factor.window, at);
  }
  const bool daily = factor.compare == Comparison::daily_average;
  const Zone& zone = past.program.zone;
  const Instant first =
      daily ? start_of(zone, local_day(zone, at)) : window_start(past, factor.window, at);
  const std::int64_t now = sum_of(past, factor.metric, {.first = first, .last = at});
  const Instant before{first.value - 1};
  const std::int64_t past_sum = sum_of(
      past, factor.metric, {.first = window_start(past, factor.window, before), .last = before});
  if (daily) return ratio_ppm(Wide{now} * factor.window.length, past_sum);
  return ratio_ppm(Wide{now} - past_sum, past_sum);
}

}  // namespace

Past past_of(const Program& program, const State& state, const Qualification& added) {
  return {.program = program,
          .counted = state.qualifications,
          .enrolled_at = state.enrolled_at,
          .check_in_days = &state.check_in_days,
          .added = added};
}

Instant window_start(const Past& past, const CountWindow& window, Instant last) {
  const Zone& zone = past.program.zone;
  switch (window.kind) {
    case WindowKind::lifetime:
      break;
    case WindowKind::rolling_days:
      return add_days(zone, last, -window.length) + Instant{1};
    case WindowKind::rolling_months:
      return add_months(zone, last, -window.length) + Instant{1};
    case WindowKind::calendar_year:
    case WindowKind::anniversary:
      return start_of(zone, start_of_period(past, window, local_day(zone, last)));
  }
  return {-kMaxInteger};
}

bool is_yearly(const CountWindow& window) {
  return window.kind == WindowKind::calendar_year || window.kind == WindowKind::anniversary;
}

LocalDay next_year(const Past& past, const CountWindow& window, LocalDay day) {
  const LocalDay start = start_of_period(past, window, day);
  // A year that began on 29 February ends with the 28th: the next start is found from a day on.
  return start_of_period(past, window, {add_months(start, 12).days + 1});
}

std::int64_t measured(const Past& past, Metric metric, const CountWindow& window, Instant last) {
  if (metric == Metric::check_in_streak) return streak_of(past, last);
  return sum_of(past, metric,
                {.first = window_start(past, window, last), .last = last, .decays = window.decays});
}

bool holds(const Past& past, const Need& need, Instant at) {
  const std::int64_t have = measured(past, need.metric, need.window, at);
  return have >= need.at_least && have % need.every == 0;
}

Ppm factor_ppm(const Past& past, const Factor& factor, Instant at) {
  const std::int64_t value = compared(past, factor, at);
  if (factor.steps.empty()) return kOne + std::clamp<std::int64_t>(value, 0, factor.cap_ppm);
  Ppm ppm = kOne;
  for (const FactorStep& step : factor.steps) {
    if (step.from <= value) ppm = step.ppm;
  }
  return ppm;
}

}  // namespace tillside

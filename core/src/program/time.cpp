// SPDX-License-Identifier: MIT
#include "tillside/time.h"

#include <algorithm>

namespace tillside {
namespace {

// std::chrono's year ends at 32767, and an expiry may lie tens of thousands of years ahead, so
// the calendar is counted here. Years begin in March, so that the leap day is a year's last.
constexpr std::int64_t kDaysPer400Years = 146'097;
constexpr std::int64_t kDaysFromMarch0To1970 = 719'468;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/// A date whose months are counted from March = 0.
struct MarchDate {
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;  ///< from 0
};

/// Days of the year before a month: 0, 31, 61, 92, 122, 153, ...
constexpr std::int64_t days_before(std::int64_t march_month) { return (153 * march_month + 2) / 5; }

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int64_t month_length(std::int64_t march_year, std::int64_t march_month) {
  if (march_month == 11) return is_leap(march_year + 1) ? 29 : 28;
  return days_before(march_month + 1) - days_before(march_month);
}

constexpr std::int64_t day_number(const MarchDate& date) {
  const std::int64_t era = floor_div(date.year, 400);
  const std::int64_t year_of_era = date.year - era * 400;
  return era * kDaysPer400Years + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         days_before(date.month) + date.day - kDaysFromMarch0To1970;
}

constexpr MarchDate march_date(std::int64_t days) {
  const std::int64_t shifted = days + kDaysFromMarch0To1970;
  const std::int64_t era = floor_div(shifted, kDaysPer400Years);
  const std::int64_t day_of_era = shifted - era * kDaysPer400Years;
  // One leap day less for each 4 years, one more for each century, one less for the 400th year.
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  return {era * 400 + year_of_era, month, day_of_year - days_before(month)};
}

static_assert(day_number({1969, 10, 0}) == 0);
static_assert(march_date(0).year == 1969 && march_date(0).month == 10 && march_date(0).day == 0);

/// The civil year that holds a March date: January and February belong to the next one.
constexpr std::int64_t civil_year(const MarchDate& date) {
  return date.year + (date.month >= 10 ? 1 : 0);
}

constexpr LocalDay first_of_january(std::int64_t civil) { return {day_number({civil - 1, 10, 0})}; }

/// The transition in force at a moment; the first one where the moment lies before it.
std::size_t transition_at(const Zone& zone, Instant at) {
  const auto after = std::upper_bound(
      zone.transitions.begin(), zone.transitions.end(), at,
      [](Instant moment, const ZoneTransition& transition) { return moment < transition.at; });
  const auto index = after - zone.transitions.begin();
  return index == 0 ? 0 : static_cast<std::size_t>(index - 1);
}

/// Same time of day on another day.
Instant on_day(const Zone& zone, Instant at, LocalDay day) {
  const Instant time_of_day = at - start_of(zone, local_day(zone, at));
  return start_of(zone, day) + time_of_day;
}

}  // namespace

std::int64_t offset_seconds(const Zone& zone, Instant at) {
  if (zone.transitions.empty()) return 0;
  return zone.transitions[transition_at(zone, at)].offset_seconds;
}

LocalDay local_day(const Zone& zone, Instant at) {
  return {floor_div(at.value + offset_seconds(zone, at) * 1000, kMillisecondsPerDay)};
}

Instant start_of(const Zone& zone, LocalDay day) {
  const std::int64_t local = day.days * kMillisecondsPerDay;
  if (zone.transitions.empty()) return {local};
  // No offset is more than 18 hours, so the search may begin 18 hours before.
  constexpr std::int64_t kMaxOffset = 64'800'000;
  for (std::size_t i = transition_at(zone, {local - kMaxOffset});; ++i) {
    const ZoneTransition& transition = zone.transitions[i];
    const std::int64_t from_offset = local - transition.offset_seconds * 1000;
    const std::int64_t start = i == 0 ? from_offset : std::max(transition.at.value, from_offset);
    const bool last = i + 1 == zone.transitions.size();
    if (last || start < zone.transitions[i + 1].at.value) return {start};
  }
}

LocalDay add_months(LocalDay day, std::int64_t months) {
  MarchDate date = march_date(day.days);
  const std::int64_t month = date.year * 12 + date.month + months;
  date.year = floor_div(month, 12);
  date.month = month - date.year * 12;
  date.day = std::min(date.day, month_length(date.year, date.month) - 1);
  return {day_number(date)};
}

Instant add_days(const Zone& zone, Instant at, std::int64_t days) {
  return on_day(zone, at, {local_day(zone, at).days + days});
}

Instant add_months(const Zone& zone, Instant at, std::int64_t months) {
  return on_day(zone, at, add_months(local_day(zone, at), months));
}

LocalDay end_of_month(LocalDay day) {
  MarchDate date = march_date(day.days);
  date.day = month_length(date.year, date.month) - 1;
  return {day_number(date)};
}

LocalDay start_of_year(LocalDay day) { return first_of_january(civil_year(march_date(day.days))); }

LocalDay end_of_year(LocalDay day) {
  return {first_of_january(civil_year(march_date(day.days)) + 1).days - 1};
}

std::optional<LocalDay> calendar_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::int64_t march_year = month > 2 ? year : year - 1;
  const std::int64_t march_month = (month + 9) % 12;
  if (day > month_length(march_year, march_month)) return std::nullopt;
  return LocalDay{day_number({march_year, march_month, day - 1})};
}

int weekday(LocalDay day) {
  // 1970-01-01 was a Thursday.
  const std::int64_t since_monday = day.days + 3;
  return static_cast<int>(since_monday - floor_div(since_monday, 7) * 7) + 1;
}

bool contains(const Window& window, Instant at) {
  return (!window.start || *window.start <= at) && (!window.end || at < *window.end);
}

}  // namespace tillside

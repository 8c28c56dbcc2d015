// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Moments and local days. Core reads no clock and no zone database: the moment comes with
/// the call, the zone's transitions come with the published program.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Instant = Whole<struct InstantTag>;

inline constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
/// The last moment that a request may name: 9999-12-31T23:59:59.999Z. Later moments may be
/// computed (an expiry), and stay far below 2^53 - 1.
inline constexpr std::int64_t kLatestMoment = 253'402'300'799'999;

/// From `at` on, local time is UTC + offset_seconds.
struct ZoneTransition {
  Instant at;
  std::int64_t offset_seconds = 0;

  static constexpr auto kFields =
      fields(field("at", &ZoneTransition::at),
             field("offsetSeconds", &ZoneTransition::offset_seconds).in(-64800, 64800));
};

/// An IANA zone with its transitions resolved at publication (by the shell).
/// The first transition holds before its moment too.
struct Zone {
  std::string name = "Etc/UTC";
  std::vector<ZoneTransition> transitions = {};  ///< ascending; empty only in a draft

  static constexpr auto kFields =
      fields(field("name", &Zone::name).in(1, 64),
             field("transitions", &Zone::transitions).up_to(2000).or_default());
};

/// A calendar day in a zone.
struct LocalDay {
  std::int64_t days = 0;  ///< since 1970-01-01, of the local calendar
  friend constexpr auto operator<=>(const LocalDay&, const LocalDay&) = default;
};

[[nodiscard]] std::int64_t offset_seconds(const Zone& zone, Instant at);
[[nodiscard]] LocalDay local_day(const Zone& zone, Instant at);
/// The first moment of a local day (after a gap at midnight: the first that exists).
[[nodiscard]] Instant start_of(const Zone& zone, LocalDay day);
/// The same day n months later or earlier, clamped to the month's end.
[[nodiscard]] LocalDay add_months(LocalDay day, std::int64_t months);
/// The same time of day on a day n days or months later or earlier, clamped to the month's end.
[[nodiscard]] Instant add_days(const Zone& zone, Instant at, std::int64_t days);
[[nodiscard]] Instant add_months(const Zone& zone, Instant at, std::int64_t months);
/// The last day of the month, or of the year, that holds `day`.
[[nodiscard]] LocalDay end_of_month(LocalDay day);
[[nodiscard]] LocalDay end_of_year(LocalDay day);
[[nodiscard]] LocalDay start_of_year(LocalDay day);
/// A date of the calendar; none where there is no such day.
[[nodiscard]] std::optional<LocalDay> calendar_day(std::int64_t year, std::int64_t month,
                                                   std::int64_t day);
/// 1 = Monday .. 7 = Sunday.
[[nodiscard]] int weekday(LocalDay day);

/// A half-open span [start, end); an absent side is open.
struct Window {
  std::optional<Instant> start;
  std::optional<Instant> end;

  static constexpr auto kFields =
      fields(field("start", &Window::start), field("end", &Window::end));
};

[[nodiscard]] bool contains(const Window& window, Instant at);

}  // namespace tillside

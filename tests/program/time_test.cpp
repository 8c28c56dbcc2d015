// SPDX-License-Identifier: MIT
#include "tillside/time.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace tillside;
namespace chrono = std::chrono;

namespace {

constexpr std::int64_t kHour = 3'600'000;

LocalDay civil(int year, unsigned month, unsigned day) {
  const chrono::sys_days days = chrono::year(year) / chrono::month(month) / chrono::day(day);
  return {days.time_since_epoch().count()};
}

Instant utc(int year, unsigned month, unsigned day, std::int64_t hour = 0) {
  return {civil(year, month, day).days * kMillisecondsPerDay + hour * kHour};
}

/// Berlin: +1, and +2 in summer, around 2026.
Zone berlin() {
  return {.name = "Europe/Berlin",
          .transitions = {{.at = {0}, .offset_seconds = 3600},
                          {.at = utc(2026, 3, 29, 1), .offset_seconds = 7200},
                          {.at = utc(2026, 10, 25, 1), .offset_seconds = 3600}}};
}

/// Cairo-like: the clocks go forward at midnight, so a day begins at one o'clock, and back at
/// midnight, so that its last hour comes twice.
Zone midnight_changes() {
  return {.name = "Test/Midnight",
          .transitions = {{.at = {0}, .offset_seconds = 7200},
                          {.at = utc(2026, 4, 23, 22), .offset_seconds = 10800},
                          {.at = utc(2026, 10, 29, 21), .offset_seconds = 7200}}};
}

}  // namespace

TEST_CASE("the calendar agrees with the standard library's", "[time]") {
  for (int year = 1890; year < 2110; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      const auto last = chrono::year(year) / chrono::month(month) / chrono::last;
      const auto length = static_cast<unsigned>(last.day());
      for (const unsigned number : {1U, 15U, 28U, length}) {
        const LocalDay day = civil(year, month, number);
        INFO(year << "-" << month << "-" << number);
        REQUIRE(end_of_month(day) == civil(year, month, length));
        REQUIRE(start_of_year(day) == civil(year, 1, 1));
        REQUIRE(end_of_year(day) == civil(year, 12, 31));
        const chrono::weekday weekday_of{chrono::sys_days(chrono::days(day.days))};
        REQUIRE(weekday(day) == static_cast<int>(weekday_of.iso_encoding()));
        for (const int months : {-25, -12, -1, 0, 1, 11, 12, 13}) {
          const auto moved = chrono::year(year) / chrono::month(month) + chrono::months(months);
          const auto moved_last =
              chrono::year_month_day_last(moved.year(), chrono::month_day_last(moved.month()));
          const unsigned clamped = std::min(number, static_cast<unsigned>(moved_last.day()));
          REQUIRE(add_months(day, months) == civil(static_cast<int>(moved.year()),
                                                   static_cast<unsigned>(moved.month()), clamped));
        }
      }
    }
  }
}

TEST_CASE("months are clamped to their end", "[time]") {
  CHECK(add_months(civil(2024, 1, 31), 1) == civil(2024, 2, 29));
  CHECK(add_months(civil(2023, 1, 31), 1) == civil(2023, 2, 28));
  CHECK(add_months(civil(2024, 2, 29), 12) == civil(2025, 2, 28));
  CHECK(add_months(civil(2000, 3, 31), -1) == civil(2000, 2, 29));
  CHECK(add_months(civil(1900, 3, 31), -1) == civil(1900, 2, 28));
}

TEST_CASE("local days begin where the zone says", "[time]") {
  const Zone zone = berlin();
  CHECK(offset_seconds(zone, {-1}) == 3600);
  CHECK(offset_seconds(zone, {utc(2026, 3, 29, 1).value - 1}) == 3600);
  CHECK(offset_seconds(zone, utc(2026, 3, 29, 1)) == 7200);
  CHECK(local_day(zone, utc(2026, 1, 1, 22)) == civil(2026, 1, 1));
  CHECK(local_day(zone, utc(2026, 1, 1, 23)) == civil(2026, 1, 2));
  CHECK(local_day(zone, utc(2026, 7, 1, 22)) == civil(2026, 7, 2));
  CHECK(start_of(zone, civil(2026, 1, 2)) == utc(2026, 1, 1, 23));
  CHECK(start_of(zone, civil(2026, 7, 2)) == utc(2026, 7, 1, 22));
  CHECK(start_of(zone, civil(2026, 3, 29)) == utc(2026, 3, 28, 23));
  CHECK(start_of(zone, civil(2026, 3, 30)) == utc(2026, 3, 29, 22));
  CHECK(start_of({}, civil(2026, 1, 2)) == utc(2026, 1, 2));
}

TEST_CASE("a day that has no midnight begins at its first moment", "[time]") {
  const Zone zone = midnight_changes();
  CHECK(start_of(zone, civil(2026, 4, 24)) == utc(2026, 4, 23, 22));
  CHECK(local_day(zone, utc(2026, 4, 23, 22)) == civil(2026, 4, 24));
  CHECK(local_day(zone, {utc(2026, 4, 23, 22).value - 1}) == civil(2026, 4, 23));
  // Midnight of the 30th would be at 21 UTC; the clocks go back then, so it comes an hour later.
  CHECK(start_of(zone, civil(2026, 10, 30)) == utc(2026, 10, 29, 22));
}

TEST_CASE("every day begins once and days follow each other", "[time]") {
  for (const Zone& zone : {berlin(), midnight_changes()}) {
    for (LocalDay day = civil(2026, 1, 1); day < civil(2027, 1, 1); ++day.days) {
      const Instant start = start_of(zone, day);
      REQUIRE(local_day(zone, start) == day);
      REQUIRE(local_day(zone, {start.value - 1}) < day);
      REQUIRE(start < start_of(zone, {day.days + 1}));
    }
  }
}

TEST_CASE("the same time of day on another day", "[time]") {
  const Zone zone = berlin();
  // 12:00 in winter is 11 UTC; 12:00 in summer is 10 UTC.
  CHECK(add_days(zone, utc(2026, 3, 28, 11), 2) == utc(2026, 3, 30, 10));
  CHECK(add_months(zone, utc(2026, 1, 31, 11), 6) == utc(2026, 7, 31, 10));
  CHECK(add_months(zone, utc(2026, 3, 31, 10), -1) == utc(2026, 2, 28, 11));
}

TEST_CASE("windows are half open", "[time]") {
  const Window window{.start = Instant{10}, .end = Instant{20}};
  CHECK_FALSE(contains(window, {9}));
  CHECK(contains(window, {10}));
  CHECK(contains(window, {19}));
  CHECK_FALSE(contains(window, {20}));
  CHECK(contains(Window{}, {-5}));
  CHECK(contains(Window{.start = Instant{10}}, {kMaxInteger}));
  CHECK_FALSE(contains(Window{.end = Instant{10}}, {10}));
}

// SPDX-License-Identifier: MIT
#include "demo/calendar.h"

#include <array>
#include <chrono>

namespace tillside::demo {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

struct MonthDay {
  unsigned month;
  unsigned day;
};

/// New Year of the Chinese calendar, 2020 to 2040.
constexpr int kFirstYear = 2020;
constexpr std::array<MonthDay, 21> kNewYear = {
    {{1, 25}, {2, 12}, {2, 1},  {1, 22}, {2, 10}, {1, 29}, {2, 17},
     {2, 6},  {1, 26}, {2, 13}, {2, 3},  {1, 23}, {2, 11}, {1, 31},
     {2, 19}, {2, 8},  {1, 28}, {2, 15}, {2, 4},  {1, 24}, {2, 12}}};

year_month_day date_of(std::int64_t local_day) {
  return sys_days(days(static_cast<int>(local_day)));
}

/// Days from Spring Festival of the same year; far away where the year is not in the table.
std::int64_t days_from_new_year(std::int64_t local_day) {
  const year_month_day date = date_of(local_day);
  const int index = static_cast<int>(date.year()) - kFirstYear;
  if (index < 0 || index >= static_cast<int>(kNewYear.size())) return 1000;
  const MonthDay& at = kNewYear[static_cast<std::size_t>(index)];
  const sys_days festival = date.year() / month(at.month) / day(at.day);
  return local_day - festival.time_since_epoch().count();
}

bool between(const year_month_day& date, unsigned in_month, unsigned from, unsigned to) {
  const auto at = static_cast<unsigned>(date.day());
  return static_cast<unsigned>(date.month()) == in_month && at >= from && at <= to;
}

}  // namespace

std::int64_t day_percent(std::int64_t local_day) {
  const std::int64_t festival = days_from_new_year(local_day);
  if (festival >= -18 && festival <= -4) return 190;  // 年货
  if (festival >= -3 && festival <= 5) return 40;     // parcels do not move
  const year_month_day date = date_of(local_day);
  if (between(date, 11, 9, 12)) return 420;               // Double 11
  if (between(date, 6, 14, 19)) return 320;               // 618
  if (between(date, 12, 11, 12)) return 220;              // Double 12
  if (between(date, 12, 18, 25)) return 150;              // Christmas
  const std::int64_t weekday = (local_day % 7 + 11) % 7;  // 1970-01-01 was a Thursday; 0 = Sunday
  return weekday == 0 || weekday == 6 ? 125 : 100;
}

unsigned month_of(std::int64_t local_day) {
  return static_cast<unsigned>(date_of(local_day).month());
}

std::int64_t shop_day(Instant at) { return (at.value + kShopOffsetMs) / kMillisecondsPerDay; }

Instant day_start(std::int64_t local_day) {
  return {local_day * kMillisecondsPerDay - kShopOffsetMs};
}

}  // namespace tillside::demo

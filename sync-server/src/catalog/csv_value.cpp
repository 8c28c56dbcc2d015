// SPDX-License-Identifier: MIT
#include "catalog/csv_value.h"

#include <charconv>
#include <chrono>

namespace tillside::catalog {
namespace {

constexpr std::int64_t kMaxExact = 9007199254740991;

/// Takes exactly `digits` decimal digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// Offset from UTC in minutes; the whole rest of the text must be the zone.
std::optional<int> read_zone(std::string_view text) {
  if (text.empty() || text == "Z") return 0;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  (void)take(text, ':');  // ISO 8601 has both forms
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59 || !text.empty()) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
  return west ? -offset : offset;
}

/// `hh:mm[:ss[.fraction]]` to milliseconds; what follows is left in `text`.
std::optional<std::int64_t> take_time_of_day(std::string_view& text) {
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  std::int64_t ms = (*hours * 60 + *minutes) * std::int64_t{60000};
  if (!take(text, ':')) return ms;
  const auto seconds = take_number(text, 2);
  if (!seconds || *seconds > 59) return std::nullopt;
  ms += *seconds * std::int64_t{1000};
  if (!take(text, '.')) return ms;
  int scale = 100;
  bool any = false;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    ms += (text.front() - '0') * scale;  // digits past the millisecond add nothing
    scale /= 10;
    text.remove_prefix(1);
    any = true;
  }
  return any ? std::optional(ms) : std::nullopt;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* end = p + text.size();
  while (p < end) {
    if (*p < 0x80) {
      ++p;
      continue;
    }
    const int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : 1;
    if (*p < 0xC2 || *p > 0xF4 || end - p <= more) return false;
    std::uint32_t code = *p & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 1; i <= more; ++i) {
      if ((p[i] & 0xC0U) != 0x80U) return false;
      code = (code << 6U) | (p[i] & 0x3FU);
    }
    const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
    p += more + 1;
  }
  return true;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (number > kMaxExact || number < -kMaxExact) return std::nullopt;
  return number;
}

std::optional<std::int64_t> read_minor(std::string_view text, int exponent) {
  const bool negative = take(text, '-');
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view decimals = point == text.npos ? "" : text.substr(point + 1);
  if (whole.empty() || (point != text.npos && decimals.empty())) return std::nullopt;
  std::int64_t minor = 0;
  const auto push = [&minor](char digit) {
    if (digit < '0' || digit > '9' || minor > kMaxExact / 10) return false;
    minor = minor * 10 + (digit - '0');
    return minor <= kMaxExact;
  };
  for (const char digit : whole) {
    if (!push(digit)) return std::nullopt;
  }
  for (int i = 0; i < exponent; ++i) {
    const char digit = decimals.empty() ? '0' : decimals.front();
    if (!decimals.empty()) decimals.remove_prefix(1);
    if (!push(digit)) return std::nullopt;
  }
  if (decimals.find_first_not_of('0') != decimals.npos) return std::nullopt;
  return negative ? -minor : minor;
}

std::optional<std::int64_t> read_instant_ms(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  std::int64_t ms = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400000};
  if (text.empty()) return ms;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  const auto of_day = take_time_of_day(text);
  const auto zone = of_day ? read_zone(text) : std::nullopt;
  if (!zone) return std::nullopt;
  return ms + *of_day - *zone * std::int64_t{60000};
}

}  // namespace tillside::catalog

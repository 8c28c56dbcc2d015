// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// When people in China buy: weekends, Spring Festival, 618, Double 11, Christmas.

#include <cstdint>

#include "tillside/time.h"

namespace tillside::demo {

/// The made-up shop is in China, which has one offset all year.
inline constexpr std::int64_t kShopOffsetMs = 8 * 3'600'000;

/// How much is bought on a local day (days since 1970), in percent of a plain weekday.
[[nodiscard]] std::int64_t day_percent(std::int64_t day);

/// 1 .. 12. @param day local, days since 1970
[[nodiscard]] unsigned month_of(std::int64_t day);

/// Local day of a moment, days since 1970.
[[nodiscard]] std::int64_t shop_day(Instant at);

/// The moment at which a local day begins.
[[nodiscard]] Instant day_start(std::int64_t day);

}  // namespace tillside::demo

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A small shop for tests: round prices, no tax, three tiers. Tests change what they look at.

#include "tillside/tillside.h"

namespace tillside::test {

/// 2026-01-01T00:00:00Z, a Thursday.
inline constexpr Instant kNewYear{1'767'225'600'000};
inline constexpr std::int64_t kHour = 3'600'000;

inline Instant day(std::int64_t days, std::int64_t hours = 0) {
  return {kNewYear.value + days * kMillisecondsPerDay + hours * kHour};
}

inline Zone utc() { return {.name = "Etc/UTC", .transitions = {{.at = {0}}}}; }

inline EarnRule by_amount(std::string id, std::int64_t points, std::int64_t per_minor) {
  return {.id = std::move(id),
          .title = {.en = "By amount"},
          .on = EarnTrigger::order_paid,
          .amount = ByAmount{.points = {points}, .per_minor = {per_minor}}};
}

inline EarnRule fixed(std::string id, EarnTrigger on, std::int64_t points) {
  return {.id = std::move(id),
          .title = {.en = "Fixed"},
          .on = on,
          .amount = FixedPoints{.points = {points}}};
}

inline EarnRule by_unit(std::string id, std::int64_t points) {
  return {.id = std::move(id),
          .title = {.en = "Each unit"},
          .on = EarnTrigger::order_completed,
          .amount = ByUnit{.points = {points}}};
}

inline Promotion coupon(std::string id, std::string code, std::int64_t off_minor) {
  return {.id = std::move(id),
          .title = {.en = "Coupon"},
          .level = PromotionLevel::shop,
          .coupon = CouponRule{.code = std::move(code)},
          .benefit = AmountOff{.off_minor = {off_minor}}};
}

/// 10 points for each yuan (P6), 100 points pay one yuan; tiers by growth of one for each yuan.
inline Program shop() {
  Program program{.id = "shop",
                  .title = {.en = "Shop"},
                  .currency = "CNY",
                  .zone = utc(),
                  .tier = {.tiers = {{.id = "normal", .title = {.en = "Normal"}},
                                     {.id = "silver", .title = {.en = "Silver"}, .from = 1000},
                                     {.id = "gold", .title = {.en = "Gold"}, .from = 5000}}}};
  EarnRule growth = by_amount("growth", 1, 100);
  growth.counter = Counter::growth;
  program.points.earning = {by_amount("spend", 10, 100), growth};
  program.points.redemption = RedemptionRate{.points = {100}, .minor = {100}};
  return program;
}

/// A 100.00 (tea), B 200.00 (mug), C 3.33 (tea, tagged `small`), D 500.00 (mug, on sale), E free.
inline std::vector<PricedItem> items() {
  return {
      {.sku = "A", .product_id = "A", .category = "Tea", .brand = "Yun", .price_minor = {10000}},
      {.sku = "B", .product_id = "B", .category = "Mugs", .brand = "Kiln", .price_minor = {20000}},
      {.sku = "C", .product_id = "C", .category = "Tea", .tags = {"small"}, .price_minor = {333}},
      {.sku = "D",
       .product_id = "D",
       .category = "Mugs",
       .price_minor = {50000},
       .list_price_minor = Minor{60000}},
      {.sku = "E", .product_id = "E", .category = "Gifts", .price_minor = {0}}};
}

}  // namespace tillside::test

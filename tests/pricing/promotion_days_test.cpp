// SPDX-License-Identifier: MIT
//
// Days of a promotion become moments of its own zone when the program is published.

#include <catch2/catch.hpp>

#include "support/shop.h"

using namespace tillside;
using namespace tillside::test;

TEST_CASE("the last day belongs to a promotion and ends in the rule's zone", "[promotions]") {
  Program draft = shop();
  draft.promotions = {coupon("days", "DAYS", 100)};
  Promotion& promotion = draft.promotions[0];
  promotion.zone = Zone{.name = "Asia/Shanghai", .transitions = {{{0}, 28'800}}};
  promotion.first_day = "2026-11-01";
  promotion.last_day = "2026-11-11";
  const auto once = publish_program(draft);
  REQUIRE(once);
  // 2026-11-01 00:00 and 2026-11-12 00:00 at +08:00.
  CHECK(once->promotions[0].window->start == Instant{1'793'462'400'000});
  CHECK(once->promotions[0].window->end == Instant{1'794'412'800'000});
  const auto twice = publish_program(*once);
  REQUIRE(twice);
  CHECK(twice->promotions[0].window->end == once->promotions[0].window->end);
}

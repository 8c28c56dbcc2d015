// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tillside/program.h"

using namespace tillside;

namespace {

Program draft(Profile profile) {
  return {.id = "shop",
          .title = {.en = "Shop", .zh = {}},
          .currency = "EUR",
          .zone = {.name = "Etc/UTC", .transitions = {{.at = {0}}}},
          .profile = profile,
          .tier = {.tiers = {{.id = "member", .title = {.en = "Member", .zh = {}}}}}};
}

struct Row {
  Profile profile;
  RoundingMode discount;
  RoundedFigure figure;
  AllocationStrategy allocation;
  AllocationWeights weights;
  TaxLevel level;
};

}  // namespace

TEST_CASE("a profile is written out at publication", "[profiles]") {
  using enum AllocationStrategy;
  constexpr auto kAway = RoundingMode::half_away_from_zero;
  constexpr auto kToward = RoundingMode::half_toward_zero;
  constexpr auto kDown = RoundingMode::floor;
  constexpr auto kSylius = round_half_toward_zero_then_first;
  using W = AllocationWeights;
  using F = RoundedFigure;
  using L = TaxLevel;
  const std::vector<Row> rows = {
      {Profile::tillside, kAway, F::discount, largest_remainder, W::price, L::line},
      {Profile::medusa, kAway, F::discount, largest_remainder, W::price, L::line},
      {Profile::brick, kAway, F::discount, floor_then_first, W::price, L::line},
      {Profile::dinero, kAway, F::discount, floor_then_largest_weight, W::price, L::line},
      {Profile::magento, kAway, F::discount, largest_remainder, W::price, L::total_carry},
      {Profile::nop, kAway, F::discount, largest_remainder, W::price, L::total},
      {Profile::oscar, kDown, F::discount, floor_then_last, W::price, L::line},
      {Profile::saleor, kAway, F::discount, floor_then_last, W::price, L::line},
      {Profile::solidus, kAway, F::discount, floor_then_first, W::price, L::line},
      {Profile::sylius, kAway, F::discount, kSylius, W::price, L::line},
      {Profile::sylius_catalog, kAway, F::price, kSylius, W::price, L::line},
      {Profile::vendure, kToward, F::discount, largest_remainder, W::with_tax, L::line},
      {Profile::woo, kToward, F::discount, floor_then_first, W::price, L::line},
  };
  for (const Row& row : rows) {
    INFO(name(row.profile));
    const auto program = publish_program(draft(row.profile));
    REQUIRE(program);
    CHECK(program->rounding.discount == row.discount);
    CHECK(program->rounding.discount_of == row.figure);
    CHECK(program->rounding.allocation == row.allocation);
    CHECK(program->rounding.allocation_weights == row.weights);
    CHECK(program->tax.level == row.level);
    CHECK(program->tax.each_rate_rounded == (row.profile == Profile::magento));
    // Publishing what was published changes nothing.
    const auto again = publish_program(*program);
    REQUIRE(again);
    CHECK(again->rounding.discount == row.discount);
    CHECK(again->tax.level == row.level);
  }
}

TEST_CASE("what the profile says nothing of stays the merchant's", "[profiles]") {
  Program program = draft(Profile::vendure);
  program.tax.inclusive = false;
  program.tax.rounding = RoundingMode::half_even;
  program.tax.basis = TaxBasis::before_discounts;
  const auto out = publish_program(program);
  REQUIRE(out);
  CHECK_FALSE(out->tax.inclusive);
  CHECK(out->tax.rounding == RoundingMode::half_even);
  CHECK(out->tax.basis == TaxBasis::before_discounts);
}

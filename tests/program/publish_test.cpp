// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <functional>

#include "support/shop.h"

using namespace tillside;
using namespace tillside::test;

namespace {

/// A program in which everything refers to something.
Program full() {
  Program program = shop();
  program.tax.classes = {{.id = "food", .rates = {{.id = "vat", .rate_ppm = 90000}}},
                         {.id = "rest"}};
  Promotion steps{.id = "steps",
                  .title = {.en = "Steps"},
                  .conditions = {TierAtLeast{.tier = "silver"}},
                  .benefit = SpendThreshold{.steps = {{{10000}, {1000}}, {{20000}, {3000}}}}};
  program.promotions = {coupon("ten", "TEN", 1000), steps};
  program.points.rewards = {
      {.id = "r", .title = {.en = "R"}, .points = {500}, .coupon_code = "TEN"}};
  return program;
}

SpendThreshold& steps_of(Program& program) {
  return *std::get_if<SpendThreshold>(&program.promotions[1].benefit);
}

}  // namespace

TEST_CASE("a sound program is published in one form", "[program]") {
  Program draft = full();
  draft.promotions[0].coupon->code = "  ten ";
  draft.points.rewards[0].coupon_code = "Ten";
  draft.promotions[0].filter.categories = {"Tea", "Mugs", "Tea"};
  draft.points.expiry = {.kind = ExpiryKind::never, .count = 9};
  draft.tier.window.length = 7;
  const auto published = publish_program(draft);
  REQUIRE(published);
  CHECK(published->promotions[0].coupon->code == "TEN");
  CHECK(published->points.rewards[0].coupon_code == "TEN");
  CHECK(published->promotions[0].filter.categories == std::vector<std::string>{"Mugs", "Tea"});
  CHECK(published->points.expiry.count == 0);
  CHECK(published->tier.window.length == 0);
  CHECK(canonical_json(publish_program(*published)) == canonical_json(published));
}

// Goal: whatever contradicts itself is named by pointer and value. One row for each fault.
TEST_CASE("a program that contradicts itself is refused", "[program]") {
  struct Row {
    Errc code;
    const char* pointer;
    const char* value;
    std::function<void(Program&)> spoil;
  };
  const std::vector<Row> rows{
      {Errc::currency_unknown, "/currency", "XYZ", [](Program& p) { p.currency = "XYZ"; }},
      {Errc::zone_unresolved, "/zone/transitions", "Etc/UTC",
       [](Program& p) { p.zone.transitions.clear(); }},
      {Errc::zone_unresolved, "/zone/transitions/1/at", "0",
       [](Program& p) { p.zone.transitions.push_back({}); }},
      {Errc::duplicate_id, "/tax/classes/1/id", "food",
       [](Program& p) { p.tax.classes[1].id = "food"; }},
      {Errc::duplicate_id, "/tax/classes/0/rates/1/id", "vat",
       [](Program& p) { p.tax.classes[0].rates.push_back({.id = "vat"}); }},
      {Errc::duplicate_id, "/tier/tiers/2/id", "silver",
       [](Program& p) { p.tier.tiers[2].id = "silver"; }},
      {Errc::thresholds_not_increasing, "/tier/tiers/0/from", "1",
       [](Program& p) { p.tier.tiers[0].from = 1; }},
      {Errc::thresholds_not_increasing, "/tier/tiers/2/from", "1000",
       [](Program& p) { p.tier.tiers[2].from = 1000; }},
      {Errc::value_out_of_range, "/tier/tiers/1/keep", "1001",
       [](Program& p) { p.tier.tiers[1].keep = 1001; }},
      {Errc::value_out_of_range, "/tier/window/length", "0",
       [](Program& p) { p.tier.window.kind = WindowKind::rolling_days; }},
      {Errc::duplicate_id, "/promotions/1/id", "ten",
       [](Program& p) { p.promotions[1].id = "ten"; }},
      {Errc::text_not_well_formed, "/promotions/0/coupon/code", "10%",
       [](Program& p) { p.promotions[0].coupon->code = "10%"; }},
      {Errc::window_not_ordered, "/promotions/1/window/end", "5",
       [](Program& p) { p.promotions[1].window = Window{.start = Instant{5}, .end = Instant{5}}; }},
      {Errc::unknown_reference, "/promotions/1/conditions/0/tier", "silvr",
       [](Program& p) { p.promotions[1].conditions = {TierAtLeast{.tier = "silvr"}}; }},
      {Errc::thresholds_not_increasing, "/promotions/1/benefit/steps/1/thresholdMinor", "10000",
       [](Program& p) { steps_of(p).steps[1].threshold_minor = {10000}; }},
      {Errc::thresholds_not_increasing, "/promotions/1/benefit/steps/1/offMinor", "1000",
       [](Program& p) { steps_of(p).steps[1].off_minor = {1000}; }},
      {Errc::value_out_of_range, "/promotions/1/benefit/steps", "2",
       [](Program& p) { steps_of(p).mode = ThresholdMode::repeat; }},
      {Errc::duplicate_id, "/points/earning/1/id", "spend",
       [](Program& p) { p.points.earning[1].id = "spend"; }},
      {Errc::value_out_of_range, "/points/earning/0/on", "checked_in",
       [](Program& p) { p.points.earning[0].on = EarnTrigger::checked_in; }},
      {Errc::window_not_ordered, "/points/earning/0/window/end", "4",
       [](Program& p) {
         p.points.earning[0].window = Window{.start = Instant{5}, .end = Instant{4}};
       }},
      {Errc::value_out_of_range, "/points/expiry/count", "0",
       [](Program& p) { p.points.expiry.kind = ExpiryKind::after_days; }},
      {Errc::duplicate_id, "/points/rewards/1/id", "r",
       [](Program& p) { p.points.rewards.push_back(p.points.rewards[0]); }},
      {Errc::text_not_well_formed, "/points/rewards/0/couponCode", "a b",
       [](Program& p) { p.points.rewards[0].coupon_code = "a b"; }},
      {Errc::missing_field, "/points/rewards/0", "r",
       [](Program& p) { p.points.rewards[0].coupon_code = ""; }},
      {Errc::unknown_reference, "/points/rewards/0/couponCode", "ELEVEN",
       [](Program& p) { p.points.rewards[0].coupon_code = "eleven"; }},
  };
  for (const Row& row : rows) {
    INFO(row.pointer << " " << row.value);
    Program program = full();
    REQUIRE(publish_program(program));
    row.spoil(program);
    const auto refused = publish_program(program);
    REQUIRE_FALSE(refused);
    CHECK(name(refused.error().code) == name(row.code));
    CHECK(refused.error().pointer == row.pointer);
    CHECK(refused.error().value == row.value);
    CHECK_FALSE(refused.error().rule.empty());
  }
}

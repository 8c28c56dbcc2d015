// SPDX-License-Identifier: MIT
#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

namespace {

Program without_rules() {
  Program program = shop();
  program.points.earning.clear();
  return program;
}

EarnRule on_completion(EarnRule rule) {
  rule.on = EarnTrigger::order_completed;
  return rule;
}

}  // namespace

// The commission's own numbers; P7 is its worked example of two members' orders.
TEST_CASE("what the commission says a member earns", "[earn]") {
  SECTION("P6 and P7: 10 points for each currency unit") {
    play(shop(), R"(
      d0 enrol
      d1 place o1 A:3      | total=30000
      d1 pay o1            | bal=3000
    )");
    play(shop(), R"(
      d0 enrol
      d1 place o2 B:2      | total=40000
      d1 pay o2            | bal=4000
    )");
  }
  SECTION("P2: an order completed pays 20, once") {
    Program program = without_rules();
    program.points.earning = {fixed("done", EarnTrigger::order_completed, 20)};
    play(program, R"(
      d0 enrol
      d1 place o1 A:3,B:1
      d1 pay o1            | bal=0
      d2 complete o1       | bal=20
      d2 complete o1       | !order_status status=completed
    )");
  }
  SECTION("P3: every item bought pays 10, and takes 10 back when it returns") {
    Program program = without_rules();
    program.points.earning = {by_unit("item", 10)};
    play(program, R"(
      d0 enrol
      d1 place o1 A:3,B:1
      d1 pay o1
      d2 complete o1       | bal=40
      d3 refund o1 B:1     | bal=30
      d3 refund o1 A:1     | bal=20
      d3 refund o1         | bal=0 status=refunded
    )");
  }
  SECTION("P11: growth of 5 % above the lowest tier, else 3 % with a promotion, else 0") {
    Program program = without_rules();
    EarnRule bonus = by_amount("bonus", 1, 1);
    bonus.amount = RankBonus{};
    bonus.counter = Counter::growth;
    program.points.earning = {bonus};
    program.promotions = {coupon("ten", "TEN", 1000)};
    play(program, R"(
      d0 enrol
      d1 place o1 A:1              | total=10000
      d1 pay o1                    | metric=0
      d2 place o2 B:1 coupons=TEN  | total=19000
      d2 pay o2                    | metric=570 tier=normal
      d3 place o3 B:1 coupons=TEN
      d3 pay o3                    | metric=1140 tier=silver
      d4 place o4 A:1
      d4 pay o4                    | metric=1640
      d5 place o5 B:1 coupons=TEN
      d5 pay o5                    | metric=2590
    )");
  }
}

TEST_CASE("the basis is what was paid, without tax and after discounts and points", "[earn]") {
  Program program = shop();
  program.promotions = {coupon("ten", "TEN", 1000)};
  SECTION("discounts and points lower it") {
    play(program, R"(
      d0 enrol
      d1 place o1 A:1 coupons=TEN        | total=9000
      d1 pay o1                          | bal=900
      d2 place o2 A:1 points=900         | total=9100 bal=0
      d2 pay o2                          | bal=910
    )");
  }
  SECTION("tax inside the price is left out") {
    program.tax = {.inclusive = true,
                   .classes = {{.id = "vat", .rates = {{.id = "vat", .rate_ppm = 250000}}}}};
    play(program, R"(
      d0 enrol
      d1 place o1 A:1      | total=10000
      d1 pay o1            | bal=800
    )");
  }
  SECTION("so is tax on top of the price") {
    program.tax = {.inclusive = false,
                   .classes = {{.id = "vat", .rates = {{.id = "vat", .rate_ppm = 250000}}}}};
    play(program, R"(
      d0 enrol
      d1 place o1 A:1      | total=12500
      d1 pay o1            | bal=1000
    )");
  }
}

TEST_CASE("filters, windows, multipliers and rounding", "[earn]") {
  Program program = without_rules();
  EarnRule rule = by_amount("spend", 10, 100);
  SECTION("a filter counts its lines alone") {
    const auto [filter, points] = GENERATE(
        table<LineFilter, std::int64_t>({{{.categories = {"Tea"}}, 1033},
                                         {{.categories = {"Mugs"}}, 7000},
                                         {{.categories = {"Mugs"}, .exclude_on_sale = true}, 2000},
                                         {{.brands = {"Yun", "Kiln"}}, 3000},
                                         {{.products = {"D"}}, 5000},
                                         {{.skus = {"A", "C"}}, 1033},
                                         {{.tags = {"small", "large"}}, 33},
                                         {{.categories = {"Tea"}, .brands = {"Kiln"}}, 0},
                                         {{.exclude_on_sale = true}, 3033}}));
    rule.filter = filter;
    program.points.earning = {rule};
    Story story(program);
    story.play("d0 enrol\nd1 place o1 A:1,B:1,C:1,D:1,E:1\nd1 pay o1");
    CHECK(story.view(day(1)).balance.value == points);
  }
  SECTION("a window is half open") {
    rule.window = Window{.start = day(2), .end = day(3)};
    program.points.earning = {rule};
    play(program, R"(
      d0 enrol
      d1h23 place o1 A:1
      d1h23 pay o1      | bal=0
      d2 place o2 A:1
      d2 pay o2         | bal=1000
      d3 place o3 A:1
      d3 pay o3         | bal=1000
    )");
  }
  SECTION("the tier multiplies, rounded once; the order that lifts a member does not profit") {
    program.tier.tiers[1].earn_multiplier_ppm = 1'250'000;
    program.tier.metric = Metric::orders;
    program.tier.tiers[1].from = 1;
    program.tier.tiers[2].from = 2;
    program.tier.tiers[2].earn_multiplier_ppm = 0;
    program.points.earning = {rule};
    play(program, R"(
      d0 enrol
      d1 place o1 C:1
      d1 pay o1         | bal=33 tier=silver
      d2 place o2 C:1
      d2 pay o2         | bal=74 tier=gold
      d3 place o3 C:1
      d3 pay o3         | bal=74
    )");
  }
  SECTION("a rule may stay out of the multiplier") {
    program.tier.tiers[0].earn_multiplier_ppm = 3'000'000;
    rule.tier_multiplies = false;
    EarnRule with = by_amount("with", 10, 100);
    program.points.earning = {rule, with};
    play(program, "d0 enrol\nd1 place o1 C:1\nd1 pay o1 | bal=132");
  }
  SECTION("the program's rounding") {
    const auto [mode, points] = GENERATE(table<RoundingMode, std::int64_t>(
        {{RoundingMode::floor, 3}, {RoundingMode::ceil, 4}, {RoundingMode::half_even, 3}}));
    program.rounding.points = mode;
    program.points.earning = {by_amount("spend", 1, 100)};
    Story story(program);
    story.play("d0 enrol\nd1 place o1 C:1\nd1 pay o1");
    CHECK(story.view(day(1)).balance.value == points);
  }
}

TEST_CASE("enrolment, check-ins and free orders", "[earn]") {
  Program program = without_rules();
  program.points.earning = {
      fixed("hello", EarnTrigger::enrolled, 100), fixed("daily", EarnTrigger::checked_in, 5),
      on_completion(fixed("done", EarnTrigger::order_paid, 20)), by_amount("spend", 1, 100)};
  play(program, R"(
    d0 enrol           | bal=100
    d0h5 checkIn       | bal=105 today=yes
    d0h23 checkIn      | !already_checked_in
    d1 checkIn         | bal=110
    d2 wait            | today=no
    d2 place o1 E:3    | total=0
    d2 pay o1          | bal=110
    d3 complete o1     | bal=130
    d4 refund o1 E:1   | bal=124 refunded=0
    d4 refund o1 E:2   | bal=110 status=refunded
  )");
}

TEST_CASE("points of an order are pending until the return window closes", "[earn]") {
  Program program = shop();
  program.points.pending_days = 7;
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10};
  play(program, R"(
    d0 enrol
    d0 place o1 A:1
    d0 pay o1                     | bal=1000 avail=0 pend=1000
    d6h23 place o2 A:1 points=100 | !insufficient_points have=0 need=100
    d7 wait                       | avail=1000 pend=0
    d16h23 wait                   | bal=1000
    d17 wait                      | bal=0 lots=0
  )");
}

TEST_CASE("more points than a number can hold are refused", "[earn]") {
  Program program = without_rules();
  program.points.earning = {fixed("much", EarnTrigger::checked_in, kMaxInteger)};
  play(program, R"(
    d0 enrol
    d0 checkIn   | bal=9007199254740991
    d1 checkIn   | !amount_out_of_range
  )");
}

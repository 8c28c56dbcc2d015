// SPDX-License-Identifier: MIT
//
// What pays besides orders, what a rule needs, and where it ends.

#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

namespace {

Program with(std::vector<EarnRule> rules) {
  Program program = shop();
  program.points.earning = std::move(rules);
  return program;
}

EarnRule bought(std::int64_t points) { return fixed("paid", EarnTrigger::order_paid, points); }

}  // namespace

TEST_CASE("activities pay once for each reference", "[earn]") {
  play(with({fixed("share", EarnTrigger::shared, 5), fixed("mail", EarnTrigger::email_verified, 50),
             fixed("cake", EarnTrigger::birthday, 88)}),
       R"(
    d0 enrol
    d0 email_verified | bal=50
    d0 email_verified | !already_recorded
    d1 shared tea     | bal=55
    d1 shared tea     | !already_recorded
    d1 shared mug     | bal=60
    d40 birthday 2026 | bal=148
    d41 birthday 2026 | !already_recorded
  )");
}

TEST_CASE("a review is written by who bought, and pays when staff approve it", "[earn]") {
  play(with({fixed("review", EarnTrigger::reviewed, 20)}), R"(
    d0 enrol
    d1 reviewed A      | !not_bought
    d1 place o1 A:1
    d1 reviewed A      | !not_bought
    d1 pay o1
    d2 approve A       | !not_bought
    d2 reviewed A      | bal=0
    d2 reviewed A      | !already_recorded
    d3 approve A       | bal=20
    d3 approve A       | !already_recorded
  )");
}

TEST_CASE("a streak of check-ins pays its bonus each seventh day", "[earn]") {
  EarnRule bonus = fixed("streak", EarnTrigger::checked_in, 100);
  bonus.needs = {{.metric = Metric::check_in_streak, .at_least = 7, .every = 7}};
  play(with({fixed("daily", EarnTrigger::checked_in, 1), bonus}), R"(
    d0 enrol
    d0 checkIn
    d1 checkIn
    d2 checkIn
    d4 checkIn | bal=4
    d5 checkIn
    d6 checkIn
    d7 checkIn
    d8 checkIn
    d9 checkIn | bal=9
    d10 checkIn | bal=110
    d11 checkIn | bal=111
  )");
}

TEST_CASE("P1: both sides of a referral, once the friend's order qualifies", "[earn]") {
  Program program = with(
      {fixed("friend", EarnTrigger::referred, 10), fixed("inviter", EarnTrigger::referral, 100)});
  program.points.referral = {.min_spend_minor = {15000}, .within_days = 30};
  SECTION("the friend") {
    play(program, R"(
      d0 enrol by=bob
      d1 place o1 A:1
      d1 pay o1       | bal=0
      d2 place o2 B:1
      d2 pay o2       | bal=10
      d3 place o3 B:1
      d3 pay o3       | bal=10
    )");
  }
  SECTION("too late") { play(program, "d0 enrol by=bob\nd31 place o1 B:1\nd31 pay o1 | bal=0"); }
  SECTION("oneself") { play(program, "d0 enrol by=x | !member_unknown"); }
  SECTION("the one who invited") {
    play(program, R"(
      d0 enrol
      d1 referral alice | bal=100
      d1 referral alice | !already_recorded
      d2 referral carol | bal=200
    )");
  }
}

TEST_CASE("P4: ten friends and 3,000 points, once", "[earn]") {
  EarnRule prize = fixed("prize", EarnTrigger::milestone, 5000);
  prize.needs = {{.metric = Metric::invitations, .at_least = 10},
                 {.metric = Metric::points, .at_least = 3000}};
  std::string friends = "d0 enrol\n";
  for (int i = 0; i < 10; ++i) friends += "d1 referral f" + std::to_string(i) + "\n";
  play(with({fixed("inviter", EarnTrigger::referral, 100), by_amount("spend", 10, 100), prize}),
       friends + R"(
    d2 wait         | bal=1000
    d3 place o1 A:1
    d3 pay o1       | bal=2000
    d4 place o2 A:1
    d4 pay o2       | bal=8000
    d5 place o3 A:1
    d5 pay o3       | bal=9000
  )");
}

TEST_CASE("limits cut each award, the day, the whole; the cut is reported", "[earn]") {
  EarnRule rule = by_amount("spend", 1, 100);
  SECTION("of one award") {
    rule.limits.per_award = Points{150};
    Program program = with({rule});
    Story story(program);
    story.play("d0 enrol\nd1 place o1 B:1\nd1 pay o1 | bal=150");
    const auto* earned = std::get_if<PointsEarned>(&story.events().back());
    REQUIRE(earned);
    CHECK(earned->cut == Points{50});
  }
  SECTION("of a local day, then in all") {
    rule.limits.per_day = Points{250};
    rule.limits.in_all = Points{600};
    play(with({rule}), R"(
      d0 enrol
      d1 place o1 B:1
      d1 pay o1       | bal=200
      d1h5 place o2 B:1
      d1h5 pay o2     | bal=250
      d2 place o3 B:2
      d2 pay o3       | bal=500
      d3 place o4 B:2
      d3 pay o4       | bal=600
    )");
  }
  SECTION("of all rules together") {
    Program program = with({rule, bought(40)});
    program.points.limits.per_award = Points{210};
    play(program, "d0 enrol\nd1 place o1 B:1\nd1 pay o1 | bal=210");
  }
  SECTION("how often and how soon") {
    EarnRule share = fixed("share", EarnTrigger::shared, 5);
    share.limits.every_hours = 24;
    share.limits.times = 2;
    play(with({share}), R"(
      d0 enrol
      d1 shared a    | bal=5
      d1h23 shared b | bal=5
      d2 shared c    | bal=10
      d9 shared d    | bal=10
    )");
  }
}

TEST_CASE("rules that do not stack, multipliers and tiers", "[earn]") {
  EarnRule tea = by_amount("tea", 1, 100);
  EarnRule twice = by_amount("double", 1, 1);
  twice.amount = Multiplier{.ppm = 2'000'000};
  SECTION("the one of highest priority stands alone") {
    EarnRule alone = bought(7);
    alone.stackable = false;
    EarnRule stronger = fixed("stronger", EarnTrigger::order_paid, 3);
    stronger.stackable = false;
    stronger.priority = 5;
    play(with({tea, alone, stronger}), "d0 enrol\nd1 place o1 A:1\nd1 pay o1 | bal=3");
  }
  SECTION("a campaign doubles, in its window and on its goods") {
    twice.window = Window{.start = day(2), .end = day(3)};
    twice.filter.categories = {"Tea"};
    play(with({tea, twice}), R"(
      d0 enrol
      d1 place o1 A:1,B:1
      d1 pay o1            | bal=300
      d2 place o2 A:1,B:1
      d2 pay o2            | bal=700
    )");
  }
  SECTION("with a base rounding the multiplier applies once to the sum") {
    Program program = with({by_amount("a", 1, 100), by_amount("b", 1, 200), twice});
    program.points.base_rounding = RoundingMode::floor;
    program.points.earning[2].amount = Multiplier{.ppm = 1'500'000};
    // floor(3.33) + floor(1.665) = 4, times 1.5
    play(program, "d0 enrol\nd1 place o1 C:1\nd1 pay o1 | bal=6");
  }
  SECTION("VIP alone") {
    tea.from_tier = "silver";
    Program program = with({tea});
    play(program, R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1          | bal=0
      d1 assign silver
      d2 place o2 A:1
      d2 pay o2          | bal=100 tier=silver earned=normal
    )");
  }
}

TEST_CASE("the commission's formula is a program", "[earn]") {
  // base: 1 point for each 100 units; a table by units bought; streak bonuses; a daily cap.
  EarnRule base = by_amount("base", 1, 10000);
  EarnRule table = by_amount("often", 1, 1);
  table.amount = Multiplier{
      .factor = Factor{.metric = Metric::units,
                       .window = {.kind = WindowKind::rolling_days, .length = 90},
                       .steps = {{.from = 1, .ppm = 333'333}, {.from = 3, .ppm = 651'414}}}};
  EarnRule growth = by_amount("growth", 1, 1);
  growth.amount =
      Multiplier{.factor = Factor{.metric = Metric::spend,
                                  .window = {.kind = WindowKind::rolling_months, .length = 1},
                                  .compare = Comparison::previous,
                                  .cap_ppm = 500'000}};
  EarnRule streak = fixed("streak", EarnTrigger::order_paid, 5);
  streak.needs = {{.metric = Metric::orders,
                   .window = {.kind = WindowKind::rolling_days, .length = 7},
                   .at_least = 2}};
  streak.limits.every_hours = 24;
  streak.tier_multiplies = false;
  play(with({base, table, growth, streak}), R"(
    d0 enrol
    d1 place o1 D:1
    d1 pay o1        | bal=1
    d2 place o2 D:2
    d2 pay o2        | bal=12
    d2h5 place o3 D:1
    d2h5 pay o3      | bal=15
    d40 place o4 D:4
    d40 pay o4       | bal=28
  )");
}

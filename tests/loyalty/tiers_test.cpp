// SPDX-License-Identifier: MIT
#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

namespace {

/// Tiers by spend of 10.00, 50.00: an order of C's units moves it by 3.33 each.
Program by_spend(CountWindow window) {
  Program program = shop();
  program.points.earning.clear();
  program.tier.metric = Metric::spend;
  program.tier.window = window;
  program.tier.tiers[1].from = 10000;
  program.tier.tiers[2].from = 50000;
  return program;
}

}  // namespace

// P13: half-open bands; below the lowest is the lowest tier, above the highest the highest.
TEST_CASE("bands are half open", "[tiers]") {
  const auto [growth, tier, next] =
      GENERATE(table<std::int64_t, std::string, std::int64_t>({{0, "normal", 1000},
                                                               {999, "normal", 1},
                                                               {1000, "silver", 4000},
                                                               {4999, "silver", 1},
                                                               {5000, "gold", -1},
                                                               {900000, "gold", -1}}));
  Program program = shop();
  program.points.earning.clear();
  if (growth > 0) {
    program.points.earning = {fixed("g", EarnTrigger::enrolled, growth)};
    program.points.earning[0].counter = Counter::growth;
  }
  Story story(program);
  story.play("d0 enrol");
  const TierProgress seen = story.view(day(0)).tier;
  CHECK(seen.current == tier);
  CHECK(seen.reached == tier);
  CHECK(seen.metric == growth);
  CHECK(seen.missing_to_next.value_or(-1) == next);
}

TEST_CASE("an upgrade comes at once and skips steps", "[tiers]") {
  play(by_spend({}), R"(
    d0 enrol            | tier=normal until=none keep=none next=10000
    d1 place o1 D:1
    d1 pay o1           | tier=gold metric=50000 until=d367 next=none keep=0
  )");
}

// Validity: to the end of the same day 12 months later. d1 + 12 months = d366, its end is d367.
TEST_CASE("what happens when validity ends", "[tiers]") {
  const CountWindow year{.kind = WindowKind::rolling_months, .length = 12};
  SECTION("renewed while the metric holds") {
    play(by_spend(year), R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1           | tier=silver until=d367 keep=10000
      d200 place o2 A:1
      d200 pay o2         | tier=silver until=d367 keep=0
      d366h23 wait        | until=d367
      d367 wait           | tier=silver until=d732
      d732 wait           | tier=normal until=none
    )");
  }
  SECTION("down one step, then another") {
    play(by_spend(year), R"(
      d0 enrol
      d1 place o1 D:1
      d1 pay o1           | tier=gold until=d367 keep=50000
      d367 wait           | tier=silver until=d732
      d732 wait           | tier=normal until=none
    )");
  }
  SECTION("down to what is reached") {
    Program program = by_spend(year);
    program.tier.downgrade = Downgrade::to_reached;
    play(program, R"(
      d0 enrol
      d1 place o1 D:1
      d1 pay o1           | tier=gold
      d367 wait           | tier=normal until=none
    )");
  }
  SECTION("a lower threshold keeps") {
    Program program = by_spend(year);
    program.tier.tiers[2].keep = 20000;
    play(program, R"(
      d0 enrol
      d1 place o1 D:1
      d1 pay o1           | tier=gold keep=20000
      d300 place o2 B:1
      d300 pay o2         | keep=0
      d367 wait           | tier=gold until=d732
    )");
  }
  SECTION("grace keeps the tier, then lets go") {
    Program program = by_spend(year);
    program.tier.grace_days = 30;
    play(program, R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1           | tier=silver until=d367
      d367 wait           | tier=silver grace=d397 keep=10000
      d396h23 wait        | tier=silver
      d397 wait           | tier=normal grace=none
    )");
  }
  SECTION("in the grace period the tier is kept as soon as the metric allows") {
    Program program = by_spend(year);
    program.tier.grace_days = 30;
    play(program, R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1
      d370 place o2 A:1   | tier=silver grace=d397
      d370 pay o2         | tier=silver grace=none until=d736
    )");
  }
  SECTION("late is the same as in time") {
    play(by_spend(year), R"(
      d0 enrol
      d1 place o1 D:1
      d1 pay o1           | tier=gold
      d900 wait           | tier=normal until=none
    )");
  }
}

TEST_CASE("windows", "[tiers]") {
  SECTION("rolling days: what happened exactly n days ago has left") {
    play(by_spend({.kind = WindowKind::rolling_days, .length = 30}), R"(
      d0 enrol
      d1h12 place o1 A:1
      d1h12 pay o1        | metric=10000
      d31h11 wait         | metric=10000
      d31h12 wait         | metric=0
    )");
  }
  SECTION("rolling months are clamped to the month's end") {
    play(by_spend({.kind = WindowKind::rolling_months, .length = 1}), R"(
      d30h12 enrol
      d30h12 place o1 A:1
      d30h12 pay o1       | metric=10000
      d58h23 wait         | metric=10000
      d59 wait            | metric=0
    )");
  }
  SECTION("calendar year: validity runs to the end of a year") {
    play(by_spend({.kind = WindowKind::calendar_year}), R"(
      d0 enrol
      d100 place o1 A:1
      d100 pay o1         | tier=silver until=d730 keep=10000
      d365 wait           | metric=0
      d400 place o2 A:1
      d400 pay o2         | metric=10000 keep=0
      d730 wait           | tier=silver until=d1096 metric=0
      d1096 wait          | tier=normal
    )");
  }
  SECTION("lifetime") {
    play(by_spend({}), R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1           | tier=silver until=d367
      d5000 wait          | tier=silver metric=10000
    )");
  }
}

TEST_CASE("metrics: points count when they are available, orders when they are paid", "[tiers]") {
  SECTION("time lifts a member when pending points settle") {
    Program program = shop();
    program.tier.metric = Metric::points;
    program.points.pending_days = 7;
    play(program, R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1           | tier=normal metric=0 pend=1000
      d2 place o2 A:4
      d2 pay o2           | tier=normal metric=0
      d8 wait             | tier=silver metric=1000 until=d374
      d9 wait             | tier=gold metric=5000 until=d375
    )");
  }
  SECTION("a refund while pending never lifts") {
    Program program = shop();
    program.tier.metric = Metric::points;
    program.points.pending_days = 7;
    play(program, R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1
      d2 refund o1        | bal=0
      d9 wait             | tier=normal metric=0
    )");
  }
  SECTION("orders") {
    Program program = shop();
    program.tier.metric = Metric::orders;
    program.tier.tiers[1].from = 2;
    program.tier.tiers[2].from = 3;
    play(program, R"(
      d0 enrol
      d1 place o1 A:1     | metric=0
      d1 pay o1           | metric=1
      d1 refund o1        | metric=0
      d2 place o2 A:2
      d2 pay o2           | metric=1
      d2 refund o2 A:1    | metric=1
      d3 place o3 A:1
      d3 pay o3           | metric=2 tier=silver
    )");
  }
}

TEST_CASE("a refund corrects the counters at once and the tier at its next moment", "[tiers]") {
  play(by_spend({.kind = WindowKind::rolling_months, .length = 12}), R"(
    d0 enrol
    d1 place o1 A:2
    d1 pay o1             | tier=silver metric=20000
    d9 refund o1 A:1      | tier=silver metric=10000
    d9 refund o1 A:1      | tier=silver metric=0 next=50000
    d367 wait             | tier=normal
  )");
}

TEST_CASE("a member of a tier that the program dropped stands where the metric says", "[tiers]") {
  Story story(by_spend({}));
  story.play("d0 enrol\nd1 place o1 A:1\nd1 pay o1 | tier=silver");
  story.program().tier.tiers[1].id = "bronze";
  story.play("d2 checkIn | tier=bronze until=d368");
}

// SPDX-License-Identifier: MIT
#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

// Goal: money, earned points, spent points, growth and coupons come back by one formula, and a
// series of refunds ends where one refund ends. Refunded shares are of what was paid.
TEST_CASE("partial refunds end at the whole", "[refund]") {
  SECTION("earned points: 999 minor units earn 99; 33, 66, 99 go") {
    play(shop(), R"(
      d0 enrol
      d1 place o1 C:3       | total=999
      d1 pay o1             | bal=99
      d2 refund o1 C:1      | bal=66 refunded=333
      d2 refund o1 C:1      | bal=33 refunded=666
      d2 refund o1 C:1      | bal=0 refunded=999 status=refunded life=0 metric=0
      d2 refund o1          | !order_status status=refunded
    )");
  }
  SECTION("a unit's share is what was paid for it; the last one takes the rest") {
    Program program = shop();
    program.promotions = {coupon("one", "ONE", 100)};
    play(program, R"(
      d0 enrol
      d1 place o1 C:3 coupons=ONE  | total=899
      d1 pay o1                    | bal=89
      d2 refund o1 C:1             | refunded=300 bal=60
      d2 refund o1 C:1             | refunded=600 bal=30
      d2 refund o1 C:1             | refunded=899 bal=0
    )");
  }
  SECTION("spent points return to their lots, the earned ones go") {
    play(shop(), R"(
      d0 enrol
      d1 place o1 A:1
      d1 pay o1                    | bal=1000
      d2 place o2 A:2 points=1000  | total=19000 bal=0
      d2 pay o2                    | bal=1900 total=19000
      d3 refund o2 A:1             | bal=1450 refunded=9500
      d3 refund o2 A:1             | bal=1000 refunded=19000 life=1000
    )");
  }
  SECTION("the rest in one call, on a completed order") {
    play(shop(), R"(
      d0 enrol
      d1 place o1 A:2,B:1,C:5
      d1 pay o1             | bal=4166
      d2 complete o1        | bal=4166
      d3 refund o1 B:1,C:2  | bal=2100 status=completed
      d4 refund o1          | bal=0 status=refunded refunded=41665
    )");
  }
}

TEST_CASE("points that are gone", "[refund]") {
  const std::string history = R"(
    d0 enrol
    d1 place o1 A:1
    d1 pay o1                    | bal=1000
    d2 place o2 B:1 points=1000  | bal=0
  )";
  Program program = shop();
  SECTION("the member owes them, and the next ones pay") {
    play(program, history + R"(
      d3 refund o1                 | bal=-1000 avail=0 def=1000 life=0
      d3 place o3 A:1 points=100   | !insufficient_points have=0 need=100
      d4 pay o2                    | bal=900 def=0 avail=900
    )");
  }
  SECTION("they are waived") {
    program.points.negative_balance = NegativeBalance::clamp_to_zero;
    play(program, history + R"(
      d3 refund o1                 | bal=0 def=0 life=0
      d4 pay o2                    | bal=1900
    )");
  }
  SECTION("the refund is refused") {
    program.points.negative_balance = NegativeBalance::reject;
    play(program, history + R"(
      d3 refund o1                 | !insufficient_points have=0 need=1000
      d4 cancel o2                 | bal=1000
      d4 refund o1                 | bal=0
    )");
  }
  SECTION("points that come back pay the deficit first") {
    play(program, history + R"(
      d3 refund o1                 | bal=-1000
      d4 cancel o2                 | bal=0 def=0 lots=0
    )");
  }
}

TEST_CASE("own points go first, then those that end first", "[refund]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 100};
  Story story(program);
  story.play(R"(
    d0 enrol
    d1 place o1 A:1
    d1 pay o1                     | bal=1000
    d2 place o2 A:1
    d2 pay o2                     | bal=2000
    d3 place o3 A:1
    d3 pay o3                     | bal=3000
    d4 place o4 B:1 points=2400   | bal=600
    d5 refund o2                  | bal=-400
  )");
  Story other(program);
  other.play(R"(
    d0 enrol
    d1 place o1 A:1
    d1 pay o1
    d2 place o2 A:1
    d2 pay o2                     | bal=2000
    d3 refund o2                  | bal=1000 lots=1
  )");
  CHECK(other.view(day(3)).lots[0].lot.id == "spend:o1");
}

TEST_CASE("restored points keep their lot's end", "[refund]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10};
  program.points.earning = {fixed("hello", EarnTrigger::enrolled, 500),
                            fixed("daily", EarnTrigger::checked_in, 500)};
  SECTION("open lots get theirs back") {
    play(program, R"(
      d0 enrol
      d5 checkIn                   | bal=1000
      d6 place o1 A:1 points=800   | bal=200
      d7 cancel o1                 | bal=1000
      d10 wait                     | bal=500
      d15 wait                     | bal=0
    )");
  }
  SECTION("what was taken from a lot that has ended is gone") {
    play(program, R"(
      d0 enrol
      d5 checkIn                   | bal=1000
      d6 place o1 A:1 points=800   | bal=200
      d11 cancel o1                | bal=500
    )");
  }
}

TEST_CASE("coupons come back with the whole order", "[refund]") {
  Program program = shop();
  program.promotions = {coupon("one", "ONE", 100)};
  program.promotions[0].coupon->per_member = 1;
  SECTION("cancelled") {
    play(program, R"(
      d0 enrol
      d1 place o1 A:1 coupons=ONE
      d1 place o2 A:1 coupons=ONE    | !coupon_used code=ONE reason=usage_member
      d2 cancel o1                   | status=cancelled
      d2 cancel o1                   | !order_status status=cancelled
      d2 place o2 A:1 coupons=one    | total=9900
    )");
  }
  SECTION("wholly refunded, not in part") {
    play(program, R"(
      d0 enrol
      d1 place o1 A:2 coupons=ONE
      d1 pay o1
      d2 refund o1 A:1
      d2 place o2 A:1 coupons=ONE    | !coupon_used
      d3 refund o1 A:1
      d3 place o2 A:1 coupons=ONE    | total=9900
    )");
  }
}

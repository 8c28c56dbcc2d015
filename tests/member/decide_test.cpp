// SPDX-License-Identifier: MIT
#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

// Each kind of command from each kind of actor: a forged one is refused by name.
TEST_CASE("who may send what", "[decide]") {
  struct Row {
    CommandArgs args;
    ActorKind may;
  };
  const std::vector<Row> rows{
      {Enrol{}, ActorKind::member},       {PlaceOrder{}, ActorKind::member},
      {CancelOrder{}, ActorKind::member}, {RedeemReward{}, ActorKind::member},
      {CheckIn{}, ActorKind::member},     {ConfirmPayment{}, ActorKind::shop},
      {CompleteOrder{}, ActorKind::shop}, {Refund{}, ActorKind::shop},
      {PassTime{}, ActorKind::server}};
  const Story story(shop());
  for (const Row& row : rows) {
    for (const ActorKind actor :
         {ActorKind::member, ActorKind::shop, ActorKind::staff, ActorKind::server}) {
      INFO(name(actor));
      const auto may = may_send(actor, row.args);
      CHECK(may.has_value() == (actor == row.may));
      if (may) continue;
      CHECK(may.error().code == Errc::not_permitted);
      CHECK(may.error().detail.contains("kind"));
      CHECK(story.send(day(0), row.args, "x", actor).error() == may.error());
    }
  }
}

TEST_CASE("enrolment", "[decide]") {
  play(shop(), R"(
    d0 checkIn          | !not_enrolled
    d0 place o1 A:1     | !not_enrolled
    d0 enrol            | tier=normal bal=0
    d0 enrol            | !already_enrolled
  )");
}

TEST_CASE("what the shopper saw is what is charged, or the order is refused", "[decide]") {
  Story story(shop());
  story.items()[0].stock = 3;
  story.play(R"(
    d0 enrol
    d1 place o1 A:1 expect=9999               | !price_changed newTotal=10000
    d1 place o1 A:1 expect=0                  | !price_changed newTotal=10000
    d1 place o1 X:1                           | !item_unknown
    d1 place o1 A:4                           | !stock left=3 sku=A
    d1 place o1 A:3                           | total=30000
    d1 place o1 A:1                           | !idempotency_key_reused
    d1 place o2 A:1 points=100                | !insufficient_points have=0 need=100
    d1 place o2 A:1 points=100 expect=9900    | !insufficient_points have=0 need=100
    d1 place o2 A:1,A:1                       | !duplicate_id
    d1 pay o2                                 | !order_unknown
    d1 pay o1 29999                           | !payment_mismatch paid=29999 total=30000
    d1 pay o1 30000                           | bal=3000 status=paid
    d1 pay o1 30000                           | !order_status status=paid
    d1 cancel o1                              | !order_status status=paid
    d1 refund o1 A:4                          | !refund_too_much left=3 sku=A
    d1 refund o1 B:1                          | !item_unknown
    d1 refund o1 A:1,A:1                      | !duplicate_id
    d1 refund o1 A:0                          | !quantity_not_positive
    d2 complete o1                            | status=completed
    d2 refund o1 A:1                          | status=completed refunded=10000
  )");
}

TEST_CASE("a price that changed under the shopper is named", "[decide]") {
  Story story(shop());
  story.play("d0 enrol");
  story.items()[0].price_minor = {12000};
  story.play("d1 place o1 A:1 expect=10000 | !price_changed newTotal=12000");
}

TEST_CASE("coupons that do not apply are refused with the reason", "[decide]") {
  Program program = shop();
  Promotion held = coupon("held", "HELD", 100);
  held.coupon->must_be_held = true;
  Promotion big = coupon("big", "BIG", 100);
  big.conditions = {MinTotal{.threshold_minor = {50000}}};
  Promotion gone = coupon("gone", "GONE", 100);
  gone.window = Window{.end = day(1)};
  Promotion silver = coupon("silver", "SILVER", 100);
  silver.conditions = {TierAtLeast{.tier = "silver"}};
  program.promotions = {held, big, gone, silver};
  program.points.rewards = {
      {.id = "r", .title = {.en = "R"}, .points = {500}, .coupon_code = "HELD"}};
  play(program, R"(
    d0 enrol
    d1 place o1 A:1 coupons=NONE     | !coupon_unknown code=NONE reason=code_unknown
    d1 place o1 A:1 coupons=!!       | !coupon_unknown
    d1 place o1 A:1 coupons=HELD     | !coupon_not_held code=HELD reason=code_not_owner
    d1 place o1 A:1 coupons=BIG      | !coupon_refused reason=min_total actual=10000 needed=50000
    d1 place o1 A:1 coupons=GONE     | !coupon_refused reason=expired
    d1 place o1 A:1 coupons=SILVER   | !coupon_refused reason=tier
    d2 reward q 500                  | !reward_unknown
    d2 reward r 499                  | !reward_price_changed points=500
    d2 reward r 500                  | !insufficient_points have=0 need=500
    d2 place o1 A:1
    d2 pay o1                        | bal=1000
    d2 reward r 500                  | bal=500 held=1
    d3 place o2 A:1 coupons=held     | total=9900 held=0
    d3 place o3 A:1 coupons=HELD     | !coupon_used
    d4 cancel o2                     | held=1
    d4 place o3 A:1 coupons=HELD     | total=9900 held=0
  )");
}

TEST_CASE("time passes when it is due and not otherwise", "[decide]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 5};
  program.points.earning = {fixed("hello", EarnTrigger::enrolled, 10)};
  Story story(program);
  story.play("d0 enrol | bal=10");
  const auto pass = [&](std::int64_t now, std::int64_t due) {
    return story.send(day(now), PassTime{.due = day(due)}, "x", ActorKind::server);
  };
  CHECK(pass(4, 4).error().code == Errc::not_due);
  CHECK(pass(4, 5).error().code == Errc::not_due);
  CHECK(pass(6, 6).error().detail.contains("due"));
  const auto twice = pass(6, 5);
  REQUIRE(twice);
  REQUIRE(twice->events.size() == 1);
  CHECK(std::get<PointsExpired>(twice->events[0]).at == day(5));
  story.play("d6 wait | bal=0");
  CHECK(pass(6, 5).error().code == Errc::not_due);
}

TEST_CASE("what a member sees", "[view]") {
  Program program = shop();
  program.points.pending_days = 1;
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 30};
  program.points.earning.push_back(fixed("hello", EarnTrigger::enrolled, 10));
  Story story(program);
  story.play(R"(
    d0 enrol
    d2 place o1 A:1
    d2 pay o1
    d3 place o2 A:1
  )");
  const MemberView seen = story.view(day(2));
  CHECK(seen.balance.value == 1010);
  CHECK(seen.available.value == 10);
  CHECK(seen.pending.value == 1000);
  REQUIRE(seen.lots.size() == 2);
  CHECK(seen.lots[0].lot.id == "hello:c1");
  REQUIRE(seen.expiring.size() == 1);
  CHECK(seen.expiring[0].expires_at == day(30));
  REQUIRE(seen.orders.size() == 2);
  CHECK(seen.orders[0].placed.order_id == "o2");
  CHECK(seen.quote_member.orders == 2);
  CHECK(seen.quote_member.available == seen.available);
  // Before anything is due, and after everything is.
  CHECK(story.view(day(40)).balance.value == 0);
  CHECK_FALSE(Story(shop()).view(day(0)).enrolled);
}

TEST_CASE("events about what the state does not hold change nothing", "[apply]") {
  const std::vector<Event> strays{OrderPaid{.order_id = "x"},
                                  OrderCompleted{.order_id = "x"},
                                  OrderCancelled{.order_id = "x"},
                                  OrderRefunded{.order_id = "x", .lines = {{.sku = "A"}}},
                                  PointsExpired{.lot_id = "x"},
                                  PointsSpent{.ref = "x", .lots = {{"x", {5}}}},
                                  PointsRestored{.ref = "x", .lots = {{"x", {5}}}}};
  for (const Event& stray : strays) {
    State state;
    apply(state, stray);
    CHECK(canonical_json(state) == canonical_json(State{}));
  }
}

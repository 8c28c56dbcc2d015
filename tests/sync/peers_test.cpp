// SPDX-License-Identifier: MIT
//
// What one member's entry means for another, and what all members share.

#include <catch2/catch.hpp>

#include "sync/desk.h"

using namespace tillside;
using namespace tillside::test;

namespace {

const std::string kFriend = hex_id(8);

/// Commands of the back end, each with an id of its own.
struct Office {
  Desk& desk;
  int next = 5000;

  std::string run(const std::string& member, CommandArgs args) {
    sync::CommandLine line;
    line.member = member;
    line.command_id = hex_id(++next);
    line.args = std::move(args);
    const auto outcome = desk.line(line);
    return outcome ? outcome->outcome : std::string(name(outcome.error().code));
  }
  std::string last_id() const { return hex_id(next); }
};

State state_of(Desk& desk, const std::string& member) { return desk.record(member).state; }

Points balance_of(Desk& desk, const std::string& member) {
  return view_member({.program = desk.facts.current().program,
                      .state = state_of(desk, member),
                      .now = desk.now})
      ->balance;
}

}  // namespace

TEST_CASE("a friend's first order rewards both sides in one transaction", "[peers]") {
  Desk desk;
  Program program = shop();
  program.points.earning = {fixed("friend", EarnTrigger::referred, 10),
                            fixed("inviter", EarnTrigger::referral, 100)};
  desk.publish(program);
  Office office{desk};
  REQUIRE(office.run(kFriend, Enrol{.referrer = hex_id(99)}) == "member_unknown");
  REQUIRE(office.run(kMember, Enrol{}) == "applied");
  REQUIRE(office.run(kFriend, Enrol{.referrer = kMember}) == "applied");
  REQUIRE(office.run(kFriend, order_of("A", 10000)) == "applied");
  const std::string order = office.last_id();
  REQUIRE(office.run(kFriend, ConfirmPayment{.order_id = order, .paid_minor = {10000}}) ==
          "applied");
  CHECK(balance_of(desk, kFriend).value == 10);
  CHECK(balance_of(desk, kMember).value == 100);
  CHECK(desk.ledger().back().entry.actor.kind == ActorKind::server);
  REQUIRE(office.run(kFriend, order_of("A", 10000)) == "applied");
  REQUIRE(office.run(kFriend, ConfirmPayment{.order_id = office.last_id(),
                                             .paid_minor = {10000}}) == "applied");
  CHECK(balance_of(desk, kMember).value == 100);
  REQUIRE(office.run(kFriend, Refund{.order_id = order}) == "applied");
  CHECK(balance_of(desk, kFriend).value == 0);
  CHECK(balance_of(desk, kMember).value == 0);
}

TEST_CASE("points move between linked accounts, and both entries say so", "[peers]") {
  Desk desk;
  Office office{desk};
  REQUIRE(office.run(kMember, Enrol{}) == "applied");
  REQUIRE(office.run(kFriend, Enrol{}) == "applied");
  REQUIRE(
      office.run(kMember, AdjustPoints{.points = {300}, .reason = "gift", .expires_at = day(50)}) ==
      "applied");
  const TransferPoints transfer{.to = kFriend, .points = {100}};
  CHECK(office.run(kMember, transfer) == "member_unknown");
  REQUIRE(office.run(kMember, RecordActivity{.on = EarnTrigger::linked, .ref = kFriend}) ==
          "applied");
  CHECK(office.run(kMember, transfer) == "member_unknown");  // not linked from the other side
  REQUIRE(office.run(kFriend, RecordActivity{.on = EarnTrigger::linked, .ref = kMember}) ==
          "applied");
  REQUIRE(office.run(kMember, transfer) == "applied");
  CHECK(balance_of(desk, kMember).value == 200);
  CHECK(balance_of(desk, kFriend).value == 100);
  const State received = state_of(desk, kFriend);
  REQUIRE(received.lots.size() == 1);
  CHECK(received.lots[0].lot.expires_at == day(50));
  CHECK(received.lots[0].lot.ref == office.last_id());
}

TEST_CASE("a reward's stock and a promotion's limit are shared by all", "[peers]") {
  Desk desk;
  Program program = shop();
  program.points.rewards = {
      {.id = "mug", .title = {.en = "Mug"}, .points = {10}, .sku = "B", .stock = 1}};
  Promotion once = coupon("once", "ONCE", 1000);
  once.limits = UsageLimits{.global = 1};
  program.promotions = {once};
  desk.publish(program);
  Office office{desk};
  for (const std::string& member : {kMember, kFriend}) {
    REQUIRE(office.run(member, Enrol{}) == "applied");
    REQUIRE(office.run(member, AdjustPoints{.points = {50}, .reason = "gift"}) == "applied");
  }
  const RedeemReward redeem{.reward = "mug", .expect_points = {10}};
  REQUIRE(office.run(kMember, redeem) == "applied");
  const std::string reward = office.last_id();
  CHECK(office.run(kFriend, redeem) == "stock");
  REQUIRE(office.run(kMember, SettleReward{.id = reward, .status = RewardStatus::cancelled}) ==
          "applied");
  CHECK(office.run(kFriend, redeem) == "applied");

  PlaceOrder order = order_of("A", 9000);
  order.coupons = {"ONCE"};
  REQUIRE(office.run(kMember, order) == "applied");
  const std::string placed = office.last_id();
  CHECK(office.run(kFriend, order) == "coupon_refused");
  REQUIRE(office.run(kMember, CancelOrder{.order_id = placed}) == "applied");
  CHECK(office.run(kFriend, order) == "applied");
}

TEST_CASE("what was used before it was limited gives nothing back to the limit", "[peers]") {
  Desk desk;
  store::Members members(desk.db, desk.cache);
  REQUIRE(members.move_counter("promotion:once:used", -1));
  CHECK(*members.counter("promotion:once:used") == 0);
  REQUIRE(members.move_counter("promotion:once:used", 2));
  REQUIRE(members.move_counter("promotion:once:used", -3));
  CHECK(*members.counter("promotion:once:used") == 0);
}

TEST_CASE("a draw needs the seed that was committed to", "[peers]") {
  Desk desk;
  Program program = shop();
  Reward ticket{.id = "draw", .title = {.en = "Draw"}, .points = {10}};
  ticket.prizes = {{.id = "blank", .weight = 1}, {.id = "card", .weight = 1}};
  ticket.commit = store::sha256_hex("the seed");
  program.points.rewards = {ticket};
  desk.publish(program);
  Office office{desk};
  REQUIRE(office.run(kMember, Enrol{}) == "applied");
  REQUIRE(office.run(kMember, AdjustPoints{.points = {50}, .reason = "gift"}) == "applied");
  REQUIRE(office.run(kMember, RedeemReward{.reward = "draw", .expect_points = {10}}) == "applied");
  const std::string id = office.last_id();
  CHECK(office.run(kMember, SettleReward{.id = id, .seed = "another"}) == "hash_mismatch");
  REQUIRE(office.run(kMember, SettleReward{.id = id, .seed = "the seed"}) == "applied");
  const HeldReward held = state_of(desk, kMember).rewards.back();
  CHECK(held.status == RewardStatus::done);
  // Half and half: the first bit of the hash decides.
  const bool high = store::sha256_hex("the seed:" + id)[0] >= '8';
  CHECK(held.prize == (high ? "card" : "blank"));
}

// SPDX-License-Identifier: MIT
//
// Penalties, freezes, reinstatement, goals, rewards of every kind, plans for money, refunds that
// keep something.

#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

TEST_CASE("penalties may be appealed against; a frozen member does not spend", "[care]") {
  Program program = shop();
  play(program, R"(
    d0 enrol
    d0 adjust 500             | bal=500
    d1 penalty -200 id=p1     | bal=300
    d1 appeal p2              | !penalty_unknown
    d2 appeal p1              | bal=300
    d2 appeal p1              | !penalty_unknown
    d3 uphold p1              | bal=500
    d3 uphold p1              | !penalty_unknown
    d4 freeze
    d4 checkIn                | !member_frozen reason=fraud
    d4 place o1 A:1 points=100 | !member_frozen
    d4 place o2 A:1
    d4 pay o2                 | bal=1500
    d5 thaw
    d5 checkIn                | bal=1500
    d5 adjust -2000           | bal=-500 def=500
    d6 adjust 600             | bal=100 def=0
  )");
}

TEST_CASE("expired points come back within the window, once", "[care]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10, .reinstate_days = 30};
  play(program, R"(
    d0 enrol
    d0 adjust 300   | bal=300
    d0 reinstate    | !nothing_to_reinstate
    d11 wait        | bal=0
    d39 reinstate   | bal=300
    d39 reinstate   | !nothing_to_reinstate
    d49 wait        | bal=0
    d80 reinstate   | !nothing_to_reinstate
  )");
}

TEST_CASE("activity moves the end of every lot", "[care]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10, .activity = true};
  program.points.earning = {fixed("daily", EarnTrigger::checked_in, 5)};
  play(program, R"(
    d0 enrol
    d0 checkIn  | bal=5
    d9 checkIn  | bal=10
    d12 wait    | bal=10
    d19 wait    | bal=0
  )");
}

TEST_CASE("points go to a linked account alone, with their ends", "[care]") {
  Program program = shop();
  Story story(program);
  story.play(R"(
    d0 enrol
    d0 adjust 300
    d1 send bob 100   | !account_not_linked
    d1 linked bob
    d1 send bob 400   | !insufficient_points have=300 need=400
    d1 send bob 100   | bal=200
  )");
  const auto refused = story.send(
      day(2),
      ReceivePoints{.from = "eve", .transfer = "t", .lots = {{.id = "l", .remaining = {5}}}}, "t",
      ActorKind::server);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::account_not_linked);
}

TEST_CASE("a goal buys rewards that wait; a refund takes these first", "[care]") {
  Program program = shop();
  program.points.earning = {by_amount("earn", 1, 1)};
  program.points.negative_balance = NegativeBalance::clamp_to_zero;
  program.points.rewards = {
      {.id = "card", .title = {.en = "Card"}, .points = {10000}, .value_minor = Minor{500}}};
  program.points.goal =
      RewardGoal{.points = {10000}, .reward = "card", .pending_days = 7, .per_transaction = 2};
  SECTION("cancelled by a refund, the surplus credited") {
    play(program, R"(
      d0 enrol
      d1 purchase 7500    | bal=7500 goals=0
      d1 purchase 25000   | bal=7500 goals=1 rewards=0
      d2 purchase -20000  | bal=2500 goals=1
      d8 wait             | bal=2500 goals=0
      d8 purchase 100     | bal=2600 rewards=1
    )");
  }
  SECTION("what is gone is waived") {
    play(program, R"(
      d0 enrol
      d1 purchase 10000   | bal=0 goals=1
      d2 purchase -10980  | bal=0 goals=0 def=0
    )");
  }
}

TEST_CASE("rewards have a stock, a limit for each member, and kinds", "[care]") {
  Program program = shop();
  Reward goods{.id = "mug", .title = {.en = "Mug"}, .points = {100}, .sku = "B"};
  goods.per_member = 1;
  Reward ticket{.id = "draw", .title = {.en = "Draw"}, .points = {10}};
  ticket.prizes = {{.id = "blank", .weight = 3},
                   {.id = "card", .weight = 1, .value_minor = Minor{5000}}};
  ticket.commit = std::string(64, 'a');
  const Reward vip{.id = "vip",
                   .title = {.en = "VIP"},
                   .points = {10},
                   .value_minor = Minor{100},
                   .from_tier = "gold"};
  program.points.rewards = {goods, ticket, vip};
  play(program, R"(
    d0 enrol
    d0 adjust 1000
    d1 reward mug 100 id=r1  | bal=900 rewards=1
    d1 reward mug 100        | !reward_used_up limit=1
    d2 settle r1             | rewards=1
    d2 settle r1             | !reward_settled
    d3 reward vip 10         | !reward_not_offered
    d3 reward draw 10 id=t1  | bal=890
    d3 reward draw 10 id=t2  | bal=880 rewards=3
    d4 settle t1             | !not_permitted
    d5 draw t1 0             | rewards=3
    d5 draw t2 4503599627370495 | rewards=4
  )");
}

TEST_CASE("a plan holds a tier for its time; a change takes off what is unused", "[care]") {
  Program program = shop();
  program.points.plans = {
      {.id = "s", .title = {.en = "S"}, .tier = "silver", .price_minor = {3100}, .months = 1},
      {.id = "g", .title = {.en = "G"}, .tier = "gold", .price_minor = {36500}, .months = 12}};
  program.points.earning = {fixed("gift", EarnTrigger::membership, 100)};
  play(program, R"(
    d0 enrol
    d0 plan s 3000   | !payment_mismatch paid=3000 total=3100
    d0 plan s 3100   | tier=silver earned=normal bal=100
    d10 plan s 3100  | tier=silver bal=200
    d31 wait         | tier=silver
    d59 wait         | tier=normal
    d60 plan g 36500 | tier=gold bal=300
    d133 leave -29200 | tier=normal
    d134 leave 0     | !plan_unknown
  )");
}

TEST_CASE("a refund may keep the worth of points that are gone", "[refund]") {
  Program program = shop();
  program.points.negative_balance = NegativeBalance::recover_from_refund;
  play(program, R"(
    d0 enrol
    d1 place o1 A:1
    d1 pay o1          | bal=1000
    d2 adjust -950     | bal=50
    d3 refund o1       | bal=-50 refunded=9100
  )");
}

TEST_CASE("a refund may keep the discount that the rest does not earn", "[refund]") {
  Program program = shop();
  program.points.earning.clear();
  program.points.recompute = Recompute::on_refund;
  Promotion save{
      .id = "save",
      .title = {.en = "Spend 300, save 50"},
      .level = PromotionLevel::shop,
      .benefit = SpendThreshold{.steps = {{.threshold_minor = {30000}, .off_minor = {5000}}}}};
  program.promotions = {save};
  play(program, R"(
    d0 enrol
    d1 place o1 A:1,B:1   | total=25000
    d1 pay o1
    d2 refund o1 A:1      | refunded=5000 kept=3333
    d3 refund o1 B:1      | refunded=25000 kept=0 status=refunded
  )");
}

TEST_CASE("spent points that come back may last some days longer", "[refund]") {
  Program program = shop();
  program.points.earning.clear();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 5};
  program.points.restore_days = 7;
  play(program, R"(
    d0 enrol
    d0 adjust 1000
    d1 place o1 A:1 points=1000 | bal=0
    d1 pay o1
    d9 refund o1                | bal=1000
    d15 wait                    | bal=1000
    d16 wait                    | bal=0
  )");
}

TEST_CASE("who may send what to a member's account", "[care]") {
  Story story(shop());
  story.play("d0 enrol");
  using enum ActorKind;
  const std::vector<std::pair<CommandArgs, std::vector<ActorKind>>> rights{
      {AdjustPoints{.points = {1}, .reason = "x"}, {staff}},
      {ReinstatePoints{}, {staff}},
      {SetStanding{.reason = "x"}, {staff}},
      {AssignTier{}, {staff}},
      {Appeal{.penalty = "x"}, {member, staff}},
      {TransferPoints{.to = "b", .points = {1}}, {member}},
      {ReceivePoints{}, {server}},
      {RecordPurchase{.amount_minor = {1}}, {shop}},
      {ChangeMembership{}, {shop}},
      {SettleReward{.id = "x"}, {shop, server}},
      {RecordActivity{.on = EarnTrigger::shared}, {member}},
      {RecordActivity{.on = EarnTrigger::reviewed}, {member, staff}},
      {RecordActivity{.on = EarnTrigger::email_verified}, {server}},
      {RecordActivity{.on = EarnTrigger::birthday}, {server}},
      {RecordActivity{.on = EarnTrigger::referral}, {server}},
      {RecordActivity{.on = EarnTrigger::linked}, {staff}},
      {RecordActivity{.on = EarnTrigger::milestone}, {}}};
  for (const auto& [args, allowed] : rights) {
    for (const ActorKind actor : {member, shop, staff, server}) {
      const bool may = std::find(allowed.begin(), allowed.end(), actor) != allowed.end();
      INFO(name(actor));
      CHECK(static_cast<bool>(may_send(actor, args)) == may);
    }
  }
}

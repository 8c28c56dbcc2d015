// SPDX-License-Identifier: MIT
//
// Thousands of random histories. A failing seed is printed, and played again by it alone.

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/random_history.h"
#include "support/seeds.h"

using namespace tillside;
using namespace tillside::test;

namespace {

const std::uint64_t kSeeds = seeds_or(2000);

std::int64_t lot_sum(const State& state) {
  std::int64_t sum = 0;
  for (const LotState& held : state.lots) sum += held.lot.remaining.value;
  return sum;
}

/// What the events say of the points, without the state.
std::int64_t moved_points(const std::vector<Event>& events) {
  std::int64_t sum = 0;
  for (const Event& event : events) {
    if (const auto* e = std::get_if<PointsEarned>(&event)) sum += e->points.value;
    if (const auto* e = std::get_if<PointsSpent>(&event)) sum -= e->points.value;
    if (const auto* e = std::get_if<PointsExpired>(&event)) sum -= e->points.value;
    if (const auto* e = std::get_if<PointsRestored>(&event)) sum += e->points.value;
    if (const auto* e = std::get_if<PointsReversed>(&event)) {
      sum -= e->points.value - e->waived.value - e->recovered.value_or(Points{}).value -
             e->goals.value_or(Points{}).value;
    }
    if (const auto* e = std::get_if<PointsAdjusted>(&event)) {
      sum += e->points.value + e->waived.value_or(Points{}).value;
    }
  }
  return sum;
}

/// What gift cards hold.
std::int64_t card_sum(const State& state) {
  std::int64_t sum = 0;
  for (const HeldReward& held : state.rewards) sum += held.value_minor.value_or(Minor{}).value;
  return sum;
}

/// What they held when they were given out.
std::int64_t card_worth(const std::vector<Event>& events) {
  std::int64_t sum = 0;
  for (const Event& event : events) {
    const auto* given = std::get_if<RewardRedeemed>(&event);
    if (given) sum += given->value_minor.value_or(Minor{}).value;
  }
  return sum;
}

}  // namespace

TEST_CASE("a random history keeps its sums", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    RandomHistory history(seed);
    for (int step = 0; step < 25; ++step) {
      history.step();
      const State& state = history.state();
      REQUIRE(lot_sum(state) - state.deficit.value == moved_points(history.events()));
      REQUIRE((state.deficit.value == 0 || lot_sum(state) == 0));
      const NegativeBalance policy = history.program().points.negative_balance;
      if (policy == NegativeBalance::clamp_to_zero || policy == NegativeBalance::reject) {
        REQUIRE(state.deficit.value == 0);
      }
      for (const LotState& held : state.lots) REQUIRE(held.lot.remaining.value >= 0);
      for (const HeldReward& held : state.rewards) {
        REQUIRE(held.value_minor.value_or(Minor{}).value >= 0);
      }
      for (const Qualification& counted : state.qualifications) {
        REQUIRE(counted.points.value >= 0);
        REQUIRE(counted.growth.value >= 0);
        REQUIRE(counted.spend_minor.value >= 0);
        REQUIRE(counted.orders >= 0);
      }
      for (const auto& [id, order] : state.orders) {
        REQUIRE(order.refunded_minor <= order.placed.total_minor);
        REQUIRE(order.points_reversed <= order.points_earned);
        REQUIRE(order.points_restored <= order.points_spent);
      }
    }
    State replayed;
    for (const Event& event : history.events()) apply(replayed, event);
    REQUIRE(canonical_json(replayed) == canonical_json(history.state()));
  }
}

TEST_CASE("refunding everything, however split, gives back exactly everything", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    RandomHistory history(seed);
    history.keep_lots();
    for (int step = 0; step < 12; ++step) history.step();
    history.refund_everything();
    for (const auto& [id, order] : history.state().orders) {
      if (order.status == OrderStatus::placed || order.status == OrderStatus::cancelled) continue;
      REQUIRE(order.status == OrderStatus::refunded);
      REQUIRE(order.refunded_minor == order.placed.total_minor);
      REQUIRE(order.points_reversed == order.points_earned);
      REQUIRE(order.growth_reversed == order.growth_earned);
      REQUIRE(order.points_restored == order.points_spent);
      REQUIRE(order.spent_lots.empty());
      for (const Award& award : order.awards) REQUIRE(award.reversed == award.points);
    }
    for (const Activity& one : history.state().activities) {
      if (one.on != EarnTrigger::referred) continue;
      REQUIRE(one.withdrawn);
      for (const Award& award : *one.awards) REQUIRE(award.reversed == award.points);
    }
    REQUIRE(card_sum(history.state()) == card_worth(history.events()));
    for (const Qualification& counted : history.state().qualifications) {
      REQUIRE(counted.spend_minor.value == 0);
      REQUIRE(counted.orders == 0);
    }
  }
}

TEST_CASE("commands that touch different orders commute", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    RandomHistory history(seed);
    history.keep_lots();
    history.program().tier.tiers.resize(1);  // no tier to multiply by, nor the member's past
    std::erase_if(history.program().points.earning, [](const EarnRule& rule) {
      return std::holds_alternative<Multiplier>(rule.amount);
    });
    history.program().points.referral.within_days = 0;  // by the first order alone
    for (int step = 0; step < 6; ++step) history.step();
    if (history.state().deficit.value > 0) continue;  // the first credit pays what all owe
    const auto forward = history.pay_all(false);
    const auto backward = history.pay_all(true);
    REQUIRE(canonical_json(forward) == canonical_json(backward));
  }
}

TEST_CASE("running time late, twice or step by step gives one state", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    RandomHistory history(seed);
    for (int step = 0; step < 10; ++step) history.step();
    const State late = history.passed({history.now().value + 900 * kMillisecondsPerDay}, 900);
    const State daily = history.passed({history.now().value + 900 * kMillisecondsPerDay}, 7);
    REQUIRE(canonical_json(late) == canonical_json(daily));
    REQUIRE(
        canonical_json(*view_member({.program = history.program(),
                                     .state = history.state(),
                                     .now = {history.now().value + 900 * kMillisecondsPerDay}})) ==
        canonical_json(*view_member({.program = history.program(),
                                     .state = late,
                                     .now = {history.now().value + 900 * kMillisecondsPerDay}})));
  }
}

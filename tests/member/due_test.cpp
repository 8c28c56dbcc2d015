// SPDX-License-Identifier: MIT

/// @file
/// The verb `decide` on a state in which something has fallen due: it decides on what is left, as
/// the server does after it has appended the moment, and the page's prediction is the server's.

#include <catch2/catch.hpp>

#include "tillside/member.h"
#include "tillside/tillside.h"

using namespace tillside;

namespace {

constexpr Instant kNow{1'000'000};

DecideRequest redeeming(Points in_lot, std::optional<Instant> expires_at) {
  DecideRequest request;
  request.program.currency = "CNY";
  request.program.tier.tiers.push_back({.id = "base", .title = {.en = "Base"}});
  Reward reward;
  reward.id = "mug";
  reward.points = Points{100};
  request.program.points.rewards.push_back(reward);
  request.state.enrolled_at = Instant{0};
  LotState held;
  held.lot.id = "lot";
  held.lot.remaining = in_lot;
  held.lot.expires_at = expires_at;
  held.available_at = Instant{0};
  request.state.lots.push_back(held);
  request.command.args = RedeemReward{.reward = "mug", .expect_points = Points{100}};
  request.context.now = kNow;
  request.context.actor = {.kind = ActorKind::member, .id = std::string(32, 'a')};
  request.context.command_id = std::string(32, 'b');
  return request;
}

}  // namespace

TEST_CASE("points that have expired are not spent, whether or not the moment was appended") {
  const auto before = decide_command(redeeming(Points{100}, Instant{kNow.value + 1}));
  CHECK(before.has_value());
  const auto at = decide_command(redeeming(Points{100}, kNow));
  REQUIRE_FALSE(at.has_value());
  CHECK(at.error().code == Errc::insufficient_points);
}

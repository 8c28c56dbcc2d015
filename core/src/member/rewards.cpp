// SPDX-License-Identifier: MIT
#include "program/rewards.h"

#include <algorithm>

#include "loyalty/lots.h"
#include "loyalty/tiers.h"
#include "member/decision.h"

namespace tillside {
namespace {

/// A draw is a number of 52 bits.
constexpr int kDrawBits = 52;

Status check_offer(const Situation& situation, const Reward& reward) {
  const Context& context = situation.context;
  const TierRules& tiers = situation.program.tier;
  const std::string& tier = standing_tier(situation.program, situation.state, context.now);
  const bool too_low = reward.from_tier && rank_of(tiers, tier) < rank_of(tiers, *reward.from_tier);
  if (too_low || (reward.window && !contains(*reward.window, context.now))) {
    return refused(Errc::reward_not_offered, "reward", reward.id);
  }
  const auto& held = situation.state.rewards;
  const auto taken = std::count_if(held.begin(), held.end(), [&](const HeldReward& one) {
    return one.reward == reward.id && one.status != RewardStatus::cancelled;
  });
  if (reward.per_member && taken >= *reward.per_member) {
    return refused(Errc::reward_used_up, "reward", reward.id, {{"limit", *reward.per_member}});
  }
  if (context.reward_left && *context.reward_left < 1) {
    return refused(Errc::stock, "reward", reward.id, {{"left", 0}});
  }
  return Done{};
}

/// The prize that a draw falls on: weights laid end to end, the draw's share of their sum.
const Prize* drawn(const Reward& reward, std::int64_t draw) {
  Wide sum = 0;
  for (const Prize& prize : reward.prizes) sum += prize.weight;
  Wide place = (sum * draw) >> kDrawBits;
  for (const Prize& prize : reward.prizes) {
    if (place < prize.weight) return &prize;
    place -= prize.weight;
  }
  return nullptr;
}

void give_prize(const Prize& prize, const HeldReward& ticket, Instant at, Events& events) {
  if (prize.coupon_code) {
    events.push_back(CouponClaimed{.code = *prize.coupon_code, .ref = ticket.id, .at = at});
  }
  if (!prize.value_minor) return;
  events.push_back(RewardRedeemed{.reward = ticket.reward,
                                  .points = {},
                                  .at = at,
                                  .id = ticket.id + ":" + prize.id,
                                  .value_minor = prize.value_minor});
}

}  // namespace

const Reward* find_reward(const Program& program, std::string_view id) {
  for (const Reward& reward : program.points.rewards) {
    if (reward.id == id) return &reward;
  }
  return nullptr;
}

const Plan* find_plan(const Program& program, std::string_view id) {
  for (const Plan& plan : program.points.plans) {
    if (plan.id == id) return &plan;
  }
  return nullptr;
}

Status decide_reward(const Situation& situation, const RedeemReward& args, Events& events) {
  const Reward* reward = find_reward(situation.program, args.reward);
  if (reward == nullptr) return refused(Errc::reward_unknown, "reward", args.reward);
  if (reward->points != args.expect_points) {
    return refused(Errc::reward_price_changed, "expectPoints", args.expect_points.value,
                   {{"points", reward->points.value}});
  }
  TILLSIDE_CHECK(check_offer(situation, *reward));
  const Context& context = situation.context;
  Result<RedemptionPlan> plan =
      plan_redemption({.lots = spendable_lots(situation.state, context.now),
                       .points = reward->points,
                       .now = context.now});
  if (!plan) {
    Failure failure = refused(plan.error().code, "reward", args.reward);
    failure.error().detail = plan.error().detail;
    return failure;
  }
  RewardRedeemed redeemed{.reward = reward->id,
                          .points = reward->points,
                          .at = context.now,
                          .sku = reward->sku,
                          .value_minor = reward->value_minor,
                          .commit = reward->commit};
  const bool coupon = !reward->coupon_code.empty();
  if (!coupon) redeemed.id = context.command_id;
  events.push_back(spending_of(situation, reward->points, std::move(plan->shares)));
  events.push_back(std::move(redeemed));
  if (coupon) {
    events.push_back(
        CouponClaimed{.code = reward->coupon_code, .ref = context.command_id, .at = context.now});
  }
  return Done{};
}

Status decide_settle(const Situation& situation, const SettleReward& args, Events& events) {
  const auto& held = situation.state.rewards;
  const auto found = std::find_if(held.begin(), held.end(),
                                  [&](const HeldReward& one) { return one.id == args.id; });
  if (found == held.end()) return refused(Errc::reward_unknown, "id", args.id);
  if (found->status != RewardStatus::waiting) return refused(Errc::reward_settled, "id", args.id);
  const Context& context = situation.context;
  const bool draws = found->commit && args.status == RewardStatus::done;
  if (args.status == RewardStatus::waiting || draws != (context.actor.kind == ActorKind::server)) {
    return refused(Errc::not_permitted, "status", name(args.status));
  }
  RewardSettled settled{.id = args.id, .status = args.status, .at = context.now};
  if (draws) {
    const Reward* reward = find_reward(situation.program, found->reward);
    if (reward == nullptr) return refused(Errc::reward_unknown, "id", args.id);
    if (!args.seed || !args.draw) return refused(Errc::missing_field, "draw", "");
    const Prize* prize = drawn(*reward, *args.draw);
    settled.seed = args.seed;
    settled.draw = args.draw;
    settled.prize = prize == nullptr ? std::string() : prize->id;
    events.push_back(settled);
    if (prize != nullptr) give_prize(*prize, *found, context.now, events);
    return Done{};
  }
  events.push_back(settled);
  if (args.status == RewardStatus::cancelled && found->points.value > 0) {
    events.push_back(credited(situation, AdjustReason::manual, found->points, args.id, {}));
  }
  return Done{};
}

}  // namespace tillside

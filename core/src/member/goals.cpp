// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/lots.h"
#include "member/decision.h"
#include "program/rewards.h"

namespace tillside {
namespace {

/// Points that this decision's rules pay and that can be spent at once.
Points credited_by(const Events& events, Instant now) {
  Points sum;
  for (const Event& event : events) {
    const auto* earned = std::get_if<PointsEarned>(&event);
    if (earned != nullptr && earned->available_at <= now) sum += earned->points;
  }
  return sum;
}

/// What a transaction earned beyond the rewards that it reached.
Points beyond(const PendingGoal& goal) {
  return std::max(goal.cost - Points{goal.count * goal.value.value}, Points{});
}

GoalMoved moved(const PendingGoal& goal, std::int64_t count, Points cost, Instant at) {
  return {.id = goal.id,
          .reward = goal.reward,
          .count = count,
          .value = goal.value,
          .cost = cost,
          .at = at,
          .settles_at = goal.settles_at};
}

}  // namespace

void settle_goal(const Program& program, const PendingGoal& goal, Instant at, Events& events) {
  events.push_back(moved(goal, -goal.count, -goal.cost, at));
  const Reward* reward = find_reward(program, goal.reward);
  for (std::int64_t i = 0; i < goal.count; ++i) {
    RewardRedeemed given{.reward = goal.reward, .points = goal.value, .at = at};
    if (reward != nullptr) {
      given.sku = reward->sku;
      given.value_minor = reward->value_minor;
      given.commit = reward->commit;
    }
    if (given.sku || given.value_minor || given.commit) {
      given.id = goal.id + ":" + std::to_string(i);
    }
    events.push_back(std::move(given));
    if (reward == nullptr || reward->coupon_code.empty()) continue;
    events.push_back(CouponClaimed{.code = reward->coupon_code, .ref = goal.id, .at = at});
  }
}

Status add_goals(const Situation& situation, Events& events) {
  const std::optional<RewardGoal>& goal = situation.program.points.goal;
  if (!goal || events.empty()) return Done{};
  const Instant now = situation.context.now;
  State after = situation.state;
  for (const Event& event : events) apply(after, event);
  const Points available = available_points(after, now);
  PendingGoal pending{.id = "goal:" + situation.context.command_id,
                      .reward = goal->reward,
                      .count = available.value / goal->points.value,
                      .value = goal->points,
                      .settles_at = {now.value + goal->pending_days * kMillisecondsPerDay}};
  if (pending.count == 0) return Done{};
  const std::int64_t most = goal->per_transaction.value_or(pending.count);
  const bool capped = pending.count > most;
  pending.count = std::min(pending.count, most);
  pending.cost = {pending.count * goal->points.value};
  if (capped) {
    pending.cost = std::max(pending.cost, std::min(available, credited_by(events, now)));
  }
  TILLSIDE_TRY(
      RedemptionPlan plan,
      plan_redemption({.lots = spendable_lots(after, now), .points = pending.cost, .now = now}));
  GoalMoved reached = moved(pending, pending.count, pending.cost, now);
  reached.lots = std::move(plan.shares);
  events.push_back(std::move(reached));
  if (pending.settles_at <= now) settle_goal(situation.program, pending, now, events);
  return Done{};
}

Points recoup(const Situation& situation, Points wanted, Points balance, Events& events) {
  // The latest first; what one transaction earned beyond its rewards goes before any of these, and
  // of one alone where that is enough.
  std::vector<PendingGoal> goals = situation.state.goals;
  std::reverse(goals.begin(), goals.end());
  const auto enough = std::find_if(goals.begin(), goals.end(), [wanted](const PendingGoal& goal) {
    return beyond(goal) >= wanted;
  });
  if (enough != goals.end()) std::rotate(goals.begin(), enough, enough + 1);
  const std::vector<PendingGoal> before = goals;
  Points rest = wanted;
  for (PendingGoal& goal : goals) {
    const Points part = std::clamp(rest, Points{}, beyond(goal));
    goal.cost -= part;
    rest -= part;
  }
  for (PendingGoal& goal : goals) {
    while (rest > balance && goal.count > 0) {
      --goal.count;
      goal.cost -= goal.value;
      rest -= goal.value;
    }
  }
  for (std::size_t i = 0; i < goals.size(); ++i) {
    const Points cost = goals[i].cost - before[i].cost;
    if (cost.value == 0) continue;
    GoalMoved event =
        moved(goals[i], goals[i].count - before[i].count, cost, situation.context.now);
    if (rest.value < 0 && goals[i].count < before[i].count) {
      event.credit = PointsLot{.id = goals[i].id + ":" + situation.context.command_id,
                               .remaining = -rest,
                               .opened_at = event.at,
                               .expires_at = expiry_of(situation.program, event.at),
                               .ref = goals[i].id};
      rest = {};
    }
    events.push_back(std::move(event));
  }
  return rest;
}

}  // namespace tillside

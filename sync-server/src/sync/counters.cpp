// SPDX-License-Identifier: MIT
#include "sync/counters.h"

#include <algorithm>
#include <set>

namespace tillside::sync {
namespace {

constexpr const char* kUsed = ":used";
constexpr const char* kCancelled = ":cancelled";
constexpr const char* kGiven = ":given";

std::string reward_key(const std::string& id) { return "reward:" + id; }
std::string promotion_key(const std::string& id, const char* what) {
  return "promotion:" + id + what;
}
std::string day_key(const std::string& id, const Program& program, Instant at) {
  return "promotion:" + id + ":day:" + std::to_string(local_day(program.zone, at).days);
}

const Promotion* limited(const Program& program, const std::string& id) {
  for (const Promotion& one : program.promotions) {
    if (one.id == id) return one.limits ? &one : nullptr;
  }
  return nullptr;
}

const Reward* counted_reward(const Program& program, const std::string& id) {
  for (const Reward& one : program.points.rewards) {
    if (one.id == id) return one.stock ? &one : nullptr;
  }
  return nullptr;
}

/// The ids under which a promotion is counted: its own, and its campaign's.
std::vector<std::string> counted_ids(const Promotion& promotion) {
  std::vector<std::string> ids{promotion.id};
  if (promotion.limits->budget_id) ids.push_back(*promotion.limits->budget_id);
  return ids;
}

Result<PromotionUsage> usage_of(MemberStore& store, const Program& program, const std::string& id,
                                Instant now) {
  PromotionUsage usage{.id = id};
  TILLSIDE_TRY(usage.used, store.counter(promotion_key(id, kUsed)));
  TILLSIDE_TRY(usage.cancelled, store.counter(promotion_key(id, kCancelled)));
  TILLSIDE_TRY(usage.given_minor.value, store.counter(promotion_key(id, kGiven)));
  TILLSIDE_TRY(usage.used_today, store.counter(day_key(id, program, now)));
  return usage;
}

/// An order takes of its promotions' counters, or gives back when it is cancelled.
Status book_order(MemberStore& store, const Program& program, const OrderPlaced& order,
                  std::int64_t sign) {
  for (std::size_t i = 0; i < order.promotions.size(); ++i) {
    const Promotion* promotion = limited(program, order.promotions[i]);
    if (promotion == nullptr) continue;
    const std::int64_t given = order.promotion_minor && i < order.promotion_minor->size()
                                   ? (*order.promotion_minor)[i].value
                                   : 0;
    for (const std::string& id : counted_ids(*promotion)) {
      TILLSIDE_CHECK(store.move_counter(promotion_key(id, kUsed), sign));
      TILLSIDE_CHECK(store.move_counter(promotion_key(id, kGiven), sign * given));
      TILLSIDE_CHECK(store.move_counter(day_key(id, program, order.at), sign));
      if (sign < 0) TILLSIDE_CHECK(store.move_counter(promotion_key(id, kCancelled), 1));
    }
  }
  return Done{};
}

}  // namespace

Status read_counters(MemberStore& store, const Program& program, const Command& command,
                     Context& context) {
  if (const auto* redeem = std::get_if<RedeemReward>(&command.args)) {
    const Reward* reward = counted_reward(program, redeem->reward);
    if (reward == nullptr) return Done{};
    TILLSIDE_TRY(const std::int64_t given, store.counter(reward_key(reward->id)));
    context.reward_left = std::max<std::int64_t>(0, *reward->stock - given);
    return Done{};
  }
  if (!std::holds_alternative<PlaceOrder>(command.args)) return Done{};
  std::set<std::string> ids;
  for (const Promotion& promotion : program.promotions) {
    if (!promotion.limits) continue;
    for (const std::string& id : counted_ids(promotion)) ids.insert(id);
  }
  for (const std::string& id : ids) {
    TILLSIDE_TRY(PromotionUsage usage, usage_of(store, program, id, context.now));
    context.usage.push_back(std::move(usage));
  }
  return Done{};
}

Status book_counters(MemberStore& store, const Program& program, const State& before,
                     const Event& event) {
  if (const auto* placed = std::get_if<OrderPlaced>(&event)) {
    return book_order(store, program, *placed, 1);
  }
  if (const auto* cancelled = std::get_if<OrderCancelled>(&event)) {
    const auto order = before.orders.find(cancelled->order_id);
    if (order == before.orders.end()) return Done{};
    return book_order(store, program, order->second.placed, -1);
  }
  if (const auto* redeemed = std::get_if<RewardRedeemed>(&event)) {
    // Prizes and what a goal gives cost no points of their own here and are not counted.
    const Reward* reward = counted_reward(program, redeemed->reward);
    if (reward == nullptr || redeemed->points.value == 0) return Done{};
    return store.move_counter(reward_key(reward->id), 1);
  }
  if (const auto* settled = std::get_if<RewardSettled>(&event)) {
    if (settled->status != RewardStatus::cancelled) return Done{};
    for (const HeldReward& held : before.rewards) {
      if (held.id != settled->id || counted_reward(program, held.reward) == nullptr) continue;
      return store.move_counter(reward_key(held.reward), -1);
    }
  }
  return Done{};
}

}  // namespace tillside::sync

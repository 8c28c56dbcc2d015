// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/earn.h"
#include "loyalty/tiers.h"
#include "program/publish.h"
#include "program/rewards.h"

namespace tillside {
namespace {

/// What is no order has no amount and no units to pay for.
bool check_trigger(const EarnRule& rule, const Spot& spot) {
  const bool any_event = std::holds_alternative<FixedPoints>(rule.amount) ||
                         std::holds_alternative<Multiplier>(rule.amount);
  if (is_of_order(rule.on) || any_event) return true;
  return (spot / "on")
      .refuse(Errc::value_out_of_range, name(rule.on),
              "order_paid or order_completed, for an amount that depends on an order");
}

bool check_rule(const Program& program, EarnRule& rule, const Spot& spot) {
  if (!check_trigger(rule, spot)) return false;
  if (!check_window(rule.window, spot)) return false;
  if (!check_needs(rule.needs, spot / "needs")) return false;
  if (rule.on == EarnTrigger::milestone && rule.needs.empty()) {
    return (spot / "needs").refuse(Errc::missing_field, "", "what a milestone needs");
  }
  if (rule.from_tier && rank_of(program.tier, *rule.from_tier) < 0) {
    return (spot / "fromTier").refuse(Errc::unknown_reference, *rule.from_tier, "the id of a tier");
  }
  auto* times = std::get_if<Multiplier>(&rule.amount);
  if (times == nullptr || !times->factor) return true;
  const Spot factor = spot / "amount/factor";
  if (!check_count_window(times->factor->window, factor)) return false;
  const WindowKind kind = times->factor->window.kind;
  const bool daily = times->factor->compare == Comparison::daily_average;
  if (daily ? kind == WindowKind::rolling_days
            : times->factor->compare == Comparison::none || kind != WindowKind::lifetime) {
    return true;
  }
  return (factor / "window/kind")
      .refuse(Errc::value_out_of_range, name(kind),
              daily ? "rolling_days, for a daily average" : "a window that has one before it");
}

bool publish_earning(Program& program, const Spot& points) {
  const Spot list = points / "earning";
  auto& rules = program.points.earning;
  if (!check_ids(rules, list)) return false;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!check_rule(program, rules[i], list.entry(i))) return false;
    normalise_filter(rules[i].filter);
  }
  return true;
}

bool publish_expiry(PointsExpiry& expiry, const Spot& spot) {
  const bool lasts =
      expiry.kind == ExpiryKind::after_days || expiry.kind == ExpiryKind::after_months;
  if (expiry.kind == ExpiryKind::never || expiry.kind == ExpiryKind::fixed_date) expiry.count = 0;
  if (!lasts) expiry.end_of = EndOf::none;
  if (expiry.kind != ExpiryKind::fixed_date) expiry.date.reset();
  if (expiry.kind == ExpiryKind::fixed_date && !expiry.date) {
    return (spot / "date").refuse(Errc::missing_field, "", "the moment at which points end");
  }
  if (lasts && expiry.count < 1) {
    return (spot / "count").refuse(Errc::value_out_of_range, expiry.count, "at least 1 day");
  }
  if (expiry.activity && !lasts) {
    return (spot / "activity")
        .refuse(Errc::value_out_of_range, "true",
                "an end after days or months, which activity can move");
  }
  return true;
}

/// In its normal form, and one that a promotion answers to.
bool check_code(const Program& program, std::string& code, const Spot& spot) {
  if (!normalise_code(code, spot)) return false;
  for (const Promotion& one : program.promotions) {
    if (one.coupon && one.coupon->code == code) return true;
  }
  return spot.refuse(Errc::unknown_reference, code, "the coupon code of a promotion");
}

bool check_tier_id(const Program& program, const std::string& tier, const Spot& spot) {
  if (rank_of(program.tier, tier) >= 0) return true;
  return spot.refuse(Errc::unknown_reference, tier, "the id of a tier");
}

bool publish_reward(const Program& program, Reward& reward, const Spot& spot) {
  const int kinds = (reward.coupon_code.empty() ? 0 : 1) + (reward.value_minor ? 1 : 0) +
                    (reward.sku ? 1 : 0) + (reward.prizes.empty() ? 0 : 1);
  if (kinds != 1 || reward.prizes.empty() == reward.commit.has_value()) {
    return spot.refuse(Errc::missing_field, reward.id,
                       "one of couponCode, valueMinor, sku, or prizes with the seed's commit");
  }
  if (!check_window(reward.window, spot)) return false;
  if (reward.from_tier) {
    if (!check_tier_id(program, *reward.from_tier, spot / "fromTier")) return false;
  }
  if (!check_ids(reward.prizes, spot / "prizes")) return false;
  for (std::size_t i = 0; i < reward.prizes.size(); ++i) {
    if (!reward.prizes[i].coupon_code) continue;
    const Spot prize = spot.entry("prizes", i);
    if (!check_code(program, *reward.prizes[i].coupon_code, prize / "couponCode")) return false;
  }
  if (reward.coupon_code.empty()) return true;
  return check_code(program, reward.coupon_code, spot / "couponCode");
}

bool publish_rewards(Program& program, const Spot& spot) {
  PointsRules& points = program.points;
  const Spot list = spot / "rewards";
  if (!check_ids(points.rewards, list)) return false;
  for (std::size_t i = 0; i < points.rewards.size(); ++i) {
    if (!publish_reward(program, points.rewards[i], list.entry(i))) return false;
  }
  if (points.goal && find_reward(program, points.goal->reward) == nullptr) {
    return (spot / "goal/reward")
        .refuse(Errc::unknown_reference, points.goal->reward, "the id of a reward");
  }
  if (!check_ids(points.plans, spot / "plans")) return false;
  for (std::size_t i = 0; i < points.plans.size(); ++i) {
    const Spot plan = spot.entry("plans", i);
    if (!check_tier_id(program, points.plans[i].tier, plan / "tier")) return false;
  }
  if (points.negative_balance == NegativeBalance::recover_from_refund && !points.redemption) {
    return (spot / "redemption")
        .refuse(Errc::missing_field, "", "what points are worth, so that a refund can keep it");
  }
  return true;
}

}  // namespace

/// Precondition: the promotions are published, so that their codes have the normal form.
bool publish_points(Program& program, const Spot& root) {
  const Spot spot = root / "points";
  return publish_earning(program, spot) && publish_expiry(program.points.expiry, spot / "expiry") &&
         publish_rewards(program, spot);
}

}  // namespace tillside

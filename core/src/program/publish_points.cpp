// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/earn.h"
#include "loyalty/tiers.h"
#include "program/publish.h"
#include "program/rewards.h"

namespace tillside {
namespace {

/// What is no order has no amount and no units to pay for.
Status check_trigger(const EarnRule& rule, const std::string& pointer) {
  const bool any_event = std::holds_alternative<FixedPoints>(rule.amount) ||
                         std::holds_alternative<Multiplier>(rule.amount);
  if (is_of_order(rule.on) || any_event) return Done{};
  return fault(Errc::value_out_of_range, pointer + "/on", std::string(name(rule.on)),
               "order_paid or order_completed, for an amount that depends on an order");
}

Status check_rule(const Program& program, EarnRule& rule, const std::string& pointer) {
  TILLSIDE_CHECK(check_trigger(rule, pointer));
  TILLSIDE_CHECK(check_window(rule.window, pointer));
  TILLSIDE_CHECK(check_needs(rule.needs, pointer + "/needs"));
  if (rule.on == EarnTrigger::milestone && rule.needs.empty()) {
    return fault(Errc::missing_field, pointer + "/needs", "", "what a milestone needs");
  }
  if (rule.from_tier && rank_of(program.tier, *rule.from_tier) < 0) {
    return fault(Errc::unknown_reference, pointer + "/fromTier", *rule.from_tier,
                 "the id of a tier");
  }
  auto* times = std::get_if<Multiplier>(&rule.amount);
  if (times == nullptr || !times->factor) return Done{};
  const std::string factor = pointer + "/amount/factor";
  TILLSIDE_CHECK(check_count_window(times->factor->window, factor));
  const WindowKind kind = times->factor->window.kind;
  const bool daily = times->factor->compare == Comparison::daily_average;
  if (daily ? kind == WindowKind::rolling_days
            : times->factor->compare == Comparison::none || kind != WindowKind::lifetime) {
    return Done{};
  }
  return fault(Errc::value_out_of_range, factor + "/window/kind", std::string(name(kind)),
               daily ? "rolling_days, for a daily average" : "a window that has one before it");
}

Status publish_earning(Program& program) {
  const std::string list = "/points/earning";
  auto& rules = program.points.earning;
  TILLSIDE_CHECK(check_ids(rules, list));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    TILLSIDE_CHECK(check_rule(program, rules[i], at(list, i)));
    normalise_filter(rules[i].filter);
  }
  return Done{};
}

Status publish_expiry(PointsExpiry& expiry) {
  const std::string pointer = "/points/expiry/";
  const bool lasts =
      expiry.kind == ExpiryKind::after_days || expiry.kind == ExpiryKind::after_months;
  if (expiry.kind == ExpiryKind::never || expiry.kind == ExpiryKind::fixed_date) expiry.count = 0;
  if (!lasts) expiry.end_of = EndOf::none;
  if (expiry.kind != ExpiryKind::fixed_date) expiry.date.reset();
  if (expiry.kind == ExpiryKind::fixed_date && !expiry.date) {
    return fault(Errc::missing_field, pointer + "date", "", "the moment at which points end");
  }
  if (lasts && expiry.count < 1) {
    return fault(Errc::value_out_of_range, pointer + "count", std::to_string(expiry.count),
                 "at least 1 day");
  }
  if (expiry.activity && !lasts) {
    return fault(Errc::value_out_of_range, pointer + "activity", "true",
                 "an end after days or months, which activity can move");
  }
  return Done{};
}

/// In its normal form, and one that a promotion answers to.
Status check_code(const Program& program, std::string& code, const std::string& pointer) {
  TILLSIDE_CHECK(normalise_code(code, pointer));
  for (const Promotion& one : program.promotions) {
    if (one.coupon && one.coupon->code == code) return Done{};
  }
  return fault(Errc::unknown_reference, pointer, code, "the coupon code of a promotion");
}

Status check_tier_id(const Program& program, const std::string& tier, const std::string& pointer) {
  if (rank_of(program.tier, tier) >= 0) return Done{};
  return fault(Errc::unknown_reference, pointer, tier, "the id of a tier");
}

Status publish_reward(const Program& program, Reward& reward, const std::string& pointer) {
  const int kinds = (reward.coupon_code.empty() ? 0 : 1) + (reward.value_minor ? 1 : 0) +
                    (reward.sku ? 1 : 0) + (reward.prizes.empty() ? 0 : 1);
  if (kinds != 1 || reward.prizes.empty() == reward.commit.has_value()) {
    return fault(Errc::missing_field, pointer, reward.id,
                 "one of couponCode, valueMinor, sku, or prizes with the seed's commit");
  }
  TILLSIDE_CHECK(check_window(reward.window, pointer));
  if (reward.from_tier) {
    TILLSIDE_CHECK(check_tier_id(program, *reward.from_tier, pointer + "/fromTier"));
  }
  TILLSIDE_CHECK(check_ids(reward.prizes, pointer + "/prizes"));
  for (std::size_t i = 0; i < reward.prizes.size(); ++i) {
    if (!reward.prizes[i].coupon_code) continue;
    TILLSIDE_CHECK(check_code(program, *reward.prizes[i].coupon_code,
                              at(pointer + "/prizes", i) + "/couponCode"));
  }
  if (reward.coupon_code.empty()) return Done{};
  return check_code(program, reward.coupon_code, pointer + "/couponCode");
}

Status publish_rewards(Program& program) {
  PointsRules& points = program.points;
  const std::string list = "/points/rewards";
  TILLSIDE_CHECK(check_ids(points.rewards, list));
  for (std::size_t i = 0; i < points.rewards.size(); ++i) {
    TILLSIDE_CHECK(publish_reward(program, points.rewards[i], at(list, i)));
  }
  if (points.goal && find_reward(program, points.goal->reward) == nullptr) {
    return fault(Errc::unknown_reference, "/points/goal/reward", points.goal->reward,
                 "the id of a reward");
  }
  TILLSIDE_CHECK(check_ids(points.plans, "/points/plans"));
  for (std::size_t i = 0; i < points.plans.size(); ++i) {
    TILLSIDE_CHECK(check_tier_id(program, points.plans[i].tier, at("/points/plans", i) + "/tier"));
  }
  if (points.negative_balance == NegativeBalance::recover_from_refund && !points.redemption) {
    return fault(Errc::missing_field, "/points/redemption", "",
                 "what points are worth, so that a refund can keep it");
  }
  return Done{};
}

}  // namespace

/// Precondition: the promotions are published, so that their codes have the normal form.
Status publish_points(Program& program) {
  TILLSIDE_CHECK(publish_earning(program));
  TILLSIDE_CHECK(publish_expiry(program.points.expiry));
  return publish_rewards(program);
}

}  // namespace tillside

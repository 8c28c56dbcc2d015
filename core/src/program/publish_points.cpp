// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/earn.h"
#include "loyalty/tiers.h"
#include "program/publish.h"

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

bool grants(const Promotion& promotion, const std::string& code) {
  return promotion.coupon && promotion.coupon->code == code;
}

Status publish_rewards(Program& program) {
  const std::string list = "/points/rewards";
  TILLSIDE_CHECK(check_ids(program.points.rewards, list));
  for (std::size_t i = 0; i < program.points.rewards.size(); ++i) {
    Reward& reward = program.points.rewards[i];
    const std::string pointer = at(list, i) + "/couponCode";
    TILLSIDE_CHECK(normalise_code(reward.coupon_code, pointer));
    const bool known =
        std::any_of(program.promotions.begin(), program.promotions.end(),
                    [&](const Promotion& one) { return grants(one, reward.coupon_code); });
    if (known) continue;
    return fault(Errc::unknown_reference, pointer, reward.coupon_code,
                 "the coupon code of a promotion");
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

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"

namespace tillside {
namespace {

/// Enrolments and check-ins have no amount and no units to pay for.
Status check_trigger(const EarnRule& rule, const std::string& pointer) {
  const bool of_order =
      rule.on == EarnTrigger::order_paid || rule.on == EarnTrigger::order_completed;
  if (of_order || std::holds_alternative<FixedPoints>(rule.amount)) return Done{};
  return fault(Errc::value_out_of_range, pointer + "/on", std::string(name(rule.on)),
               "order_paid or order_completed, for an amount that depends on an order");
}

Status publish_earning(PointsRules& points) {
  const std::string list = "/points/earning";
  TILLSIDE_CHECK(check_ids(points.earning, list));
  for (std::size_t i = 0; i < points.earning.size(); ++i) {
    EarnRule& rule = points.earning[i];
    TILLSIDE_CHECK(check_trigger(rule, at(list, i)));
    TILLSIDE_CHECK(check_window(rule.window, at(list, i)));
    normalise_filter(rule.filter);
  }
  return Done{};
}

Status publish_expiry(PointsExpiry& expiry) {
  if (expiry.kind == ExpiryKind::never) expiry.count = 0;
  if (expiry.kind != ExpiryKind::after_days || expiry.count >= 1) return Done{};
  return fault(Errc::value_out_of_range, "/points/expiry/count", std::to_string(expiry.count),
               "at least 1 day");
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
  TILLSIDE_CHECK(publish_earning(program.points));
  TILLSIDE_CHECK(publish_expiry(program.points.expiry));
  return publish_rewards(program);
}

}  // namespace tillside

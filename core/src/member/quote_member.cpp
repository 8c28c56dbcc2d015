// SPDX-License-Identifier: MIT
#include "member/quote_member.h"

#include "loyalty/earn.h"
#include "loyalty/lots.h"
#include "loyalty/tiers.h"

namespace tillside {
namespace {

/// Whether a rule that pays for orders looks at the member's past.
bool looks_back(const Program& program) {
  const auto limits = [](const EarnLimits& of) { return of.per_day || of.in_all; };
  if (limits(program.points.limits)) return true;
  for (const EarnRule& rule : program.points.earning) {
    if (!is_of_order(rule.on)) continue;
    const auto* times = std::get_if<Multiplier>(&rule.amount);
    if (!rule.needs.empty() || limits(rule.limits) || rule.limits.times ||
        rule.limits.every_hours || (times != nullptr && times->factor)) {
      return true;
    }
  }
  return false;
}

}  // namespace

QuoteMember quote_member(const Program& program, const State& state, Instant now) {
  QuoteMember member{.tier = standing_tier(program, state, now),
                     .available = available_points(state, now),
                     .used = state.promotion_uses,
                     .cancelled = state.cancelled_uses};
  if (looks_back(program)) {
    member.history = EarnHistory{.enrolled_at = state.enrolled_at,
                                 .qualifications = state.qualifications,
                                 .counts = state.earn_counts};
  }
  for (const auto& [id, order] : state.orders) {
    member.orders += order.status != OrderStatus::cancelled;
  }
  for (const HeldCoupon& coupon : state.coupons) {
    if (!coupon.used_by) member.held_coupons.push_back(coupon.code);
  }
  return member;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "member/quote_member.h"

#include "loyalty/lots.h"

namespace tillside {

QuoteMember quote_member(const State& state, Instant now) {
  QuoteMember member{
      .tier = state.tier, .available = available_points(state, now), .used = state.promotion_uses};
  for (const auto& [id, order] : state.orders) {
    member.orders += order.status != OrderStatus::cancelled;
  }
  for (const HeldCoupon& coupon : state.coupons) {
    if (!coupon.used_by) member.held_coupons.push_back(coupon.code);
  }
  return member;
}

}  // namespace tillside

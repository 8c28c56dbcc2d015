// SPDX-License-Identifier: MIT
#include "pricing/eligibility.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

Check check_window(const std::optional<Window>& window, Instant now) {
  if (!window) return {};
  if (window->start && now < *window->start) {
    return {.reason = Reason::not_started, .actual = now.value, .needed = window->start->value};
  }
  if (window->end && now >= *window->end) {
    return {.reason = Reason::expired, .actual = now.value, .needed = window->end->value};
  }
  return {};
}

bool holds(const QuoteMember* member, const std::string& code) {
  if (member == nullptr) return false;
  const auto& held = member->held_coupons;
  return std::find(held.begin(), held.end(), code) != held.end();
}

Check below(Reason reason, std::int64_t uses, const std::optional<std::int64_t>& most) {
  if (!most || uses < *most) return {};
  return {.reason = reason, .actual = uses, .needed = *most};
}

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts, const std::string& id) {
  const auto found = counts.find(id);
  return found == counts.end() ? 0 : found->second;
}

/// Uses by the member; those of cancelled orders only where they stay used.
std::int64_t member_uses(const Promotion& promotion, const QuoteMember& member) {
  const bool stay = promotion.limits && !promotion.limits->reusable_after_cancel;
  return count_of(member.used, promotion.id) +
         (stay ? count_of(member.cancelled, promotion.id) : 0);
}

Check check_coupon(const Promotion& promotion, const QuoteMember* member) {
  if (!promotion.coupon) return {};
  const CouponRule& coupon = *promotion.coupon;
  if (coupon.must_be_held && !holds(member, coupon.code)) {
    return {.reason = Reason::code_not_owner};
  }
  if (member == nullptr) return {};
  return below(Reason::usage_member, member_uses(promotion, *member), coupon.per_member);
}

Check check_usage(const Promotion& promotion, const QuoteParts& parts) {
  if (!promotion.limits) return {};
  const UsageLimits& limits = *promotion.limits;
  if (const PromotionUsage* usage = usage_of(parts, promotion.id)) {
    const std::int64_t stay = limits.reusable_after_cancel ? 0 : usage->cancelled;
    const Check all = below(Reason::usage_global, usage->used + stay, limits.global);
    if (!all.holds()) return all;
    const Check today = below(Reason::usage_global, usage->used_today, limits.per_day);
    if (!today.holds()) return today;
  }
  if (parts.member == nullptr) return {};
  return below(Reason::usage_member, member_uses(promotion, *parts.member), limits.per_member);
}

}  // namespace

const PromotionUsage* usage_of(const QuoteParts& parts, std::string_view id) {
  for (const PromotionUsage& usage : parts.usage) {
    if (usage.id == id) return &usage;
  }
  return nullptr;
}

Check check_standing(const Promotion& promotion, const QuoteParts& parts) {
  if (!promotion.active) return {.reason = Reason::inactive};
  if (promotion.currency && *promotion.currency != parts.program.currency) {
    return {.reason = Reason::currency_mismatch};
  }
  const Check window = check_window(promotion.window, parts.now);
  if (!window.holds()) return window;
  const Check coupon = check_coupon(promotion, parts.member);
  return coupon.holds() ? check_usage(promotion, parts) : coupon;
}

Check check_conditions(const Stage& stage) {
  for (const Condition& condition : stage.promotion.conditions) {
    const Check check = std::visit([&](const auto& kind) { return kind.check(stage); }, condition);
    if (!check.holds()) return check;
  }
  return {};
}

}  // namespace tillside::pricing

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

Check check_coupon(const Promotion& promotion, const QuoteMember* member) {
  if (!promotion.coupon) return {};
  const CouponRule& coupon = *promotion.coupon;
  if (coupon.must_be_held && !holds(member, coupon.code)) {
    return {.reason = Reason::code_not_owner};
  }
  if (!coupon.per_member || member == nullptr) return {};
  const auto used = member->used.find(promotion.id);
  const std::int64_t uses = used == member->used.end() ? 0 : used->second;
  if (uses < *coupon.per_member) return {};
  return {.reason = Reason::usage_member, .actual = uses, .needed = *coupon.per_member};
}

}  // namespace

Check check_standing(const Promotion& promotion, const QuoteParts& parts) {
  if (!promotion.active) return {.reason = Reason::inactive};
  const Check window = check_window(promotion.window, parts.now);
  return window.holds() ? check_coupon(promotion, parts.member) : window;
}

std::vector<std::uint32_t> eligible_lines(const LineFilter& filter, const Basket& basket) {
  std::vector<std::uint32_t> eligible;
  eligible.reserve(basket.lines.size());
  for (std::uint32_t i = 0; i < basket.lines.size(); ++i) {
    if (matches(filter, basket.lines[i].facts)) eligible.push_back(i);
  }
  return eligible;
}

Check why_no_line(const LineFilter& filter, const Basket& basket) {
  if (filter.exclude_on_sale) {
    LineFilter wider = filter;
    wider.exclude_on_sale = false;
    if (!eligible_lines(wider, basket).empty()) return {.reason = Reason::excluded_item};
  }
  return {.reason = Reason::no_eligible_line};
}

Check check_conditions(const Promotion& promotion, const Stage& stage) {
  for (const Condition& condition : promotion.conditions) {
    const Check check = std::visit([&](const auto& kind) { return kind.check(stage); }, condition);
    if (!check.holds()) return check;
  }
  return {};
}

}  // namespace tillside::pricing

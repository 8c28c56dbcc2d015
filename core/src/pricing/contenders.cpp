// SPDX-License-Identifier: MIT
#include "pricing/contenders.h"

#include "pricing/eligibility.h"
#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

/// Appends the lines that a filter lets through; with `on_sale` also those on sale.
std::uint32_t add_lines(const LineFilter& filter, const Basket& basket, bool on_sale,
                        std::vector<std::uint32_t>& lines) {
  const std::size_t before = lines.size();
  for (std::uint32_t i = 0; i < basket.lines.size(); ++i) {
    const LineFacts& facts = basket.lines[i].facts;
    const bool in = on_sale ? matches_on_sale(filter, facts) : matches(filter, facts);
    if (in) lines.push_back(i);
  }
  return static_cast<std::uint32_t>(lines.size() - before);
}

void find_lines(const Basket& basket, Contender& one, std::vector<std::uint32_t>& lines) {
  const Promotion& promotion = *one.promotion;
  one.first_line = one.first_counted = static_cast<std::uint32_t>(lines.size());
  one.eligible = one.counted = add_lines(promotion.filter, basket, false, lines);
  if (promotion.filter.exclude_on_sale && (one.eligible == 0 || promotion.threshold_counts_all)) {
    one.first_counted = static_cast<std::uint32_t>(lines.size());
    one.counted = add_lines(promotion.filter, basket, true, lines);
  }
  if (one.eligible > 0 || !one.standing.holds()) return;
  const bool on_sale = one.counted > 0;
  one.standing = {.reason = on_sale ? Reason::excluded_item : Reason::no_eligible_line};
}

/// The place of a promotion's budget among those opened so far.
std::uint32_t budget_of(const std::vector<Contender>& list, const Promotion& promotion,
                        std::size_t opened) {
  const auto key = [](const Promotion& one) -> const std::string& {
    return one.limits->budget_id ? *one.limits->budget_id : one.id;
  };
  for (const Contender& other : list) {
    if (other.budget != kNoBudget && key(*other.promotion) == key(promotion)) return other.budget;
  }
  return static_cast<std::uint32_t>(opened);
}

bool has_budget(const Promotion& promotion) {
  return promotion.limits && (promotion.limits->budget_minor || promotion.limits->budget_count);
}

}  // namespace

bool comes_before(const Promotion& one, const Promotion& other) {
  if (one.level != other.level) return one.level < other.level;
  if (one.coupon.has_value() != other.coupon.has_value()) return other.coupon.has_value();
  if (one.priority != other.priority) return one.priority > other.priority;
  return one.id < other.id;
}

Contenders find_contenders(const QuoteParts& parts, Basket& basket) {
  Contenders all;
  EnteredCoupons entered(parts.cart.coupons);
  if (parts.cart.best_coupons && parts.member != nullptr) {
    entered.add(parts.member->held_coupons, true);
  }
  all.list.reserve(parts.program.promotions.size());
  for (const Promotion& promotion : parts.program.promotions) {
    if (promotion.level == PromotionLevel::price) continue;
    if (promotion.coupon && !entered.answer(promotion.coupon->code)) continue;
    all.list.push_back({.promotion = &promotion, .standing = check_standing(promotion, parts)});
  }
  arrange(all.list, [](const Contender& one, const Contender& other) {
    return comes_before(*one.promotion, *other.promotion);
  });
  all.lines.reserve(all.list.size() * basket.lines.size());
  for (Contender& one : all.list) {
    find_lines(basket, one, all.lines);
    if (!has_budget(*one.promotion)) continue;
    one.budget = budget_of(all.list, *one.promotion, basket.budgets.size());
    if (one.budget == basket.budgets.size()) basket.budgets.push_back({});
  }
  for (const EnteredCoupon& coupon : entered.list()) {
    if (!coupon.answered) all.unknown.push_back(coupon);
  }
  return all;
}

}  // namespace tillside::pricing

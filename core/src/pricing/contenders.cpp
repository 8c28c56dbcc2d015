// SPDX-License-Identifier: MIT
#include "pricing/contenders.h"

#include "pricing/eligibility.h"
#include "tillside/arrange.h"
#include "tillside/text_hash.h"

namespace tillside::pricing {
namespace {

/// Numbers the lines' categories, so that a filter looks at each of them once.
class Categories {
 public:
  explicit Categories(const Basket& basket) {
    of_line_.reserve(basket.lines.size());
    for (const BasketLine& line : basket.lines) of_line_.push_back(number_of(line.facts.category));
  }

  /// Writes for each line whether the filter may let its category through.
  void ask(const LineFilter& filter, std::vector<std::uint8_t>& answers) const {
    bool known[kMost + 1];
    known[kMost] = true;
    for (std::size_t i = 0; i < names_.size(); ++i) known[i] = admits_category(filter, names_[i]);
    answers.resize(of_line_.size());
    for (std::size_t i = 0; i < of_line_.size(); ++i) answers[i] = known[of_line_[i]];
  }

 private:
  /// Carts have few; a line of any more is looked at by itself.
  static constexpr std::size_t kMost = 32;

  std::uint8_t number_of(std::string_view name) {
    std::size_t number = 0;
    while (number < names_.size() && !same_text(names_[number], name)) ++number;
    if (number == names_.size() && number < kMost) names_.push_back(name);
    return static_cast<std::uint8_t>(number);
  }

  std::vector<std::string_view> names_;
  std::vector<std::uint8_t> of_line_;
};

/// Finds the lines that filters let through.
class LineFinder {
 public:
  explicit LineFinder(const Basket& basket) : basket_(basket), categories_(basket) {}

  /// Appends the lines of a filter; with `on_sale` also those on sale.
  std::uint32_t add(const LineFilter& filter, bool on_sale, std::vector<std::uint32_t>& lines) {
    const std::size_t before = lines.size();
    const bool all = is_open(filter);
    if (!all) categories_.ask(filter, may_match_);
    for (std::uint32_t i = 0; i < basket_.lines.size(); ++i) {
      const LineFacts& facts = basket_.lines[i].facts;
      const bool in = all || (may_match_[i] != 0 &&
                              (on_sale ? matches_on_sale(filter, facts) : matches(filter, facts)));
      if (in) lines.push_back(i);
    }
    return static_cast<std::uint32_t>(lines.size() - before);
  }

 private:
  const Basket& basket_;
  Categories categories_;
  std::vector<std::uint8_t> may_match_{};
};

void find_lines(LineFinder& finder, Contender& one, std::vector<std::uint32_t>& lines) {
  const Promotion& promotion = *one.promotion;
  one.first_line = one.first_counted = static_cast<std::uint32_t>(lines.size());
  one.eligible = one.counted = finder.add(promotion.filter, false, lines);
  if (promotion.filter.exclude_on_sale && (one.eligible == 0 || promotion.threshold_counts_all)) {
    one.first_counted = static_cast<std::uint32_t>(lines.size());
    one.counted = finder.add(promotion.filter, true, lines);
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
  LineFinder finder(basket);
  for (Contender& one : all.list) {
    find_lines(finder, one, all.lines);
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

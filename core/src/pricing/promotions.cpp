// SPDX-License-Identifier: MIT
#include "pricing/promotions.h"

#include <algorithm>

#include "pricing/allocation.h"
#include "pricing/coupons.h"
#include "pricing/eligibility.h"
#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

/// The promotions that take part, in the order of evaluation: those without a code and those
/// whose code stands in the cart. Inside a level coupons come after promotions.
std::vector<const Promotion*> in_order(const Program& program, EnteredCoupons& entered) {
  std::vector<const Promotion*> order;
  order.reserve(program.promotions.size());
  for (const Promotion& promotion : program.promotions) {
    if (!promotion.coupon || entered.answer(promotion.coupon->code)) order.push_back(&promotion);
  }
  arrange(order, [](const Promotion* a, const Promotion* b) {
    if (a->level != b->level) return a->level < b->level;
    if (a->coupon.has_value() != b->coupon.has_value()) return b->coupon.has_value();
    if (a->priority != b->priority) return a->priority > b->priority;
    return a->id < b->id;
  });
  return order;
}

/// The discount of each eligible line, and what of the offer is not in it and why.
struct Taking {
  std::vector<std::int64_t> by_line;
  std::int64_t given = 0;
  Check cut = {};  ///< max_off or already_zero, where less was given than wanted
};

/// Cuts an offer to the promotion's cap and to what the lines still cost, and allocates it.
class Cashier {
 public:
  Cashier(const Promotion& promotion, const Stage& stage)
      : promotion_(promotion), stage_(stage), strategy_(stage.parts.program.rounding.allocation) {}

  [[nodiscard]] Taking take(Offer& offer) const {
    Taking taking;
    const std::int64_t cap =
        promotion_.max_off_minor ? promotion_.max_off_minor->value : kMaxInteger;
    const std::int64_t within = std::min(offer.wanted, cap);
    const std::int64_t possible = offer.by_line.empty() ? stage_.base : sum(offer.by_line);
    const std::int64_t amount = std::min(within, possible);
    if (offer.by_line.empty()) {
      taking.by_line = allocate_by(running(), amount);
    } else if (amount < possible) {
      taking.by_line = allocate_by(offer.by_line, amount);
    } else {
      taking.by_line = std::move(offer.by_line);
    }
    taking.given = sum(taking.by_line);
    if (amount < offer.wanted) {
      const Reason reason = within <= possible ? Reason::max_off : Reason::already_zero;
      taking.cut = {.reason = reason, .actual = taking.given, .needed = offer.wanted};
    }
    return taking;
  }

 private:
  static std::int64_t sum(const std::vector<std::int64_t>& amounts) {
    std::int64_t sum = 0;
    for (const std::int64_t amount : amounts) sum += amount;
    return sum;
  }

  [[nodiscard]] std::vector<std::int64_t> running() const {
    std::vector<std::int64_t> running;
    running.reserve(stage_.eligible.size());
    for (const std::uint32_t i : stage_.eligible) running.push_back(stage_.basket.lines[i].running);
    return running;
  }

  /// The weights are what each line can give, so they are its room too.
  [[nodiscard]] std::vector<std::int64_t> allocate_by(const std::vector<std::int64_t>& weights,
                                                      std::int64_t amount) const {
    std::vector<std::int64_t> shares(weights.size());
    const Leftover left = split(amount, weights, strategy_, weights, shares);
    must(left.unallocated == 0);
    return shares;
  }

  const Promotion& promotion_;
  const Stage& stage_;
  AllocationStrategy strategy_;
};

TraceEntry entry_of(const Promotion& promotion) {
  TraceEntry entry{.id = promotion.id, .title = promotion.title, .level = promotion.level};
  if (promotion.coupon) entry.coupon_code = promotion.coupon->code;
  return entry;
}

TraceEntry rejected(const Promotion& promotion, const Check& check) {
  TraceEntry entry = entry_of(promotion);
  entry.reason = check.reason;
  entry.actual = check.actual;
  entry.needed = check.needed;
  return entry;
}

TraceEntry unknown_code(const EnteredCoupon& entered) {
  // A title is never empty, so that a trace can be read back.
  const std::string shown = entered.typed.empty() ? "-" : entered.typed;
  return {.id = shown,
          .title = {.en = shown, .zh = {}},
          .coupon_code = entered.code.value_or(shown),
          .reason = Reason::code_unknown};
}

class Evaluator {
 public:
  Evaluator(const QuoteParts& parts, Basket& basket) : parts_(parts), basket_(basket) {}

  Explanation run() {
    EnteredCoupons entered(parts_.cart.coupons);
    for (const Promotion* promotion : in_order(parts_.program, entered)) {
      explanation_.trace.push_back(evaluate(*promotion));
    }
    for (const EnteredCoupon& coupon : entered.list()) {
      if (!coupon.answered) explanation_.trace.push_back(unknown_code(coupon));
    }
    return std::move(explanation_);
  }

 private:
  TraceEntry evaluate(const Promotion& promotion) {
    const Check standing = check_standing(promotion, parts_);
    if (!standing.holds()) return rejected(promotion, standing);
    const std::vector<std::uint32_t> eligible = eligible_lines(promotion.filter, basket_);
    if (eligible.empty()) return rejected(promotion, why_no_line(promotion.filter, basket_));
    Stage stage{.parts = parts_, .basket = basket_, .level = promotion.level, .eligible = eligible};
    for (const std::uint32_t i : eligible) {
      stage.base += basket_.lines[i].running;
      stage.units += basket_.lines[i].asked->quantity;
    }
    const Check conditions = check_conditions(promotion, stage);
    if (!conditions.holds()) return rejected(promotion, conditions);
    Offer offer =
        std::visit([&](const auto& benefit) { return benefit.offer(stage); }, promotion.benefit);
    if (offer.next) note_gap(promotion, stage.base, offer);
    if (!offer.check.holds()) return rejected(promotion, offer.check);
    return take(promotion, stage, offer);
  }

  /// A threshold that adds nothing, since the cap is reached before it, is no gap.
  void note_gap(const Promotion& promotion, std::int64_t base, const Offer& offer) {
    const std::int64_t cap = promotion.max_off_minor ? promotion.max_off_minor->value : kMaxInteger;
    const std::int64_t off = std::min(offer.next->off, cap);
    if (off <= std::min(offer.wanted, cap)) return;
    explanation_.gaps.push_back({.promotion_id = promotion.id,
                                 .base_minor = {base},
                                 .threshold_minor = {offer.next->threshold},
                                 .missing_minor = {offer.next->threshold - base},
                                 .off_minor = {off}});
  }

  TraceEntry take(const Promotion& promotion, const Stage& stage, Offer& offer) {
    const Taking taking = Cashier(promotion, stage).take(offer);
    if (taking.given == 0) {
      // Nothing left, or a share that rounds to nothing: it must not use up a coupon.
      return rejected(promotion, {.reason = Reason::already_zero, .actual = stage.base});
    }
    TraceEntry entry = entry_of(promotion);
    const bool cut = !taking.cut.holds();
    entry.outcome = cut ? Outcome::clipped : Outcome::applied;
    entry.reason = taking.cut.reason;
    entry.actual = taking.cut.actual;
    entry.needed = taking.cut.needed;
    entry.amount_minor = {taking.given};
    entry.rounding_delta_minor = {cut ? 0 : taking.given - offer.rounded_once};
    for (std::size_t i = 0; i < stage.eligible.size(); ++i) {
      const std::int64_t off = taking.by_line[i];
      if (off == 0) continue;
      BasketLine& line = basket_.lines[stage.eligible[i]];
      line.running -= off;
      line.discount += off;
      must(off > 0 && line.running >= 0);
      entry.by_line.push_back({.sku = line.asked->sku, .amount_minor = {off}});
    }
    explanation_.discount += taking.given;
    explanation_.promoted = true;
    return entry;
  }

  const QuoteParts& parts_;
  Basket& basket_;
  Explanation explanation_;
};

}  // namespace

Explanation apply_promotions(const QuoteParts& parts, Basket& basket) {
  return Evaluator(parts, basket).run();
}

}  // namespace tillside::pricing

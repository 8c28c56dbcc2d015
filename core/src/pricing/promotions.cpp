// SPDX-License-Identifier: MIT
#include "pricing/promotions.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

TraceEntry unknown_code(const EnteredCoupon& entered) {
  // A title is never empty, so that a trace can be read back.
  const std::string shown = entered.typed.empty() ? "-" : entered.typed;
  return {.id = shown,
          .title = {.en = shown, .zh = {}},
          .coupon_code = entered.code.value_or(shown),
          .reason = Reason::code_unknown};
}

TraceEntry left_out(const Promotion& promotion, const Choice& choice) {
  TraceEntry entry = entry_of(promotion, choice.left_out);
  if (choice.left_out.reason == Reason::outbid) entry.outcome = Outcome::outbid;
  if (choice.by != nullptr) entry.by = choice.by->id;
  return entry;
}

TraceEntry tried(const Contender& one, const Trial& trial) {
  TraceEntry entry = entry_of(*one.promotion, trial.check);
  if (!trial.applied()) return entry;
  entry.outcome = trial.check.holds() ? Outcome::applied : Outcome::clipped;
  entry.amount_minor = {trial.given};
  entry.rounding_delta_minor = {trial.rounding_delta};
  entry.units = trial.offer.counted_units;
  if (trial.unallocated > 0) entry.unallocated_minor = Minor{trial.unallocated};
  entry.by_line = line_amounts(trial);
  return entry;
}

/// A threshold that adds nothing, since the cap is reached before it, is no gap.
void note_gap(const Promotion& promotion, const Trial& trial, std::vector<ThresholdGap>& gaps) {
  const Offer& offer = trial.offer;
  const std::int64_t cap = promotion.max_off_minor ? promotion.max_off_minor->value : kMaxInteger;
  const std::int64_t off = std::min(offer.next->off, cap);
  if (off <= std::min(offer.wanted, cap)) return;
  gaps.push_back({.promotion_id = promotion.id,
                  .base_minor = {trial.base},
                  .threshold_minor = {offer.next->threshold},
                  .missing_minor = {offer.next->threshold - trial.base},
                  .off_minor = {off}});
}

}  // namespace

TraceEntry entry_of(const Promotion& promotion, const Check& check) {
  TraceEntry entry{.id = promotion.id,
                   .title = promotion.title,
                   .level = promotion.level,
                   .reason = check.reason,
                   .actual = check.actual,
                   .needed = check.needed};
  if (promotion.coupon) entry.coupon_code = promotion.coupon->code;
  return entry;
}

Explanation apply_promotions(const QuoteParts& parts, const Contenders& all,
                             std::span<const Choice> choices, Basket& basket) {
  Explanation explanation{.trace = {}, .gaps = {}};
  explanation.trace.reserve(all.list.size() + all.unknown.size());
  Trial trial;
  for (std::size_t i = 0; i < all.list.size(); ++i) {
    const Contender& one = all.list[i];
    if (!choices.empty() && !choices[i].left_out.holds()) {
      explanation.trace.push_back(left_out(*one.promotion, choices[i]));
      continue;
    }
    try_promotion(parts, all, one, basket, trial);
    if (trial.offer.next) note_gap(*one.promotion, trial, explanation.gaps);
    explanation.trace.push_back(tried(one, trial));
    if (one.promotion->level != PromotionLevel::shipping) explanation.discount += trial.given;
    explanation.promoted |= trial.applied();
  }
  for (const EnteredCoupon& coupon : all.unknown) explanation.trace.push_back(unknown_code(coupon));
  return explanation;
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#include "pricing/combination/ceiling.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

/// Sums over the lines of a contender, as high as they can still be when its turn comes.
struct Reach {
  std::int64_t room = 0;     ///< what may come off the eligible lines
  std::int64_t base = 0;     ///< what a share is taken of
  std::int64_t counted = 0;  ///< what thresholds count
  std::int64_t units = 0;    ///< of the eligible lines
  std::int64_t lines = 0;
  bool floors = false;  ///< a line may not fall to zero
};

/// What a line can count at most: where a rule looks at an earlier state than the present one,
/// that state is at most the price before all promotions.
std::int64_t at_most(const BasketLine& line, bool running) {
  return running ? line.running : line.subtotal;
}

Reach reach_of(const Contenders& all, const Contender& one, const Basket& basket) {
  Reach reach;
  for (const std::uint32_t i : all.eligible(one)) {
    const BasketLine& line = basket.lines[i];
    reach.room += std::max<std::int64_t>(0, line.running - line.floor);
    reach.base += at_most(line, one.promotion->base != DiscountBase::level_start);
    reach.units += line.quantity;
    reach.floors |= line.floor > 0;
    ++reach.lines;
  }
  const bool running = one.promotion->threshold_basis == ThresholdBasis::running;
  for (const std::uint32_t i : all.counted(one)) {
    reach.counted += at_most(basket.lines[i], running);
  }
  return reach;
}

/// Whether a share of the lines' running amounts is what comes off each of them: not where lines
/// with a floor leave their part to others, nor where other weights split it, nor where it is taken
/// of a level's start.
bool proportional(const Rounding& rounding, const Promotion& promotion, const Reach& reach,
                  bool across) {
  if (promotion.base == DiscountBase::level_start) return false;
  return !across || (!reach.floors && rounding.allocation_weights == AllocationWeights::price);
}

BenefitScope scope_of(const std::optional<BenefitScope>& scope, const Promotion& promotion) {
  const bool item_level = promotion.level == PromotionLevel::item;
  return scope.value_or(item_level ? BenefitScope::each_line : BenefitScope::across);
}

Ceiling of_share(Ppm rate, BenefitScope scope, const Rounding& rounding, const Promotion& promotion,
                 const Reach& reach) {
  Ceiling ceiling{.by_line = scope != BenefitScope::across};
  if (scope == BenefitScope::each_line) ceiling.roundings = reach.lines;
  if (scope == BenefitScope::each_unit) ceiling.roundings = reach.units;
  ceiling.amount = saturate(Wide{reach.base} * rate / kOne + ceiling.roundings);
  if (proportional(rounding, promotion, reach, !ceiling.by_line)) ceiling.share = rate;
  return ceiling;
}

/// The step that can be reached and takes most; a part of a price or of units takes at most all.
Ceiling of_ladder(const Ladder& ladder, const Rounding& rounding, const Promotion& promotion,
                  const Reach& reach) {
  const BenefitScope scope = scope_of(ladder.scope, promotion);
  Ceiling most;
  for (const LadderStep& step : ladder.steps) {
    Ceiling ceiling{.amount = reach.room};
    if (step.value.rate_ppm && ladder.mode == ThresholdMode::step) {
      ceiling = of_share(*step.value.rate_ppm, scope, rounding, promotion, reach);
    }
    if (ceiling.amount > most.amount) most = ceiling;
  }
  return most;
}

std::int64_t of_amount(const AmountOff& off, const Reach& reach) {
  if (off.scope == BenefitScope::across && !off.next_off_minor) return off.off_minor.value;
  const std::int64_t each = std::max(
      off.off_minor.value, off.next_off_minor ? off.next_off_minor->value : std::int64_t{0});
  return saturate(Wide{each} * reach.units);
}

std::int64_t of_threshold(const SpendThreshold& rule, const Reach& reach) {
  std::int64_t most = 0;
  for (const ThresholdStep& step : rule.steps) {
    if (step.threshold_minor.value > reach.counted) continue;
    const std::int64_t times =
        rule.mode == ThresholdMode::repeat ? reach.counted / step.threshold_minor.value : 1;
    most = std::max(most, saturate(Wide{step.off_minor.value} * times));
  }
  return most;
}

Ceiling of_benefit(const Rounding& rounding, const Promotion& promotion, const Reach& reach) {
  if (const auto* percent = std::get_if<PercentOff>(&promotion.benefit)) {
    return of_share(percent->rate_ppm, scope_of(percent->scope, promotion), rounding, promotion,
                    reach);
  }
  if (const auto* ladder = std::get_if<Ladder>(&promotion.benefit)) {
    return of_ladder(*ladder, rounding, promotion, reach);
  }
  if (const auto* amount = std::get_if<AmountOff>(&promotion.benefit)) {
    return {.amount = of_amount(*amount, reach)};
  }
  if (const auto* rule = std::get_if<SpendThreshold>(&promotion.benefit)) {
    return {.amount = of_threshold(*rule, reach),
            .needs = rule->steps.front().threshold_minor.value};
  }
  return {.amount = reach.room};
}

}  // namespace

Ceiling ceiling_of(const QuoteParts& parts, const Contenders& all, const Contender& one,
                   const Basket& basket) {
  const Promotion& promotion = *one.promotion;
  // What comes off shipping comes off no goods; the bound counts shipping by itself.
  if (!one.standing.holds() || promotion.level == PromotionLevel::shipping) return {};
  const Reach reach = reach_of(all, one, basket);
  Ceiling ceiling = of_benefit(parts.program.rounding, promotion, reach);
  const std::int64_t cap = promotion.max_off_minor ? promotion.max_off_minor->value : kMaxInteger;
  const std::int64_t most = std::min(cap, reach.room);
  if (most < ceiling.amount) ceiling = {.amount = most, .needs = ceiling.needs};
  for (const Condition& condition : promotion.conditions) {
    const auto* total = std::get_if<MinTotal>(&condition);
    if (total == nullptr || total->filter) continue;
    if (reach.counted < total->threshold_minor.value) return {};
    ceiling.needs = std::max(ceiling.needs, total->threshold_minor.value);
  }
  if (promotion.threshold_basis != ThresholdBasis::running) ceiling.needs = 0;
  return ceiling;
}

}  // namespace tillside::pricing

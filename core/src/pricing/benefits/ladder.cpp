// SPDX-License-Identifier: MIT
#include "pricing/stage.h"

namespace tillside {

using pricing::BasketLine;
using pricing::Offer;
using pricing::Stage;

namespace {

/// What chooses the step: an amount, or a number of units.
std::int64_t counted(const Stage& stage, LadderOf of, const std::optional<LineFilter>& filter) {
  const bool units = of == LadderOf::quantity;
  if (!filter) return units ? stage.units : stage.base;
  std::int64_t sum = 0;
  for (const BasketLine& line : stage.basket.lines) {
    if (matches(*filter, line.facts)) sum += units ? line.open_units() : stage.counts(line);
  }
  return sum;
}

}  // namespace

void Ladder::offer(const Stage& stage, Offer& offer) const {
  const std::int64_t base = counted(stage, of, counts);
  const LadderStep* reached = nullptr;
  for (const LadderStep& step : steps) {
    if (step.from <= base) {
      reached = &step;
      continue;
    }
    // A gap is an amount of the eligible lines; a step by units has none.
    if (of == LadderOf::total && !counts) {
      offer.next = {step.from, pricing::off_of(step.value, step.from, stage)};
    }
    break;
  }
  if (reached == nullptr) {
    offer.check = {.reason = of == LadderOf::quantity ? Reason::min_qty : Reason::min_total,
                   .actual = base,
                   .needed = steps.front().from};
    return;
  }
  pricing::choose_units(stage, units, offer);
  const bool item_level = stage.promotion.level == PromotionLevel::item;
  if (mode == ThresholdMode::step) {
    const auto usual = item_level ? BenefitScope::each_line : BenefitScope::across;
    return pricing::take_value(stage, reached->value, scope.value_or(usual), offer);
  }
  // Publishing lets only an amount repeat, and only above a threshold.
  const Wide off = Wide{reached->value.off_minor->value} * (base / reached->from);
  offer.wanted = offer.rounded_once = pricing::saturate(off);
}

}  // namespace tillside

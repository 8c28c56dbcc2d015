// SPDX-License-Identifier: MIT
#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;

namespace {

void repeat_offer(const ThresholdStep& step, std::int64_t base, Offer& offer) {
  const std::int64_t reached = base / step.threshold_minor.value;
  const auto off = [&](std::int64_t count) {
    return pricing::saturate(Wide{step.off_minor.value} * count);
  };
  offer.wanted = off(reached);
  const Wide next = Wide{step.threshold_minor.value} * (reached + 1);
  if (next <= kMaxInteger) offer.next = {static_cast<std::int64_t>(next), off(reached + 1)};
}

void step_offer(const std::vector<ThresholdStep>& steps, std::int64_t base, Offer& offer) {
  for (const ThresholdStep& step : steps) {
    if (step.threshold_minor.value > base) {
      offer.next = {step.threshold_minor.value, step.off_minor.value};
      break;
    }
    offer.wanted = step.off_minor.value;
  }
}

}  // namespace

/// Thresholds are inclusive. @see docs/rules/promotions.md
void SpendThreshold::offer(const Stage& stage, Offer& offer) const {
  pricing::choose_units(stage, {}, offer);
  if (mode == ThresholdMode::repeat) {
    repeat_offer(steps.front(), stage.base, offer);
  } else {
    step_offer(steps, stage.base, offer);
  }
  offer.rounded_once = offer.wanted;
  const std::int64_t first = steps.front().threshold_minor.value;
  if (stage.base < first) {
    offer.check = {.reason = Reason::min_total, .actual = stage.base, .needed = first};
  }
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;

void PercentOff::offer(const Stage& stage, Offer& offer) const {
  const bool item_level = stage.promotion.level == PromotionLevel::item;
  pricing::choose_units(stage, units, offer);
  pricing::take_value(stage, {.rate_ppm = rate_ppm},
                      scope.value_or(item_level ? BenefitScope::each_line : BenefitScope::across),
                      offer);
}

void AmountOff::offer(const Stage& stage, Offer& offer) const {
  pricing::choose_units(stage, units, offer);
  if (!next_off_minor) return pricing::take_value(stage, {.off_minor = off_minor}, scope, offer);
  offer.across = false;
  offer.shares.assign(offer.amounts.size(), 0);
  Wide wanted = 0;
  for (std::size_t i = 0; i < offer.amounts.size(); ++i) {
    if (offer.units[i] == 0) continue;
    const pricing::UnitSplit split(offer.amounts[i], offer.units[i]);
    const std::int64_t first = split.each + (split.rest > 0 ? 1 : 0);
    const auto clip = [&](std::int64_t amount) { return std::min(amount, next_off_minor->value); };
    // The first unit is one of those that cost most.
    const Wide others = split.sum(clip) - clip(first);
    offer.shares[i] = static_cast<std::int64_t>(std::min(first, off_minor.value) + others);
    wanted += off_minor.value + Wide{next_off_minor->value} * (offer.units[i] - 1);
  }
  offer.wanted = offer.rounded_once = pricing::saturate(wanted);
}

void FixedPrice::offer(const Stage& stage, Offer& offer) const {
  pricing::choose_units(stage, units, offer);
  pricing::take_value(stage, {.price_minor = price_minor}, scope, offer);
}

}  // namespace tillside

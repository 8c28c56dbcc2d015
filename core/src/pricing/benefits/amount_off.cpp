// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;
using pricing::UnitSplit;

pricing::Offer AmountOff::offer(const Stage& stage) const {
  if (scope == BenefitScope::across) return Offer::across(off_minor.value);
  const std::int64_t times_off = scope == BenefitScope::each_unit
                                     ? stage.units
                                     : static_cast<std::int64_t>(stage.eligible.size());
  Offer offer = Offer::across(pricing::saturate(Wide{off_minor.value} * times_off));
  const auto clip = [&](std::int64_t amount) { return std::min(amount, off_minor.value); };
  for (std::size_t i = 0; i < stage.eligible.size(); ++i) {
    const pricing::BasketLine& line = stage.line(i);
    offer.by_line.push_back(
        scope == BenefitScope::each_line
            ? clip(line.running)
            : static_cast<std::int64_t>(UnitSplit(line.running, line.asked->quantity).sum(clip)));
  }
  return offer;
}

}  // namespace tillside

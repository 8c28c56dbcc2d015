// SPDX-License-Identifier: MIT
#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;
using pricing::UnitSplit;

pricing::Offer PercentOff::offer(const Stage& stage) const {
  const RoundingMode mode = stage.parts.program.rounding.discount;
  // A share of at most the whole of an amount in range is in range.
  const auto off = [&](std::int64_t amount) {
    return share_of(Minor{amount}, rate_ppm, mode)->value;
  };
  const bool item_level = stage.level == PromotionLevel::item;
  const BenefitScope basis =
      scope.value_or(item_level ? BenefitScope::each_line : BenefitScope::across);
  Offer offer = Offer::across(off(stage.base));
  if (basis == BenefitScope::across) return offer;
  offer.wanted = 0;
  offer.by_line.reserve(stage.eligible.size());
  for (std::size_t i = 0; i < stage.eligible.size(); ++i) {
    const pricing::BasketLine& line = stage.line(i);
    const std::int64_t line_off =
        basis == BenefitScope::each_line
            ? off(line.running)
            : static_cast<std::int64_t>(UnitSplit(line.running, line.asked->quantity).sum(off));
    offer.by_line.push_back(line_off);
    offer.wanted += line_off;
  }
  return offer;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "pricing/totals.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

/// A surcharge below zero takes at most what the rest costs.
void clip_charges(Basket& basket) {
  std::int64_t rest = 0;
  for (const BasketLine& line : basket.lines) rest += line.running;
  for (const BasketCharge& charge : basket.charges)
    rest += std::max<std::int64_t>(0, charge.running);
  for (BasketCharge& charge : basket.charges) {
    if (charge.running >= 0) continue;
    charge.price = charge.running = std::max(charge.running, -rest);
    rest += charge.running;
  }
}

Error out_of_range(const char* pointer) {
  return {.code = Errc::amount_out_of_range,
          .pointer = pointer,
          .rule = "a total from 0 to 9007199254740991"};
}

}  // namespace

Result<Totals> total_up(const QuoteParts& parts, const TaxTable& table, Basket& basket) {
  Totals totals{.points = pay_points(parts, basket)};
  clip_charges(basket);
  TILLSIDE_TRY(totals.taxes, add_taxes(parts, table, basket));
  const auto add = [&](std::int64_t running, const Taxed& taxed) {
    totals.tax += taxed.tax;
    totals.total += running + taxed.on_top();
    return in_range(Minor{running + taxed.on_top()}) && in_range(Minor{totals.total});
  };
  for (const BasketLine& line : basket.lines) {
    if (!add(line.running, line.taxed)) return out_of_range("/cart/lines");
  }
  for (const BasketCharge& charge : basket.charges) {
    if (!add(charge.running, charge.taxed)) return out_of_range("/cart/charges");
  }
  // Only a surcharge below zero that is taxed higher than the goods gets here.
  if (totals.total < 0) return out_of_range("/cart/charges");
  TILLSIDE_TRY(totals.payable, pay(parts, totals.total));
  return totals;
}

}  // namespace tillside::pricing

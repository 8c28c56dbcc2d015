// SPDX-License-Identifier: MIT
#include "pricing/combination/combine.h"
#include "pricing/pay_points.h"
#include "pricing/tax.h"

namespace tillside::pricing {

std::int64_t total_of(const QuoteParts& parts, const Basket& promoted) {
  Basket basket = promoted;
  static_cast<void>(pay_points(parts, basket));
  const bool on_top = !parts.program.tax.inclusive && !parts.program.tax.classes.empty();
  if (on_top && !add_taxes(parts, basket)) return kMaxInteger + 1;
  std::int64_t total = 0;
  for (const BasketLine& line : basket.lines) {
    total += line.running + (on_top ? line.tax : 0);
    if (total > kMaxInteger) return kMaxInteger + 1;
  }
  return total;
}

}  // namespace tillside::pricing

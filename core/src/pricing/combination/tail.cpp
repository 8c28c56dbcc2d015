// SPDX-License-Identifier: MIT
#include "pricing/combination/tail.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

/// Whether a line's tax follows what the line costs.
bool tax_follows(const QuoteParts& parts) {
  return parts.tax_lines == nullptr && parts.program.tax.basis == TaxBasis::after_discounts;
}

/// Charges but shipping, and taxes that do not follow the goods. A surcharge below zero takes most
/// off where the goods cost most, so it counts as it stands before all promotions.
std::int64_t constant_of(const QuoteParts& parts, const TaxTable& table, Basket basket) {
  const Result<Totals> totals = total_up(parts, table, basket);
  std::int64_t constant = 0;
  for (const BasketCharge& charge : basket.charges) {
    if (charge.charge->kind == ChargeKind::shipping) continue;
    // A cent of its tax may fall to another line or charge.
    constant += charge.running + (totals ? charge.taxed.on_top() : 0) - 1;
  }
  if (!totals || tax_follows(parts)) return constant;
  for (const BasketLine& line : basket.lines) constant += line.taxed.on_top();
  return constant;
}

/// Points pay at most this many minor units, and at most that share of the goods.
void add_points(const QuoteParts& parts, std::size_t lines, Tail& tail) {
  const auto& rate = parts.program.points.redemption;
  if (!rate || parts.member == nullptr || lines == 0) return;
  const Points points = std::min(parts.cart.redeem_points, parts.member->available);
  tail.paid_most = std::max<std::int64_t>(0, points.value) / rate->points.value * rate->minor.value;
  tail.paid_share = rate->max_share_ppm;
  const auto [light, heavy] = std::minmax_element(tail.weights.begin(), tail.weights.end());
  tail.paid_slack = plus(*heavy, weigh(2 * static_cast<std::int64_t>(lines), *heavy - *light));
}

}  // namespace

std::int64_t Tail::share_of(std::int64_t goods) const {
  return static_cast<std::int64_t>(Wide{goods} * paid_share / kOne);
}

Tail tail_of(const QuoteParts& parts, const TaxTable& table, const Basket& basket) {
  // Room for a subtotal with eight times its worth of tax, and for sums of a few of them.
  int bits = 56;
  for (std::int64_t most = basket.subtotal; most > 0; most /= 2) --bits;
  Tail tail{.bits = std::clamp(bits, 0, 40)};
  const std::int64_t one = std::int64_t{1} << tail.bits;
  tail.weights.assign(basket.lines.size(), one);
  tail.constant = constant_of(parts, table, basket);
  for (std::size_t i = 0; i < basket.lines.size() && tax_follows(parts); ++i) {
    const Taxed& taxed = basket.lines[i].taxed;
    if (taxed.inclusive || taxed.parts == 0) continue;
    const Wide weight = Wide{one} * (taxed.whole + taxed.parts) / taxed.whole;
    tail.weights[i] = static_cast<std::int64_t>(std::min(weight, Wide{8} * one));
    // Each rounding of a tax takes less than a minor unit away; a class has at most 20 rates.
    const TaxRules& rules = parts.program.tax;
    const std::int64_t units = rules.level == TaxLevel::unit ? basket.lines[i].quantity : 1;
    tail.slack = plus(tail.slack, weigh(units * (rules.each_rate_rounded ? 20 : 1), one));
  }
  add_points(parts, basket.lines.size(), tail);
  return tail;
}

}  // namespace tillside::pricing

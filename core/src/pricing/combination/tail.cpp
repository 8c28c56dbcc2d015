// SPDX-License-Identifier: MIT
#include "pricing/combination/tail.h"

#include <algorithm>

namespace tillside::pricing {
namespace {

/// 1 + the tax on a minor unit of a class, rounded down; beyond 8 the rest is left out.
std::int64_t taxed(const TaxClass& tax_class, std::int64_t one) {
  std::int64_t weight = one;
  for (const TaxRate& rate : tax_class.rates) {
    const std::int64_t base = rate.compound ? weight : one;
    weight += static_cast<std::int64_t>(Wide{base} * rate.rate_ppm / kOne);
    weight = std::min(weight, 8 * one);
  }
  return weight;
}

const TaxClass* class_of(const TaxRules& rules, const PricedItem& item) {
  for (const TaxClass& one : rules.classes) {
    if (!item.tax_class || one.id == *item.tax_class) return &one;
  }
  return nullptr;
}

}  // namespace

std::int64_t Tail::share_of(std::int64_t goods) const {
  return static_cast<std::int64_t>(Wide{goods} * paid_share / kOne);
}

Tail tail_of(const QuoteParts& parts, const Basket& basket) {
  // Room for a subtotal with ten times its worth of tax, and for sums of a few of them.
  int bits = 56;
  for (std::int64_t most = basket.subtotal; most > 0; most /= 2) --bits;
  Tail tail{.bits = std::clamp(bits, 0, 40)};
  const std::int64_t one = std::int64_t{1} << tail.bits;
  const TaxRules& tax = parts.program.tax;
  tail.weights.assign(basket.lines.size(), one);
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    const BasketLine& line = basket.lines[i];
    const TaxClass* tax_class = tax.inclusive ? nullptr : class_of(tax, *line.item);
    if (tax_class == nullptr) continue;
    tail.weights[i] = std::max(one, taxed(*tax_class, one));
    // Each rounding of a tax takes less than a minor unit away.
    const std::int64_t units = tax.level == TaxLevel::unit ? line.asked->quantity : 1;
    const auto rates = static_cast<std::int64_t>(tax_class->rates.size());
    tail.slack = plus(tail.slack, weigh(rates * units, one));
  }
  const auto& rate = parts.program.points.redemption;
  if (rate && parts.member != nullptr) {
    const std::int64_t points =
        std::min(parts.cart.redeem_points.value, std::max<std::int64_t>(0, parts.member->available.value));
    tail.paid_most = points / rate->points.value * rate->minor.value;
    tail.paid_share = rate->max_share_ppm;
    const auto [light, heavy] = std::minmax_element(tail.weights.begin(), tail.weights.end());
    if (heavy != tail.weights.end()) {
      const auto lines = static_cast<std::int64_t>(basket.lines.size());
      tail.paid_slack = plus(*heavy, weigh(2 * lines, *heavy - *light));
    }
  }
  return tail;
}

}  // namespace tillside::pricing

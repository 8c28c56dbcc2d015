// SPDX-License-Identifier: MIT
#include "pricing/given_taxes.h"

#include "wire/spot.h"

namespace tillside::pricing {
namespace {

/// What a tax line is of.
struct Target {
  Taxed* taxed = nullptr;
  std::int64_t amount = 0;
};

Target find(Basket& basket, const std::string& id) {
  for (BasketLine& line : basket.lines) {
    if (line.asked->sku == id) return {&line.taxed, line.running};
  }
  for (BasketCharge& charge : basket.charges) {
    if (charge.charge->id == id) return {&charge.taxed, charge.running};
  }
  return {};
}

}  // namespace

Result<std::vector<RateSum>> add_given_taxes(const QuoteParts& parts, Basket& basket) {
  const std::vector<TaxLine>& lines = *parts.tax_lines;
  const bool inclusive = parts.program.tax.inclusive;
  std::vector<Target> targets;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Target target = find(basket, lines[i].of);
    if (target.taxed == nullptr) {
      return Spot("taxLines", i, "of")
          .fault(Errc::unknown_reference, lines[i].of, "a line or charge of the cart");
    }
    target.taxed->inclusive = inclusive;
    target.taxed->tax += lines[i].tax_minor.value;
    const std::int64_t most = inclusive ? target.amount : kMaxInteger;
    if (target.taxed->tax > most) {
      const std::string rule = "taxes of at most " + std::to_string(most) + " on one line";
      return Spot("taxLines", i, "taxMinor")
          .fault(inclusive ? Errc::value_out_of_range : Errc::amount_out_of_range,
                 lines[i].tax_minor.value, rule.c_str());
    }
    targets.push_back(target);
  }
  std::vector<RateSum> sums;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    RateSum& sum = rate_sum(sums, lines[i].rate_id, lines[i].rate_ppm);
    sum.base += targets[i].amount - (inclusive ? targets[i].taxed->tax : 0);
    sum.tax += lines[i].tax_minor.value;
  }
  return sums;
}

}  // namespace tillside::pricing

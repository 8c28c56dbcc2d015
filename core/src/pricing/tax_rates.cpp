// SPDX-License-Identifier: MIT
#include "pricing/tax_rates.h"

#include <numeric>

namespace tillside::pricing {
namespace {

/// So that amount * parts and amount * (denominator + parts) stay within 128 bits.
constexpr Wide kMostExact = Wide{1} << 60;

/// Writes the fractions anew over a denominator that is a million times as large.
bool widen(ExactRates& rates) {
  const bool fits =
      Wide{rates.denominator} * kOne <= kMostExact && Wide{rates.total} * kOne <= kMostExact;
  if (!fits) return false;
  rates.denominator *= kOne;
  rates.total *= kOne;
  for (std::int64_t& part : rates.parts) part *= kOne;
  return true;
}

bool add(ExactRates& rates, const TaxRate& rate) {
  const std::int64_t base = rates.denominator + (rate.compound ? rates.total : 0);
  if (!widen(rates)) return false;
  const Wide part = Wide{base} * rate.rate_ppm;
  if (part + rates.total > kMostExact) return false;
  rates.parts.push_back(static_cast<std::int64_t>(part));
  rates.total += rates.parts.back();
  return true;
}

/// Common rates share large factors: 5 % is 1 / 20.
void reduce(ExactRates& rates) {
  std::int64_t divisor = rates.denominator;
  for (const std::int64_t part : rates.parts) divisor = std::gcd(divisor, part);
  rates.denominator /= divisor;
  rates.total /= divisor;
  for (std::int64_t& part : rates.parts) part /= divisor;
}

}  // namespace

Result<ExactRates> exact_rates(const TaxClass& tax_class, std::size_t position) {
  ExactRates rates;
  for (std::size_t i = 0; i < tax_class.rates.size(); ++i) {
    if (!add(rates, tax_class.rates[i])) {
      return Error{.code = Errc::value_out_of_range,
                   .pointer = "/program/tax/classes/" + std::to_string(position) + "/rates/" +
                              std::to_string(i) + "/ratePpm",
                   .value = std::to_string(tax_class.rates[i].rate_ppm),
                   .rule = "compound rates whose product has at most 60 bits"};
    }
    reduce(rates);
  }
  return rates;
}

Result<std::int64_t> ExactRates::tax_of(std::int64_t amount, const TaxRules& rules) const {
  if (total == 0) return std::int64_t{0};
  if (!rules.inclusive) return round_div(Wide{amount} * total, denominator, rules.rounding);
  TILLSIDE_TRY(const std::int64_t net,
               round_div(Wide{amount} * denominator, Wide{denominator} + total, rules.rounding));
  return amount - net;
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#include "pricing/tax_table.h"

#include <numeric>

namespace tillside::pricing {
namespace {

/// So that amount * parts and amount * (denominator + parts) stay within 128 bits.
constexpr Wide kMostExact = Wide{1} << 60;

/// Writes the fractions anew over a denominator that is a million times as large.
bool widen(TaxGroup& group) {
  const bool fits =
      Wide{group.denominator} * kOne <= kMostExact && Wide{group.total} * kOne <= kMostExact;
  if (!fits) return false;
  group.denominator *= kOne;
  group.total *= kOne;
  for (std::int64_t& part : group.parts) part *= kOne;
  return true;
}

bool add(TaxGroup& group, const TaxRate& rate) {
  const std::int64_t base = group.denominator + (rate.compound ? group.total : 0);
  if (!widen(group)) return false;
  const Wide part = Wide{base} * rate.rate_ppm;
  if (part + group.total > kMostExact) return false;
  group.rates.push_back(&rate);
  group.parts.push_back(static_cast<std::int64_t>(part));
  group.total += group.parts.back();
  return true;
}

/// Common rates share large factors: 5 % is 1 / 20.
void reduce(TaxGroup& group) {
  std::int64_t divisor = group.denominator;
  for (const std::int64_t part : group.parts) divisor = std::gcd(divisor, part);
  group.denominator /= divisor;
  group.total /= divisor;
  for (std::int64_t& part : group.parts) part /= divisor;
}

}  // namespace

Result<TaxTable> TaxTable::of(const TaxRules& rules, Instant now) {
  TaxTable table;
  table.groups_.reserve(rules.classes.size());
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    const TaxClass& tax_class = rules.classes[i];
    TaxGroup group{.tax_class = &tax_class,
                   .inclusive = tax_class.inclusive.value_or(rules.inclusive)};
    for (std::size_t j = 0; j < tax_class.rates.size(); ++j) {
      const TaxRate& rate = tax_class.rates[j];
      if (rate.window && !contains(*rate.window, now)) continue;
      if (!add(group, rate)) {
        const Spot rates("program/tax/classes", i, "rates");
        const Spot entry = rates.entry(j);
        return (entry / "ratePpm")
            .fault(Errc::value_out_of_range, rate.rate_ppm,
                   "compound rates whose product has at most 60 bits");
      }
      reduce(group);
    }
    table.groups_.push_back(std::move(group));
  }
  return table;
}

Result<std::uint32_t> TaxTable::find(const std::string& id, const Spot& spot) const {
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].tax_class->id == id) return i;
  }
  return spot.fault(Errc::unknown_reference, id, "a tax class of the program");
}

void TaxTable::set(Taxed& taxed, std::uint32_t group) const {
  const TaxGroup& rates = groups_[group];
  taxed = {.group = group,
           .inclusive = rates.inclusive,
           .parts = rates.total,
           .whole = rates.denominator};
}

Status TaxTable::assign(const QuoteParts& parts, Basket& basket) const {
  if (groups_.empty()) return Done{};
  for (BasketLine& line : basket.lines) {
    // An item that names no class has the program's first.
    std::uint32_t group = 0;
    if (line.item->tax_class) {
      const auto position = static_cast<std::size_t>(line.item - parts.items.data());
      TILLSIDE_TRY(group, find(*line.item->tax_class, Spot("items", position, "taxClass")));
    }
    set(line.taxed, group);
  }
  for (BasketCharge& charge : basket.charges) {
    if (!charge.charge->tax_class) continue;
    const auto position = static_cast<std::size_t>(charge.charge - parts.program.charges.data());
    TILLSIDE_TRY(const std::uint32_t group,
                 find(*charge.charge->tax_class, Spot("program/charges", position, "taxClass")));
    set(charge.taxed, group);
  }
  return Done{};
}

std::int64_t net_of(const Taxed& taxed, std::int64_t amount, RoundingMode mode) {
  if (!taxed.inclusive || taxed.parts == 0) return amount;
  // A part of an amount in range is in range.
  return *round_div(Wide{amount} * taxed.whole, Wide{taxed.whole} + taxed.parts, mode);
}

std::int64_t gross_of(const Taxed& taxed, std::int64_t amount, RoundingMode mode) {
  if (taxed.inclusive || taxed.parts == 0) return amount;
  const auto tax = round_div(Wide{amount} * taxed.parts, taxed.whole, mode);
  return tax ? amount + *tax : kMaxInteger;
}

}  // namespace tillside::pricing

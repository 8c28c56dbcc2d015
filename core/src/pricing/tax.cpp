// SPDX-License-Identifier: MIT
#include "pricing/tax.h"

#include <algorithm>

#include "pricing/allocation.h"
#include "pricing/tax_rates.h"

namespace tillside::pricing {
namespace {

Error too_much_tax() {
  return {.code = Errc::amount_out_of_range,
          .pointer = "/program/tax/classes",
          .rule = "a tax of at most 9007199254740991"};
}

/// The lines of one tax class.
struct Group {
  const TaxClass* tax_class;
  ExactRates rates;
  std::vector<BasketLine*> lines = {};
};

class Taxes {
 public:
  Taxes(const QuoteParts& parts, Basket& basket)
      : parts_(parts), rules_(parts.program.tax), basket_(basket) {}

  Result<std::vector<TaxAmount>> run() {
    TILLSIDE_CHECK(group_lines());
    for (Group& group : groups_) {
      if (group.lines.empty()) continue;
      TILLSIDE_CHECK(rules_.level == TaxLevel::total ? tax_together(group) : tax_each(group));
      TILLSIDE_CHECK(summarise(group));
    }
    return std::move(amounts_);
  }

 private:
  Status group_lines() {
    if (rules_.classes.empty()) return Done{};
    for (std::size_t i = 0; i < rules_.classes.size(); ++i) {
      TILLSIDE_TRY(ExactRates rates, exact_rates(rules_.classes[i], i));
      groups_.push_back({.tax_class = &rules_.classes[i], .rates = std::move(rates)});
    }
    for (BasketLine& line : basket_.lines) {
      TILLSIDE_TRY(Group* const group, group_of(*line.item));
      group->lines.push_back(&line);
    }
    return Done{};
  }

  /// An item that names no class has the program's first.
  Result<Group*> group_of(const PricedItem& item) {
    if (!item.tax_class) return &groups_.front();
    for (Group& group : groups_) {
      if (group.tax_class->id == *item.tax_class) return &group;
    }
    const auto position = static_cast<std::size_t>(&item - parts_.items.data());
    return Error{.code = Errc::unknown_reference,
                 .pointer = "/items/" + std::to_string(position) + "/taxClass",
                 .value = *item.tax_class,
                 .rule = "a tax class of the program"};
  }

  Status tax_each(Group& group) {
    for (BasketLine* line : group.lines) {
      TILLSIDE_TRY(line->tax, rules_.level == TaxLevel::unit ? tax_by_unit(group.rates, *line)
                                                             : tax_on(group.rates, line->running));
    }
    return Done{};
  }

  [[nodiscard]] Result<std::int64_t> tax_on(const ExactRates& rates, std::int64_t amount) const {
    const auto tax = rates.tax_of(amount, rules_);
    return tax ? tax : Result<std::int64_t>(too_much_tax());
  }

  [[nodiscard]] Result<std::int64_t> tax_by_unit(const ExactRates& rates,
                                                 const BasketLine& line) const {
    const UnitSplit units(line.running, line.asked->quantity);
    // Both kinds of unit are tried first, since a sum cannot hand an error on.
    TILLSIDE_CHECK(tax_on(rates, units.each + 1));
    const Wide tax = units.sum([&](std::int64_t unit) { return *rates.tax_of(unit, rules_); });
    if (tax > kMaxInteger) return too_much_tax();
    return static_cast<std::int64_t>(tax);
  }

  /// Level `total`: rounded once for the class, then shared among its lines.
  Status tax_together(Group& group) {
    std::vector<std::int64_t> weights;
    std::int64_t base = 0;
    for (const BasketLine* line : group.lines) {
      weights.push_back(line->running);
      base += line->running;
    }
    TILLSIDE_TRY(const std::int64_t tax, tax_on(group.rates, base));
    std::vector<std::int64_t> shares(weights.size());
    const Leftover left = split(tax, weights, AllocationStrategy::largest_remainder, {}, shares);
    must(left.unallocated == 0);
    for (std::size_t i = 0; i < shares.size(); ++i) group.lines[i]->tax = shares[i];
    return Done{};
  }

  /// The tax of each line, split over the rates of its class, so that rates and lines add up to
  /// the same sum.
  Status summarise(const Group& group) {
    const std::vector<TaxRate>& rates = group.tax_class->rates;
    std::vector<std::int64_t> shares(rates.size());
    for (const BasketLine* line : group.lines) {
      split(line->tax, group.rates.parts, AllocationStrategy::largest_remainder, {}, shares);
      const std::int64_t net = line->running - (rules_.inclusive ? line->tax : 0);
      for (std::size_t i = 0; i < rates.size(); ++i) {
        TaxAmount& amount = amount_of(rates[i]);
        amount.base_minor += {net};
        amount.tax_minor += {shares[i]};
        if (!in_range(amount.tax_minor)) return too_much_tax();
      }
    }
    return Done{};
  }

  /// Classes may share a rate; it is summed once.
  TaxAmount& amount_of(const TaxRate& rate) {
    const auto same = [&](const TaxAmount& amount) {
      return amount.rate_id == rate.id && amount.rate_ppm == rate.rate_ppm;
    };
    const auto at = std::find_if(amounts_.begin(), amounts_.end(), same);
    if (at != amounts_.end()) return *at;
    return amounts_.emplace_back(TaxAmount{.rate_id = rate.id, .rate_ppm = rate.rate_ppm});
  }

  const QuoteParts& parts_;
  const TaxRules& rules_;
  Basket& basket_;
  std::vector<Group> groups_;
  std::vector<TaxAmount> amounts_;
};

}  // namespace

Result<std::vector<TaxAmount>> add_taxes(const QuoteParts& parts, Basket& basket) {
  return Taxes(parts, basket).run();
}

}  // namespace tillside::pricing

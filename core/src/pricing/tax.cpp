// SPDX-License-Identifier: MIT
#include "pricing/tax.h"

#include <algorithm>

#include "pricing/allocation.h"
#include "pricing/divide.h"
#include "pricing/given_taxes.h"
#include "wire/spot.h"

namespace tillside::pricing {
namespace {

Failure too_much_tax() {
  return Spot("program/tax/classes")
      .fault(Errc::amount_out_of_range, "", "a tax of at most 9007199254740991");
}

/// One line or charge.
struct Entry {
  std::int64_t amount;
  std::int64_t quantity;
  std::int64_t* tax;
};

/// What is rounded as one figure: one rate of a group, or all of them together.
struct Slot {
  std::int64_t part;
  bool together;
  Wide carry = 0;  ///< over the group's whole, from the entries before
};

class Taxes {
 public:
  Taxes(const QuoteParts& parts, Basket& basket) : rules_(parts.program.tax), basket_(basket) {}

  Status add(const TaxGroup& group, std::uint32_t position) {
    collect(position);
    if (entries_.empty() || group.total == 0) {
      // A rate of 0 is shown too, with what it is on.
      return entries_.empty() ? Status(Done{}) : add_slot(group, {0, true}, 0);
    }
    if (!rules_.each_rate_rounded) return add_slot(group, {group.total, true}, 0);
    for (std::size_t i = 0; i < group.rates.size(); ++i) {
      TILLSIDE_CHECK(add_slot(group, {group.parts[i], false}, i));
    }
    return Done{};
  }

  Status sum(const TaxGroup& group) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::int64_t net = entries_[i].amount - (group.inclusive ? *entries_[i].tax : 0);
      for (const TaxRate* rate : group.rates) sum_of(*rate).base += net;
    }
    for (const RateSum& rate : sums_) {
      if (!in_range(Minor{rate.tax})) return too_much_tax();
    }
    return Done{};
  }

  std::vector<RateSum> take() && { return std::move(sums_); }

 private:
  void collect(std::uint32_t group) {
    const bool before = rules_.basis == TaxBasis::before_discounts;
    entries_.clear();
    for (BasketLine& line : basket_.lines) {
      if (line.taxed.group != group) continue;
      entries_.push_back(
          {before ? line.subtotal : line.running, line.asked->quantity, &line.taxed.tax});
    }
    for (BasketCharge& charge : basket_.charges) {
      if (charge.taxed.group != group) continue;
      entries_.push_back({before ? charge.price : charge.running, 1, &charge.taxed.tax});
    }
  }

  /// `tax_of` where 64 bits hold every product.
  [[nodiscard]] Result<std::int64_t> narrow_tax_of(std::int64_t whole, bool inclusive,
                                                   std::int64_t amount, Slot& slot) const {
    const std::int64_t exact = amount * slot.part;
    const bool net = slot.together && inclusive;
    const std::int64_t rounded =
        rounded_quotient(net ? amount * whole - exact : exact, whole, rules_.rounding);
    const std::int64_t tax = net ? amount - rounded : rounded;
    if (tax > kMaxInteger) return too_much_tax();
    if (rules_.level == TaxLevel::total_carry) slot.carry = Wide{exact} - Wide{tax} * whole;
    return tax;
  }

  /// The tax of one amount, rounded once. The price that people see is never touched: where it
  /// holds its tax, what is rounded is the price without.
  [[nodiscard]] Result<std::int64_t> tax_of(const TaxGroup& group, std::int64_t amount,
                                            Slot& slot) const {
    if (amount < 0) {
      // A discount in the shape of a charge: the mirror of a charge.
      Slot mirror{slot.part, slot.together, -slot.carry};
      TILLSIDE_TRY(const std::int64_t tax, tax_of(group, -amount, mirror));
      slot.carry = -mirror.carry;
      return -tax;
    }
    const Wide whole = group.whole();
    if (slot.carry == 0 && whole <= kMaxInteger &&
        product_fits(amount, static_cast<std::int64_t>(whole)) && product_fits(amount, slot.part)) {
      return narrow_tax_of(static_cast<std::int64_t>(whole), group.inclusive, amount, slot);
    }
    const Wide exact = Wide{amount} * slot.part + slot.carry;
    const bool net = slot.together && group.inclusive;
    const auto rounded =
        round_div(net ? Wide{amount} * whole - exact : exact, whole, rules_.rounding);
    if (!rounded) return too_much_tax();
    const std::int64_t tax = net ? amount - *rounded : *rounded;
    if (rules_.level == TaxLevel::total_carry) slot.carry = exact - Wide{tax} * whole;
    return tax;
  }

  [[nodiscard]] Result<std::int64_t> tax_by_unit(const TaxGroup& group, const Entry& entry,
                                                 Slot& slot) const {
    const bool negative = entry.amount < 0;
    const UnitSplit units(negative ? -entry.amount : entry.amount, entry.quantity);
    // Both kinds of unit are tried first, since a sum cannot hand an error on.
    TILLSIDE_TRY(const std::int64_t more, tax_of(group, units.each + 1, slot));
    TILLSIDE_TRY(const std::int64_t each, tax_of(group, units.each, slot));
    const Wide tax = units.sum([&](std::int64_t unit) { return unit == units.each ? each : more; });
    if (tax > kMaxInteger) return too_much_tax();
    return static_cast<std::int64_t>(negative ? -tax : tax);
  }

  /// Level `total`: rounded once for all entries, then shared among them.
  Status share(const TaxGroup& group, Slot& slot, std::vector<std::int64_t>& taxes) const {
    std::vector<std::int64_t> weights;
    std::int64_t base = 0;
    for (const Entry& entry : entries_) {
      weights.push_back(entry.amount < 0 ? 0 : entry.amount);
      base += weights.back();
    }
    TILLSIDE_TRY(const std::int64_t tax, tax_of(group, base, slot));
    const Leftover left = split(tax, weights, AllocationStrategy::largest_remainder, {}, taxes);
    must(left.unallocated == 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].amount >= 0) continue;
      TILLSIDE_TRY(taxes[i], tax_of(group, entries_[i].amount, slot));
    }
    return Done{};
  }

  /// Adds one figure to each entry and to the sum of its rate, or of all rates of the group.
  Status add_slot(const TaxGroup& group, Slot slot, std::size_t rate) {
    std::vector<std::int64_t> taxes(entries_.size());
    if (rules_.level == TaxLevel::total) {
      TILLSIDE_CHECK(share(group, slot, taxes));
    } else {
      for (std::size_t i = 0; i < entries_.size(); ++i) {
        TILLSIDE_TRY(taxes[i], rules_.level == TaxLevel::unit
                                   ? tax_by_unit(group, entries_[i], slot)
                                   : tax_of(group, entries_[i].amount, slot));
      }
    }
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      *entries_[i].tax += taxes[i];
      sum += taxes[i];
      if (slot.together && group.rates.size() > 1) add_parts(group, taxes[i]);
    }
    // What is of one rate needs no split.
    if (!slot.together || group.rates.size() == 1) sum_of(*group.rates[rate]).tax += sum;
    return Done{};
  }

  /// An entry's tax, split over the rates, so that rates and entries add up to the same sum.
  void add_parts(const TaxGroup& group, std::int64_t tax) {
    std::vector<std::int64_t> shares(group.parts.size());
    const std::int64_t size = tax < 0 ? -tax : tax;
    split(size, group.parts, AllocationStrategy::largest_remainder, {}, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      sum_of(*group.rates[i]).tax += tax < 0 ? -shares[i] : shares[i];
    }
  }

  /// Classes may share a rate; it is summed once.
  RateSum& sum_of(const TaxRate& rate) { return rate_sum(sums_, rate.id, rate.rate_ppm); }

  const TaxRules& rules_;
  Basket& basket_;
  std::vector<Entry> entries_;
  std::vector<RateSum> sums_;
};

}  // namespace

RateSum& rate_sum(std::vector<RateSum>& sums, const std::string& id, Ppm rate_ppm) {
  for (RateSum& sum : sums) {
    if (*sum.id == id && sum.rate_ppm == rate_ppm) return sum;
  }
  return sums.emplace_back(RateSum{.id = &id, .rate_ppm = rate_ppm});
}

Result<std::vector<RateSum>> add_taxes(const QuoteParts& parts, const TaxTable& table,
                                       Basket& basket) {
  if (parts.tax_lines != nullptr) return add_given_taxes(parts, basket);
  Taxes taxes(parts, basket);
  for (std::uint32_t i = 0; i < table.groups().size(); ++i) {
    TILLSIDE_CHECK(taxes.add(table.groups()[i], i));
    TILLSIDE_CHECK(taxes.sum(table.groups()[i]));
  }
  return std::move(taxes).take();
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The tax classes of a program as exact fractions at one moment. Made once for a quote.

#include <span>

#include "pricing/basket.h"
#include "wire/spot.h"

namespace tillside::pricing {

/// The rates of one class that are in force. Rate i takes parts[i] / denominator of the price
/// without tax; a compound rate counts the taxes before it as part of its base.
struct TaxGroup {
  const TaxClass* tax_class;
  bool inclusive;
  std::vector<const TaxRate*> rates = {};
  std::vector<std::int64_t> parts = {};
  std::int64_t total = 0;  ///< of the parts
  std::int64_t denominator = 1;

  /// The tax in or on an amount, the fractions of this group over `whole()`.
  [[nodiscard]] Wide whole() const { return Wide{denominator} + (inclusive ? total : 0); }
};

class TaxTable {
 public:
  /// @error value_out_of_range  compound rates whose product cannot be held exactly
  static Result<TaxTable> of(const TaxRules& rules, Instant now);

  /// Gives each line and each charge of the basket its group.
  /// @error unknown_reference   an item or a charge names a class that the program does not define
  [[nodiscard]] Status assign(const QuoteParts& parts, Basket& basket) const;

  [[nodiscard]] std::span<const TaxGroup> groups() const { return groups_; }

 private:
  void set(Taxed& taxed, std::uint32_t group) const;
  [[nodiscard]] Result<std::uint32_t> find(const std::string& id, const Spot& spot) const;

  std::vector<TaxGroup> groups_;
};

}  // namespace tillside::pricing

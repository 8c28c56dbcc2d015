// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The rates of one tax class as exact parts of the price without tax.

#include "tillside/program.h"

namespace tillside::pricing {

/// Rate i takes parts[i] / denominator of the price without tax; a compound rate counts the taxes
/// before it as part of its base.
struct ExactRates {
  std::vector<std::int64_t> parts;
  std::int64_t total = 0;  ///< of the parts
  std::int64_t denominator = 1;

  /// The tax in or on an amount, rounded once. Inclusive: net = amount / (1 + r), the rest is tax,
  /// so that the price that people see is never touched. @error amount_out_of_range
  [[nodiscard]] Result<std::int64_t> tax_of(std::int64_t amount, const TaxRules& rules) const;
};

/// @error value_out_of_range  compound rates whose product cannot be held exactly
[[nodiscard]] Result<ExactRates> exact_rates(const TaxClass& tax_class, std::size_t position);

}  // namespace tillside::pricing

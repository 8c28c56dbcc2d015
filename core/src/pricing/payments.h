// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Steps 9 and 10 of the calculation: what money that is there already pays, and whole coins.
/// @see docs/rules/payments.md

#include "tillside/quote.h"

namespace tillside::pricing {

struct Payable {
  std::vector<Payment> taken = {};
  std::int64_t rounding = 0;
  std::int64_t left = 0;  ///< still to pay, >= 0
};

/// @error too_many @error unknown_reference  a payment without a balance  @error duplicate_id
/// @error amount_out_of_range
[[nodiscard]] Result<Payable> pay(const QuoteParts& parts, std::int64_t total);

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A request as a quote looks at it.

#include "tillside/quote.h"

namespace tillside::pricing {

/// The parts of a request, with or without a program of its own. They must outlive the answer.
template <class Request>
[[nodiscard]] QuoteParts parts_of(const Program& program, const std::string& program_hash,
                                  const Request& request) {
  return {.program = program,
          .program_hash = program_hash,
          .cart = request.cart,
          .items = request.items,
          .member = request.member ? &*request.member : nullptr,
          .now = request.now,
          .usage = request.usage,
          .balances = &request.balances,
          .tax_lines = request.tax_lines ? &*request.tax_lines : nullptr};
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Division in as few bits as hold the numbers. A division of 128 bits costs many times one of 64,
/// and one of 64 bits up to four times one of 32; nearly all amounts of a cart fit the narrow ones.

#include <bit>
#include <cstdint>

#include "tillside/money.h"

namespace tillside::pricing {

/// Whether a * b is surely within 63 bits; a and b are not negative.
[[nodiscard]] inline bool product_fits(std::int64_t a, std::int64_t b) {
  return std::countl_zero(static_cast<std::uint64_t>(a)) +
             std::countl_zero(static_cast<std::uint64_t>(b)) >=
         65;
}

/// a / b for a >= 0, b > 0.
[[nodiscard]] inline std::int64_t quotient(std::int64_t a, std::int64_t b) {
  if (((a | b) >> 32) == 0) return static_cast<std::uint32_t>(a) / static_cast<std::uint32_t>(b);
  return a / b;
}
[[nodiscard]] inline std::int64_t quotient(Wide a, Wide b) {
  return static_cast<std::int64_t>(a / b);
}

/// a / b, rounded once, for a >= 0, b > 0.
[[nodiscard]] inline std::int64_t rounded_quotient(std::int64_t a, std::int64_t b,
                                                   RoundingMode mode) {
  const std::int64_t whole = quotient(a, b);
  const std::int64_t rest = a - whole * b;
  if (rest == 0) return whole;
  const std::int64_t other_side = b - rest;
  switch (mode) {
    case RoundingMode::floor:
    case RoundingMode::trunc:
      return whole;
    case RoundingMode::ceil:
      return whole + 1;
    default:
      break;
  }
  if (rest != other_side) return whole + (rest > other_side ? 1 : 0);
  switch (mode) {
    case RoundingMode::half_even:
      return whole + (whole & 1);
    case RoundingMode::half_odd:
      return whole + (~whole & 1);
    case RoundingMode::half_toward_zero:
    case RoundingMode::half_toward_neg_inf:
      return whole;
    default:
      return whole + 1;  // away from zero, toward +infinity
  }
}

}  // namespace tillside::pricing

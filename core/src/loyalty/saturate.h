// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Sums for `apply`, which must not fail: they stop at 2^53 - 1 instead. Decisions refuse what
/// would get there, so a stop means a ledger that this engine did not write.

#include <algorithm>

#include "tillside/fields.h"

namespace tillside {

[[nodiscard]] constexpr std::int64_t saturated(std::int64_t value) {
  return std::clamp(value, -kMaxInteger, kMaxInteger);
}

/// Precondition: both are within |2^53 - 1| themselves, or came from here.
template <class Tag>
[[nodiscard]] constexpr Whole<Tag> plus(Whole<Tag> a, Whole<Tag> b) {
  return {saturated(saturated(a.value) + saturated(b.value))};
}

template <class Tag>
[[nodiscard]] constexpr Whole<Tag> minus(Whole<Tag> a, Whole<Tag> b) {
  return {saturated(saturated(a.value) - saturated(b.value))};
}

}  // namespace tillside

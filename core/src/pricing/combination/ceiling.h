// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The most that one promotion can still take off, whatever the others do before it.
/// @see docs/rules/stacking.md

#include "pricing/contenders.h"

namespace tillside::pricing {

/// Holds in every state that can follow the one it was asked for, since what a line costs never
/// rises. Either form alone is sound; the bound takes the one that serves.
struct Ceiling {
  std::int64_t amount = 0;     ///< in all; 0: it can take nothing off the goods any more
  Ppm share = 0;               ///< above 0: of each line at most this share, but for roundings
  bool by_line = false;        ///< the share is rounded by line or unit, not once for all
  std::int64_t roundings = 1;  ///< each by less than a minor unit
  std::int64_t needs = 0;      ///< the whole cart must still cost this much before it
};

[[nodiscard]] Ceiling ceiling_of(const QuoteParts& parts, const Contenders& all,
                                 const Contender& one, const Basket& basket);

}  // namespace tillside::pricing

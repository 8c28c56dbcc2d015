// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What comes after the promotions, as far as a bound needs it: points as money, shipping, tax.

#include "pricing/totals.h"

namespace tillside::pricing {

/// Beyond this a sum of weighed amounts says no more than "everything".
inline constexpr std::int64_t kEverything = std::int64_t{1} << 61;

[[nodiscard]] inline std::int64_t plus(std::int64_t a, std::int64_t b) {
  return a + b > kEverything ? kEverything : a + b;
}

/// amount x weight, in the scale of weights.
[[nodiscard]] inline std::int64_t weigh(std::int64_t amount, std::int64_t weight) {
  const Wide product = Wide{amount} * weight;
  return product > kEverything ? kEverything : static_cast<std::int64_t>(product);
}

/// weight x (1 - share), rounded down.
[[nodiscard]] inline std::int64_t without(std::int64_t weight, Ppm share) {
  return weight / kOne * (kOne - share) + weight % kOne * (kOne - share) / kOne;
}

/// total >= constant + sum(weights x running) / 2^bits - slack / 2^bits, less what points pay.
struct Tail {
  int bits = 0;                            ///< of the fraction of a weight
  std::vector<std::int64_t> weights = {};  ///< by line: 1, and the tax on top of it
  std::int64_t slack = 0;                  ///< of roundings; scaled
  std::int64_t constant = 0;               ///< charges but shipping, and taxes that stay
  std::int64_t paid_most = 0;              ///< points pay at most this many minor units
  Ppm paid_share = 0;                      ///< and at most this share of the goods
  std::int64_t paid_slack = 0;             ///< scaled

  [[nodiscard]] std::int64_t share_of(std::int64_t goods) const;
};

/// `basket`: before its promotions, where everything costs most.
[[nodiscard]] Tail tail_of(const QuoteParts& parts, const TaxTable& table, const Basket& basket);

}  // namespace tillside::pricing

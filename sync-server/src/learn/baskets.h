// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Sets of items, each with the customer it belongs to: the rows of the two matrices that EASE
/// learns from. By order: what goes together in one basket. By customer: what one person buys.

#include <cstdint>
#include <vector>

#include "learn/training_set.h"

namespace tillside::learn {

struct Basket {
  std::int32_t customer = kNobody;
  std::vector<std::uint32_t> items;  ///< distinct, ascending
};

[[nodiscard]] std::vector<Basket> baskets_by_order(const TrainingSet& training);

/// One basket a customer, with everything that customer bought; orders of nobody are left out.
[[nodiscard]] std::vector<Basket> baskets_by_customer(const TrainingSet& training);

/// Counts, for one item at a time, how many distinct customers have it together with another.
/// Baskets of nobody count as nobody.
class PairSupport {
 public:
  PairSupport(const std::vector<Basket>& baskets, std::size_t item_count);

  /// counts[j] = customers with a basket that holds both `item` and j. Valid until the next call.
  [[nodiscard]] const std::vector<std::uint32_t>& row(std::uint32_t item);
  /// Distinct customers with a basket that holds `item`.
  [[nodiscard]] std::uint32_t customers(std::uint32_t item) const;

 private:
  const std::vector<Basket>& baskets_;
  std::vector<std::vector<std::uint32_t>> baskets_of_;  ///< of each item, ascending by customer
  std::vector<std::uint32_t> counts_;
  std::vector<std::int32_t> counted_for_;  ///< the customer that was counted last
};

}  // namespace tillside::learn

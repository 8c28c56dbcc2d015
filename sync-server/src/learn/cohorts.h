// SPDX-License-Identifier: MIT
#pragma once

#include "learn/baskets.h"
#include "learn/ials.h"
#include "learn/sparse_rows.h"

namespace tillside::learn {

/// Shoppers alike, without anybody's history: k-means of the customers' folded-in vectors (unit
/// length). A cohort with fewer than `least_members` customers is dissolved into the next ones.
struct CohortOptions {
  std::size_t count = 48;
  std::size_t least_members = 20;
  std::uint32_t support = 10;  ///< customers of the cohort who bought an item, for it to be told
  int rounds = 15;
  std::uint64_t seed = 7;
};

/// Row i: how much more the members of each cohort buy item i than all customers do, shrunk, and
/// weighed by how rare the item is. Columns = cohorts that were left.
[[nodiscard]] SparseRows cohorts(const std::vector<Basket>& customers, const Factors& factors,
                                 const CohortOptions& options);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "learn/sparse_rows.h"
#include "learn/training_set.h"

namespace tillside::learn {

/// What an item is beside its words: "brand:Acme", "category:Lamps", and "price:3" for the fourth
/// of eight bands with equally many items each. A trait weighs the more the fewer items have it.
struct Traits {
  std::vector<std::string> names;  ///< ascending by bytes; column = position
  SparseRows rows;                 ///< of length 1, or empty
  std::vector<double> price_ends;  ///< the first price of each band but the cheapest, ascending
};

[[nodiscard]] Traits traits_of(const std::vector<TrainingItem>& items);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Neighbour methods, which `evaluate` compares with. They need everybody's history where they rank
/// (item_knn: its table), so that none of them is published.

#include <cstdint>
#include <utility>
#include <vector>

#include "learn/baskets.h"
#include "learn/sparse_rows.h"

namespace tillside::learn {

/// Items with a weight, ascending by item.
using WeightedItems = std::vector<std::pair<std::uint32_t, float>>;

/// Cosine of items over baskets, shrunk: both / (sqrt(one * other) + shrink). Row i holds the
/// `keep` most alike items.
[[nodiscard]] SparseRows item_knn(const std::vector<Basket>& baskets, std::size_t item_count,
                                  float shrink, std::size_t keep);

/// Past shoppers as sparse vectors, and what those next to a new one have.
class UserNeighbours {
 public:
  enum class Closeness { cosine, euclid };

  UserNeighbours(std::vector<WeightedItems> users, std::size_t item_count, Closeness closeness);

  /// cosine: the sum over the k nearest of cosine * vector. euclid: the mean of their vectors.
  [[nodiscard]] std::vector<float> scores(const WeightedItems& shopper, std::size_t k) const;

 private:
  Closeness closeness_;
  std::vector<WeightedItems> users_;
  std::vector<float> squares_;             ///< |vector|^2
  std::vector<WeightedItems> holders_of_;  ///< by item: users with their weight
};

/// One basket of a history, for TIFU-KNN: the order's items.
using BasketItems = std::vector<std::uint32_t>;

/// The personal vector of TIFU-KNN (Hu et al., SIGIR 2020): baskets in `groups` runs of equal
/// length, decayed within a group and between groups, the latest counting most.
struct TifuOptions {
  std::size_t groups = 7;
  double within = .9;
  double between = .7;
};
[[nodiscard]] WeightedItems tifu_vector(const std::vector<BasketItems>& baskets,
                                        const TifuOptions& options);

}  // namespace tillside::learn

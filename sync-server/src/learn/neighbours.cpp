// SPDX-License-Identifier: MIT
#include "learn/neighbours.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "learn/keep_first.h"

namespace tillside::learn {
namespace {

using Weighted = std::pair<std::uint32_t, float>;

/// The heavier first; ties by the lower index.
bool heavier(const Weighted& a, const Weighted& b) {
  return a.second != b.second ? a.second > b.second : a.first < b.first;
}

}  // namespace

SparseRows item_knn(const std::vector<Basket>& baskets, std::size_t item_count, float shrink,
                    std::size_t keep) {
  std::vector<std::vector<std::uint32_t>> baskets_of(item_count);
  for (std::uint32_t b = 0; b < baskets.size(); ++b) {
    for (const auto item : baskets[b].items) baskets_of[item].push_back(b);
  }
  SparseRows rows;
  std::vector<std::uint32_t> both(item_count);
  std::vector<std::uint32_t> touched;
  for (std::uint32_t i = 0; i < item_count; ++i) {
    touched.clear();
    for (const auto b : baskets_of[i]) {
      for (const auto j : baskets[b].items) {
        if (both[j]++ == 0) touched.push_back(j);
      }
    }
    WeightedItems alike;
    for (const auto j : touched) {
      const auto sizes = static_cast<double>(baskets_of[i].size() * baskets_of[j].size());
      const double cosine = both[j] / (std::sqrt(sizes) + static_cast<double>(shrink));
      if (j != i) alike.emplace_back(j, static_cast<float>(cosine));
      both[j] = 0;
    }
    keep_first(alike, keep, heavier);
    std::sort(alike.begin(), alike.end());
    for (const auto& [j, weight] : alike) rows.push(j, weight);
    rows.end_row();
  }
  return rows;
}

UserNeighbours::UserNeighbours(std::vector<WeightedItems> users, std::size_t item_count,
                               Closeness closeness)
    : closeness_(closeness), users_(std::move(users)), holders_of_(item_count) {
  for (std::uint32_t u = 0; u < users_.size(); ++u) {
    float square = 0;
    for (const auto& [item, weight] : users_[u]) {
      square += weight * weight;
      holders_of_[item].emplace_back(u, weight);
    }
    squares_.push_back(square);
  }
}

std::vector<float> UserNeighbours::scores(const WeightedItems& shopper, std::size_t k) const {
  std::vector<float> dot(users_.size());
  float square = 0;
  for (const auto& [item, weight] : shopper) {
    square += weight * weight;
    for (const auto& [user, theirs] : holders_of_[item]) dot[user] += weight * theirs;
  }
  WeightedItems nearest;
  for (std::uint32_t u = 0; u < users_.size(); ++u) {
    if (closeness_ == Closeness::euclid) {
      if (!users_[u].empty()) nearest.emplace_back(u, 2 * dot[u] - squares_[u]);
    } else if (dot[u] > 0) {
      nearest.emplace_back(u, dot[u] / std::sqrt(square * squares_[u]));
    }
  }
  keep_first(nearest, k, heavier);
  std::sort(nearest.begin(), nearest.end());
  std::vector<float> out(holders_of_.size());
  for (const auto& [user, closeness] : nearest) {
    const float share =
        closeness_ == Closeness::euclid ? 1.0F / static_cast<float>(nearest.size()) : closeness;
    for (const auto& [item, weight] : users_[user]) out[item] += share * weight;
  }
  return out;
}

WeightedItems tifu_vector(const std::vector<BasketItems>& baskets, const TifuOptions& options) {
  const std::size_t groups = std::min(options.groups, baskets.size());
  std::map<std::uint32_t, double> sum;
  for (std::size_t g = 0; g < groups; ++g) {
    const std::size_t first = g * baskets.size() / groups;
    const std::size_t last = (g + 1) * baskets.size() / groups;
    const double group = std::pow(options.between, static_cast<double>(groups - 1 - g)) /
                         static_cast<double>(groups * (last - first));
    for (std::size_t b = first; b < last; ++b) {
      const double weight = group * std::pow(options.within, static_cast<double>(last - 1 - b));
      for (const auto item : baskets[b]) sum[item] += weight;
    }
  }
  WeightedItems out;
  for (const auto& [item, weight] : sum) out.emplace_back(item, static_cast<float>(weight));
  return out;
}

}  // namespace tillside::learn

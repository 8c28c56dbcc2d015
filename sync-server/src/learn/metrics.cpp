// SPDX-License-Identifier: MIT
#include "learn/metrics.h"

#include <algorithm>
#include <cmath>

namespace tillside::learn {
namespace {

bool is_target(const std::vector<std::uint32_t>& targets, std::uint32_t item) {
  return std::binary_search(targets.begin(), targets.end(), item);
}

double gain(std::size_t place) { return 1.0 / std::log2(static_cast<double>(place) + 2.0); }

}  // namespace

double recall_at(std::size_t k, const std::vector<std::uint32_t>& ranking,
                 const std::vector<std::uint32_t>& targets) {
  std::size_t hits = 0;
  for (std::size_t i = 0; i < std::min(k, ranking.size()); ++i) {
    hits += is_target(targets, ranking[i]) ? 1 : 0;
  }
  return static_cast<double>(hits) / static_cast<double>(std::min(k, targets.size()));
}

double ndcg_at(std::size_t k, const std::vector<std::uint32_t>& ranking,
               const std::vector<std::uint32_t>& targets) {
  double got = 0;
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(k, ranking.size()); ++i) {
    if (is_target(targets, ranking[i])) got += gain(i);
  }
  for (std::size_t i = 0; i < std::min(k, targets.size()); ++i) ideal += gain(i);
  return got / ideal;
}

}  // namespace tillside::learn

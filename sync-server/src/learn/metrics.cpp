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

/// How many places come before one.
std::size_t rank_of(std::uint32_t place, const std::vector<float>& score) {
  const float own = score[place];
  std::uint32_t ahead = 0;
  for (std::uint32_t i = 0; i < place; ++i) ahead += score[i] >= own ? 1 : 0;
  for (std::size_t i = place + 1; i < score.size(); ++i) ahead += score[i] > own ? 1 : 0;
  return ahead;
}

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

double ndcg_of_scores(std::size_t k, const std::vector<float>& score,
                      std::vector<std::uint32_t> places, std::size_t targets) {
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
    return score[a] != score[b] ? score[a] > score[b] : a < b;
  });
  double got = 0;
  for (const auto place : places) {
    const std::size_t rank = rank_of(place, score);
    if (rank >= k) break;  // so are all that follow
    got += gain(rank);
  }
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(k, targets); ++i) ideal += gain(i);
  return got / ideal;
}

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#include "learn/metrics.h"

#include <catch2/catch.hpp>

#include "learn/measure.h"
#include "learn/scrambled.h"

using tillside::learn::ndcg_at;
using tillside::learn::recall_at;

TEST_CASE("metrics are what one works out by hand") {
  struct Row {
    const char* what;
    std::vector<std::uint32_t> ranking;
    std::vector<std::uint32_t> targets;
    std::size_t k;
    double recall;
    double ndcg;
  };
  // 1 / log2(r + 1) for the ranks 1 to 3: 1, .63093, .5.
  const Row row = GENERATE(values<Row>({
      {"all found, in order", {4, 7, 9}, {4, 7, 9}, 3, 1, 1},
      {"the only target first", {4, 7, 9}, {4}, 3, 1, 1},
      {"the only target third", {7, 9, 4}, {4}, 3, 1, .5},
      {"one of two, second", {1, 4, 2}, {4, 8}, 3, .5, .63093 / 1.63093},
      {"more targets than places", {4, 1}, {3, 4, 5}, 2, .5, 1 / 1.63093},
      {"beyond k", {1, 2, 4}, {4}, 2, 0, 0},
      {"a short ranking", {4}, {4, 5}, 20, .5, 1 / 1.63093},
      {"an empty ranking", {}, {4}, 20, 0, 0},
  }));
  INFO(row.what);
  CHECK(recall_at(row.k, row.ranking, row.targets) == Approx(row.recall));
  CHECK(ndcg_at(row.k, row.ranking, row.targets) == Approx(row.ndcg).margin(1e-5));
}

TEST_CASE("the figure from scores is that of the ranking, with ties and targets out of reach") {
  using namespace tillside::learn;
  Dice dice(3);
  for (int round = 0; round < 500; ++round) {
    const std::uint32_t items = 1 + dice.below(300);
    std::vector<std::uint32_t> allowed;
    std::vector<std::uint32_t> targets;
    std::vector<float> by_item;
    std::vector<float> by_place;
    for (std::uint32_t i = 0; i < items; ++i) {
      by_item.push_back(static_cast<float>(dice.below(40)));
      if (dice.below(9) == 0) targets.push_back(i);
      if (dice.below(5) == 0) continue;
      allowed.push_back(i);
      by_place.push_back(by_item.back());
    }
    if (targets.empty()) continue;
    const std::size_t k = 1 + dice.below(100);
    CHECK(ndcg_of_scores(k, by_place, places_of(targets, allowed), targets.size()) ==
          Approx(ndcg_at(k, best_of(allowed, by_item, k), targets)));
  }
}

// SPDX-License-Identifier: MIT
#include "learn/metrics.h"

#include <catch2/catch.hpp>

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

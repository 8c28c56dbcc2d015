// SPDX-License-Identifier: MIT

/// @file
/// The promise of docs/recommender.md on real orders. The data are not part of the project: the
/// folder comes from TILLSIDE_RETAIL (normal form, with split/), and without it nothing is tested.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "learn/evaluate.h"
#include "learn/training_csv.h"

using namespace tillside::learn;

namespace {

struct Promise {
  Task task;
  double ndcg_at_100;  ///< of EASE blended with words, in float, without pruning
};

}  // namespace

TEST_CASE("the device does better than the server's best models on real orders") {
  const char* folder = std::getenv("TILLSIDE_RETAIL");
  if (folder == nullptr) {
    WARN("TILLSIDE_RETAIL is not set: recommendations were not measured on real orders");
    return;
  }
  const std::string data_dir = folder;
  const auto read = read_training_csv(data_dir + "/items.csv.gz", data_dir + "/orders.csv.gz");
  REQUIRE(read.index() == 0);
  const auto& all = std::get<TrainingSet>(read);
  for (const Promise& promise : {Promise{Task::next, .176}, Promise{Task::basket, .352}}) {
    const auto split = read_split(data_dir + "/split", promise.task, false, all);
    REQUIRE(split.index() == 0);
    const auto measured = evaluate(std::get<Split>(split), promise.task, Method::device,
                                   [](const std::string& /*step*/) {});
    REQUIRE(measured);
    CHECK(measured->test.ndcg_at_100 >= promise.ndcg_at_100);
    CHECK(measured->val.ndcg_at_100 >= promise.ndcg_at_100);
  }
}

// SPDX-License-Identifier: MIT
#include "learn/train.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "learn/parallel.h"
#include "learn/parts.h"
#include "learn/quantise.h"
#include "learn/ranker.h"
#include "learn/reference.h"
#include "learn/tune.h"
#include "random_orders.h"

using namespace tillside::learn;
using tillside::Recommender;

namespace {

void quiet(const std::string& /*step*/) {}

TrainedModel model_of(const TrainingSet& training) {
  auto trained = train(training, {}, quiet);
  REQUIRE(trained);
  return std::move(trained->model);
}

}  // namespace

TEST_CASE("training twice gives the same bytes, and another order other bytes") {
  auto training = random_orders(11, 80, 700);
  const auto first = build_pack(model_of(training));
  const auto second = build_pack(model_of(training));
  REQUIRE(first.segments.size() == second.segments.size());
  CHECK(first.model_id == second.model_id);
  for (std::size_t i = 0; i < first.segments.size(); ++i) {
    CHECK(first.segments[i].bytes == second.segments[i].bytes);
  }
  training.orders.resize(training.orders.size() / 2);
  CHECK(build_pack(model_of(training)).model_id != first.model_id);
}

TEST_CASE("the number of threads changes no byte") {
  const auto training = random_orders(12, 70, 600);
  use_threads(1);
  const auto alone = build_pack(model_of(training));
  use_threads(3);
  const auto three = build_pack(model_of(training));
  use_threads(0);
  REQUIRE(alone.segments.size() == three.segments.size());
  for (std::size_t i = 0; i < alone.segments.size(); ++i) {
    CHECK(alone.segments[i].bytes == three.segments[i].bytes);
  }
}

TEST_CASE("the blend is learnt where there is enough to learn from, and adds up to a whole") {
  for (const auto& row : model_of(random_orders(5, 80, 900)).blend) {
    std::int64_t sum = 0;
    for (const auto ppm : row) sum += std::abs(ppm);
    CHECK(sum == Approx(1'000'000).margin(10));
  }
  CHECK(model_of(random_orders(5, 20, 8)).blend == default_blend());
}

TEST_CASE("what training cannot learn from is no error") {
  const auto training =
      GENERATE_COPY(random_orders(1, 1, 1), random_orders(1, 12, 0), TrainingSet{});
  const auto model = model_of(training);
  CHECK(model.orders.indices.empty());
  const auto loaded = load_pack(build_pack(model));
  REQUIRE(loaded);
  CHECK(loaded->item_count() == training.items.size());
}

TEST_CASE("popularity is of late, and silent below ten customers") {
  TrainingSet training;
  training.items = {{"a"}, {"b"}, {"c"}};
  for (std::int32_t c = 0; c < 12; ++c) {
    training.customers.push_back(std::to_string(100 + c));
    training.orders.push_back({c, 0, {0}});
  }
  for (std::int32_t c = 0; c < 12; ++c) {
    training.orders.push_back({c, 30LL * 86'400'000, {1}});
    if (c < 9) training.orders.push_back({c, 30LL * 86'400'000, {2}});
  }
  const auto demand = popularity(training);
  CHECK(demand[0] == Approx(6));
  CHECK(demand[1] == Approx(12));
  CHECK(demand[2] == 0);
}

TEST_CASE("the device ranks as the float reference does, but for int8's rounding") {
  const auto training = random_orders(21, 90, 800);
  const auto model = model_of(training);
  const Recommender device = *load_pack(build_pack(model));
  const Reference reference(model);
  const auto universe = universe_of(training.items, std::vector<bool>(training.items.size(), true));
  const std::vector<bool> everybody(training.customers.size(), true);
  for (const Task task : {Task::next, Task::basket, Task::repeat}) {
    std::size_t cases = 0;
    std::size_t same = 0;
    for (const auto& one : make_cases(training, task, everybody)) {
      const auto ranking = rank_on_device(
          device, task, request_for(one, task, training.items, universe), training.items);
      const auto expected = reference.rank(one, purpose_of(task), ranking, 10);
      same += std::equal(expected.begin(),
                         expected.begin() + std::min<std::ptrdiff_t>(3, std::ssize(expected)),
                         ranking.begin());
      ++cases;
    }
    CHECK(cases > 100);
    CHECK(static_cast<double>(same) > 0.8 * static_cast<double>(cases));
  }
}

TEST_CASE("cases hide what they ask for") {
  const auto training = random_orders(2, 40, 100);
  const std::vector<bool> everybody(training.customers.size(), true);
  const auto task = GENERATE(Task::basket, Task::next, Task::repeat);
  for (const auto& one : make_cases(training, task, everybody)) {
    CHECK_FALSE(one.targets.empty());
    CHECK(std::is_sorted(one.targets.begin(), one.targets.end()));
    for (const auto item : one.basket) {
      CHECK_FALSE(std::binary_search(one.targets.begin(), one.targets.end(), item));
    }
    if (task == Task::repeat) continue;
    for (const auto& past : one.history) {
      CHECK_FALSE(std::binary_search(one.targets.begin(), one.targets.end(), past.item));
    }
  }
}

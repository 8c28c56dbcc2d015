// SPDX-License-Identifier: MIT

/// @file
/// Shops that training does not expect: each ends with a model that a device takes.

#include <algorithm>
#include <catch2/catch.hpp>

#include "learn/ease_local.h"
#include "learn/train.h"
#include "random_orders.h"

using namespace tillside::learn;

namespace {

void quiet(const std::string& /*step*/) {}

/// The model, which a device takes with as many items.
TrainedModel trained_on(const TrainingSet& training) {
  auto trained = train(training, {}, quiet);
  REQUIRE(trained);
  const auto loaded = load_pack(build_pack(trained->model));
  REQUIRE(loaded);
  CHECK(loaded->item_count() == training.items.size());
  return std::move(trained->model);
}

/// Nothing that fewer than ten customers did is told.
bool tells_of_nobody(const TrainedModel& model) {
  const auto silent = [](const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return value == 0; });
  };
  return model.orders.indices.empty() && model.users.indices.empty() &&
         model.cohorts.indices.empty() && silent(model.popularity) && silent(model.factors.items);
}

TrainingSet without_text(TrainingSet training) {
  for (auto& item : training.items) item = {item.sku};
  return training;
}

TrainingSet one_customer() {
  auto training = random_orders(3, 30, 40);
  for (auto& order : training.orders) order.customer = 0;
  training.customers.resize(1);
  return training;
}

TrainingSet nobody_known() {
  auto training = random_orders(4, 30, 60);
  for (auto& order : training.orders) order.customer = kNobody;
  training.customers.clear();
  return training;
}

TrainingSet same_titles(std::uint32_t items) {
  auto training = random_orders(5, 60, 300);
  while (training.items.size() < items) {
    training.items.push_back({"zz-" + std::to_string(100'000 + training.items.size())});
  }
  for (auto& item : training.items) item.title = "the same words for everything";
  return training;
}

}  // namespace

TEST_CASE("odd shops are trained on without harm") {
  CHECK(tells_of_nobody(trained_on({})));
  CHECK(tells_of_nobody(trained_on(one_customer())));
  CHECK(tells_of_nobody(trained_on(nobody_known())));
  const TrainedModel wordless = trained_on(without_text(random_orders(6, 50, 400)));
  CHECK(wordless.content.rows.indices.empty());
  CHECK_FALSE(tells_of_nobody(wordless));
}

TEST_CASE("ten thousand identical titles cost neither time nor room") {
  constexpr std::size_t kItems = 10'000;
  const TrainedModel model = trained_on(same_titles(kItems));
  std::size_t bytes = 0;
  for (const auto& segment : build_pack(model).segments) bytes += segment.bytes.size();
  const std::size_t factors = model.factors.d > 0 ? model.factors.d + sizeof(float) : 0;
  // A few words, and no more guesses than another item has.
  CHECK(bytes < (300 + factors) * kItems);
}

TEST_CASE("neighbours predict much as the whole inverse does, and no weight lacks its support") {
  const auto training = random_orders(51, 120, 2'000);
  const auto baskets = baskets_by_customer(training);
  const EaseOptions options{1, .3F, .5F, 0, 40, 10};
  const auto whole = ease(baskets, 120, options);
  const auto local = ease_local(baskets, 120, options, nullptr);
  REQUIRE(local.rows() == whole.rows());
  PairSupport support(baskets, 120);
  double both_large = 0;
  double large = 0;
  for (std::uint32_t i = 0; i < 120; ++i) {
    const auto& customers = support.row(i);
    for (auto k = local.indptr[i]; k < local.indptr[i + 1]; ++k) {
      CHECK(customers[local.indices[k]] >= 10);
    }
    // The ten largest of the inverse are nearly all there, with nearly the same weight.
    std::vector<std::pair<float, std::uint32_t>> order;
    for (auto k = whole.indptr[i]; k < whole.indptr[i + 1]; ++k) {
      order.emplace_back(-whole.values[k], whole.indices[k]);
    }
    std::sort(order.begin(), order.end());
    order.resize(std::min<std::size_t>(10, order.size()));
    for (const auto& [minus, column] : order) {
      large += 1;
      for (auto k = local.indptr[i]; k < local.indptr[i + 1]; ++k) {
        if (local.indices[k] == column && std::abs(local.values[k] + minus) < .3F * -minus) {
          both_large += 1;
        }
      }
    }
  }
  CHECK(large > 500);
  CHECK(both_large > .8 * large);
}

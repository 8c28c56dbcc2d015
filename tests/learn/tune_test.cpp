// SPDX-License-Identifier: MIT

/// @file
/// The choice of a blend where no part is of use.

#include "learn/tune.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "learn/parts.h"
#include "random_orders.h"

using namespace tillside;
using namespace tillside::learn;

TEST_CASE("some part weighs even where ties do better than all of them") {
  // Every shopper wants item 0, which nobody bought and no word tells: only among ties is it first.
  auto training = random_orders(71, 40, 300);
  training.items[0].title.clear();
  for (auto& order : training.orders) std::erase(order.items, 0U);
  auto model = learn_parts(training, {}, {}, "", [](const std::string&) {});
  REQUIRE(model);
  std::vector<TaskCase> cases;
  for (std::uint32_t c = 0; c < 60; ++c) {
    cases.push_back({"user " + std::to_string(c), {{1 + c % 39, 0}}, {}, {0}, 86'400'000});
  }
  REQUIRE(tune(*model, Task::cold, cases, std::vector<bool>(training.items.size(), true)));
  const auto& row = model->blend[static_cast<std::size_t>(ListPurpose::arrivals)];
  for (const auto weight : row) CHECK(weight >= 0);
  CHECK(std::accumulate(row.begin(), row.end(), std::int64_t{0}) == Approx(1'000'000).margin(20));
  CHECK(load_pack(build_pack(*model)));
}

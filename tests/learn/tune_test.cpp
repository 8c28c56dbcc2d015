// SPDX-License-Identifier: MIT

/// @file
/// The choice of a blend: where no part is of use, where one speaks against, from few shoppers.

#include "learn/tune.h"

#include <catch2/catch.hpp>
#include <set>

#include "learn/evaluate.h"
#include "learn/measure.h"
#include "learn/parts.h"
#include "learn/ranker.h"
#include "random_orders.h"

using namespace tillside;
using namespace tillside::learn;

namespace {

void quiet(const std::string& /*step*/) {}

/// The same orders, less what the customer had before.
TrainingSet never_twice(TrainingSet training) {
  std::vector<std::set<std::uint32_t>> had(training.customers.size());
  for (auto& order : training.orders) {
    if (order.customer == kNobody) continue;
    auto& before = had[static_cast<std::size_t>(order.customer)];
    std::erase_if(order.items, [&](std::uint32_t item) { return !before.insert(item).second; });
  }
  std::erase_if(training.orders, [](const TrainingOrder& order) { return order.items.empty(); });
  return training;
}

double sizes_of(const BlendRow& row) {
  double sum = 0;
  for (const auto weight : row) sum += std::abs(static_cast<double>(weight));
  return sum;
}

}  // namespace

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
  CHECK(sizes_of(row) == Approx(1'000'000).margin(20));
  CHECK(load_pack(build_pack(*model)));
}

TEST_CASE("where nobody buys twice, what was bought speaks against an item") {
  const auto all = never_twice(random_orders(72, 60, 400));
  const Split split = draw_split(all, Task::repeat, false, 4, 0, 7);
  const auto with = evaluate(split, Task::repeat, Method::device, quiet);
  REQUIRE(with);
  CHECK(with->blend[static_cast<std::size_t>(ScorePart::own_purchases)] < 0);
}

TEST_CASE("no part alone is better than the blend on the shoppers it is chosen on") {
  const Task task = GENERATE(Task::basket, Task::next, Task::repeat);
  const auto training = random_orders(73, 60, 300);
  auto model = learn_parts(training, {}, {}, "", quiet);
  REQUIRE(model);
  const auto at = static_cast<std::size_t>(purpose_of(task));
  auto cases = make_cases(training, task, std::vector<bool>(training.customers.size(), true));
  const std::vector<bool> ranked(training.items.size(), true);
  const auto reached = [&] {
    const auto device = load_unnamed(*model);
    const Universe universe = universe_of(training.items, ranked);
    return measure(cases, ranked, model->content,
                   [&](const TaskCase& one) {
                     return rank_on_device(*device, task,
                                           request_for(one, task, training.items, universe),
                                           training.items);
                   })
        .ndcg_at_100;
  };
  REQUIRE(tune(*model, task, cases, ranked));
  const double blended = reached();
  for (std::size_t p = 0; p < kScorePartNames.size(); ++p) {
    model->blend[at] = {};
    model->blend[at][p] = 1'000'000;
    INFO(kScorePartNames[p]);
    CHECK(blended > reached() - .002);
  }
}

TEST_CASE("few shoppers are asked again as they stood one order ago, and two") {
  const auto training = random_orders(74, 40, 60);
  const std::vector<bool> everybody(training.customers.size(), true);
  auto cases = make_cases(training, Task::next, everybody);
  const std::size_t first = cases.size();
  REQUIRE(first < kWantedCases);
  add_earlier_cases(training, Task::next, everybody, cases);
  CHECK(cases.size() > first + 30);
  const auto orders = orders_by_customer(training);
  for (std::size_t i = first; i < cases.size(); ++i) {
    const auto c = static_cast<std::size_t>(
        std::find(training.customers.begin(), training.customers.end(), cases[i].user) -
        training.customers.begin());
    CHECK(cases[i].now_ms < orders[c].back()->at_ms);
    for (const auto& past : cases[i].history) CHECK(past.at_ms <= cases[i].now_ms);
  }
  auto many = make_cases(random_orders(75, 40, 900), Task::next, std::vector<bool>(900, true));
  const std::size_t enough = many.size();
  add_earlier_cases(random_orders(75, 40, 900), Task::next, std::vector<bool>(900, true), many);
  CHECK(many.size() == enough);
}

TEST_CASE("other shuffles of one basket do not stand in for other baskets") {
  const auto training = random_orders(76, 40, 120);
  const std::vector<bool> everybody(training.customers.size(), true);
  const auto last = make_cases(training, Task::basket, everybody);
  auto alone = last;
  add_earlier_cases(training, Task::basket, everybody, alone);
  auto cases = last;
  for (const std::size_t shuffle : {1U, 2U, 3U}) {
    auto more = make_cases(training, Task::basket, everybody, shuffle);
    cases.insert(cases.end(), more.begin(), more.end());
  }
  const std::size_t given = cases.size();
  add_earlier_cases(training, Task::basket, everybody, cases);
  CHECK(cases.size() - given == alone.size() - last.size());
  CHECK(alone.size() > last.size());
}

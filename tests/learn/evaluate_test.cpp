// SPDX-License-Identifier: MIT

/// @file
/// The measurement itself: folds that share nobody, intervals that are the same everywhere, single
/// methods against what they are defined by.

#include "learn/evaluate.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "learn/attack.h"
#include "learn/ials.h"
#include "learn/neighbours.h"
#include "random_orders.h"

using namespace tillside::learn;

namespace {

void quiet(const std::string& /*step*/) {}

std::set<std::string> users_of(const std::vector<TaskCase>& cases) {
  std::set<std::string> users;
  for (const auto& one : cases) users.insert(one.user);
  return users;
}

}  // namespace

TEST_CASE("folds test every user once and never train on who validates or tests") {
  const auto all = random_orders(4, 60, 400);
  constexpr std::size_t kFolds = 5;
  const bool past_only = GENERATE(false, true);
  std::set<std::string> tested;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto split = draw_split(all, Task::repeat, past_only, kFolds, fold, 7);
    CHECK(split.past_only == past_only);
    const auto val = users_of(split.val);
    for (const auto& user : users_of(split.test)) {
      CHECK(tested.insert(user).second);
      CHECK(val.count(user) == 0);
    }
    std::set<std::string> trained;
    for (const auto& order : split.training.orders) {
      if (order.customer != kNobody) {
        trained.insert(all.customers[static_cast<std::size_t>(order.customer)]);
      }
    }
    for (const auto& one : split.test) CHECK(trained.count(one.user) == 0);
    for (const auto& one : split.val) CHECK(trained.count(one.user) == 0);
  }
  CHECK(tested.size() > 100);
}

TEST_CASE("orders of nobody leave nothing to measure, which is said") {
  auto all = random_orders(4, 60, 40);
  const auto splits = [&] { return std::vector{draw_split(all, Task::next, false, 3, 0, 7)}; };
  CHECK(somebody_tests(splits(), Task::next));
  for (auto& order : all.orders) order.customer = kNobody;
  const auto none = somebody_tests(splits(), Task::next);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == tillside::Errc::value_out_of_range);
  CHECK(none.error().rule == "a customer with five items and a later order");
}

TEST_CASE("an interval holds its mean, is the same each time, and has no width without spread") {
  std::vector<double> values;
  for (int i = 0; i < 200; ++i) values.push_back(i % 10);
  const Interval one = bootstrap_mean(values, 3);
  const Interval again = bootstrap_mean(values, 3);
  CHECK(one.mean == Approx(4.5));
  CHECK(one.low == again.low);
  CHECK(one.high == again.high);
  CHECK(one.low == Approx(4.5 - 1.96 * 2.872 / std::sqrt(200)).margin(.05));
  CHECK(one.high == Approx(4.5 + 1.96 * 2.872 / std::sqrt(200)).margin(.05));
  const Interval flat = bootstrap_mean({.25, .25, .25}, 3);
  CHECK(flat.low == .25);
  CHECK(flat.high == .25);
}

TEST_CASE("item-kNN is the cosine of two items' baskets") {
  const std::vector<Basket> baskets = {{0, {0, 1}}, {1, {0, 1, 2}}, {2, {0}}, {3, {2}}};
  const auto rows = item_knn(baskets, 3, 0, 10);
  REQUIRE(rows.indptr == std::vector<std::uint32_t>{0, 2, 4, 6});
  CHECK(rows.values[0] == Approx(2 / std::sqrt(3.0 * 2.0)));
  CHECK(rows.values[1] == Approx(1 / std::sqrt(3.0 * 2.0)));
  CHECK(item_knn(baskets, 3, 0, 1).indices == std::vector<std::uint32_t>{1, 0, 1});
}

TEST_CASE("user-kNN adds up what the nearest have, and TIFU's vector decays by basket and group") {
  const std::vector<WeightedItems> users = {{{0, 1}, {1, 1}}, {{0, 1}, {2, 1}}, {{3, 1}}};
  const UserNeighbours nearest(users, 4, UserNeighbours::Closeness::cosine);
  const auto scores = nearest.scores({{1, 1}}, 1);
  CHECK(scores[0] == Approx(1 / std::sqrt(2.0)));
  CHECK(scores[2] == 0);
  const auto vector = tifu_vector({{0}, {1}, {0, 2}}, {2, .5, .1});
  REQUIRE(vector.size() == 3);
  CHECK(vector[0].second == Approx(.1 / 2 + .5 / 2));  // the older group has one basket
  CHECK(vector[1].second == Approx(.5 / 4));           // the newer has two
  CHECK(vector[2].second == Approx(.5 / 2));
}

TEST_CASE("iALS is the same for any number of threads and finds the aisles") {
  const auto training = random_orders(9, 50, 500);
  const auto baskets = baskets_by_customer(training);
  IalsOptions options;
  options.d = 8;
  options.threads = 1;
  const auto one = ials(baskets, 50, options);
  options.threads = 3;
  const auto three = ials(baskets, 50, options);
  CHECK(one.items == three.items);
  const auto scores = one.scores(one.fold_in({{10, 1}, {15, 1}, {20, 1}}));
  double same = 0;
  double other = 0;
  for (std::uint32_t i = 25; i < 50; ++i) {
    (i % 5 == 0 ? same : other) += static_cast<double>(scores[i]) / (i % 5 == 0 ? 5 : 20);
  }
  CHECK(same > other);
}

TEST_CASE("every method measures every task, and the device is the blend but for rounding") {
  const auto all = random_orders(6, 60, 500);
  const auto task = GENERATE(Task::basket, Task::next, Task::repeat, Task::cold);
  const auto split = draw_split(all, task, false, 4, 0, 7);
  for (std::size_t m = 0; m < kMethodNames.size(); ++m) {
    const auto measured = evaluate(split, task, static_cast<Method>(m), quiet);
    REQUIRE(measured);
    CHECK(measured->test.by_user.size() > 20);
    CHECK(measured->test.ndcg_at_100 >= 0);
    CHECK(measured->test.ndcg_at_100 <= 1);
  }
  const auto blend = evaluate(split, task, Method::blend, quiet);
  const auto device = evaluate(split, task, Method::device, quiet);
  CHECK(blend->test.ndcg_at_100 == Approx(device->test.ndcg_at_100).margin(.02));
}

TEST_CASE("an attack's AUC is the chance that a member's number is the larger") {
  CHECK(auc_of({3, 4}, {1, 2}) == 1);
  CHECK(auc_of({1, 2}, {3, 4}) == 0);
  CHECK(auc_of({1, 3}, {2, 2}) == .5);
  CHECK(auc_of({2}, {2, 2}) == .5);
  CHECK(auc_of({}, {1}) == .5);
}

TEST_CASE("the attack finds single buyers in weights without support, and a coin with it") {
  auto all = random_orders(3, 40, 400);
  // Forty more products, each bought by one customer alone, in that customer's first order.
  for (std::uint32_t i = 0; i < 40; ++i) {
    const auto item = static_cast<std::uint32_t>(all.items.size());
    all.items.push_back({"zz-" + std::to_string(100 + i)});
    for (auto& order : all.orders) {
      if (order.customer != static_cast<std::int32_t>(i * 7)) continue;
      order.items.push_back(item);
      break;
    }
  }
  const auto open = attack(all, kOpen, 7, quiet);
  const auto published = attack(all, Protection{}, 7, quiet);
  CHECK(open[0].name == "one_buyer");
  CHECK(open[0].auc > .8);
  CHECK(published[0].auc == .5);
  CHECK(open[3].name == "difference");
  CHECK(open[3].auc > .8);
  CHECK(published[3].auc == .5);
}

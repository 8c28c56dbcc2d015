// SPDX-License-Identifier: MIT
#include "learn/train.h"

#include <algorithm>
#include <cmath>

#include "learn/ease.h"
#include "learn/ranker.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

constexpr float kOrdersLambda = 100;
constexpr float kUsersLambda = 500;
constexpr std::size_t kKeep = 50;
constexpr std::size_t kHeldOutOneIn = 10;

/// Every tenth customer, spread over the ids.
std::vector<bool> draw_held_out(std::size_t customers) {
  constexpr std::uint32_t kOdd = 2654435761U;
  std::vector<bool> held_out(customers);
  for (std::uint32_t c = 0; c < customers; ++c) {
    held_out[c] = ((c + 1) * kOdd >> 16U) % kHeldOutOneIn == 0;
  }
  return held_out;
}

TrainingSet without(const TrainingSet& training, const std::vector<bool>& held_out) {
  TrainingSet out{training.items, training.customers, {}};
  for (const auto& order : training.orders) {
    if (order.customer == kNobody || !held_out[static_cast<std::size_t>(order.customer)]) {
      out.orders.push_back(order);
    }
  }
  return out;
}

std::string megabytes(std::size_t bytes) { return std::to_string((bytes >> 20U) + 1) + " MB"; }

BlendTable learn_blend(const TrainingSet& training, const Progress& progress) {
  BlendTable blend = default_blend();
  const auto held_out = draw_held_out(training.customers.size());
  const std::vector<bool> ranked(training.items.size(), true);
  std::array<std::vector<TaskCase>, 3> cases;
  constexpr std::array kTasks{Task::next, Task::basket, Task::repeat};
  bool enough = false;
  for (std::size_t t = 0; t < kTasks.size(); ++t) {
    cases[t] = make_cases(training, kTasks[t], held_out);
    enough = enough || cases[t].size() >= kMinTuningCases;
  }
  if (!enough) {
    progress("too few shoppers with several orders to learn the blend: the default holds");
    return blend;
  }
  progress("learning from nine customers in ten, to choose the blend on the tenth");
  const auto recommender =
      load_pack(build_pack(learn_parts(without(training, held_out), progress)));
  if (!recommender) return blend;
  for (std::size_t t = 0; t < kTasks.size(); ++t) {
    progress("blending on " + std::to_string(cases[t].size()) + " held-out cases");
    BlendRow& row = blend[static_cast<std::size_t>(purpose_of(kTasks[t]))];
    row = tune(*recommender, kTasks[t], cases[t], ranked, training.items, row);
  }
  return blend;
}

}  // namespace

std::vector<float> demand_of(const TrainingSet& training, double half_life_days) {
  constexpr double kDayMs = 86'400'000;
  std::vector<double> demand(training.items.size());
  std::int64_t end = 0;
  for (const auto& order : training.orders) end = std::max(end, order.at_ms);
  for (const auto& order : training.orders) {
    const double age_days = static_cast<double>(end - order.at_ms) / kDayMs;
    const double weight = std::exp2(-age_days / half_life_days);
    for (const auto item : order.items) demand[item] += weight;
  }
  return {demand.begin(), demand.end()};
}

std::vector<float> popularity(const TrainingSet& training) {
  std::vector<std::uint32_t> customers(training.items.size());
  for (const auto& basket : baskets_by_customer(training)) {
    for (const auto item : basket.items) ++customers[item];
  }
  std::vector<float> out = demand_of(training, kTrendHalfLifeDays);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (customers[i] < kMinSupport) out[i] = 0;
  }
  return out;
}

TrainedModel learn_parts(const TrainingSet& training, const Progress& progress) {
  TrainedModel model;
  const std::size_t n = training.items.size();
  model.items = training.items;
  model.blend = default_blend();
  progress("words of " + std::to_string(n) + " titles");
  model.content = tfidf(training.items);
  model.popularity = popularity(training);
  const EaseOptions orders{kOrdersLambda, kKeep, kMinSupport};
  const EaseOptions users{kUsersLambda, kKeep, kMinSupport};
  const auto by_order = baskets_by_order(training);
  const std::size_t eligible = ease_items(by_order, n, orders).size();
  progress("what goes together in " + std::to_string(by_order.size()) +
           " orders: " + std::to_string(eligible) + " items with at least " +
           std::to_string(kMinSupport) + " customers (of at most " + std::to_string(kMaxEaseItems) +
           ", the others are served by their words), memory " + megabytes(ease_bytes(eligible)));
  model.orders = ease(by_order, n, orders);
  const auto by_customer = baskets_by_customer(training);
  progress("what one person buys, from " + std::to_string(by_customer.size()) + " customers");
  model.users = ease(by_customer, n, users);
  return model;
}

Result<TrainedModel> train(const TrainingSet& training, const Progress& progress) {
  if (training.items.size() > kMaxPackItems) {
    return Error{.code = Errc::too_many,
                 .pointer = "/items",
                 .value = std::to_string(training.items.size()),
                 .rule = "a catalogue of at most " + std::to_string(kMaxPackItems) + " items"};
  }
  const BlendTable blend = learn_blend(training, progress);
  progress("learning from everybody");
  TrainedModel model = learn_parts(training, progress);
  model.blend = blend;
  return model;
}

}  // namespace tillside::learn

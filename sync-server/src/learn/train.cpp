// SPDX-License-Identifier: MIT
#include "learn/train.h"

#include <algorithm>
#include <cmath>

#include "learn/baskets.h"
#include "learn/cohorts.h"
#include "learn/parallel.h"
#include "learn/split_cases.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

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

/// Cases of the customers that are held out. Arrivals are items that are taken out of training.
Validation validation_of(const TrainingSet& training, const std::vector<bool>& held_out) {
  Validation validation;
  validation.ranked.assign(training.items.size(), true);
  for (const Task task : {Task::basket, Task::next, Task::repeat}) {
    validation.cases[static_cast<std::size_t>(task)] = make_cases(training, task, held_out);
  }
  return validation;
}

/// Blends and half-lives of what is listed, at the settings, learnt on the held-out tenth.
struct Learnt {
  PartSettings settings;
  BlendTable blend = default_blend();
  HalfLifeTable half_lives;
};

/// The list of new arrivals: a tenth of the items taken out of training, to be found again.
Status learn_arrivals(const TrainingSet& training, const std::vector<bool>& held_out,
                      const Progress& progress, Learnt& learnt) {
  const std::vector<bool> everything(training.items.size(), true);
  const SplitFrame frame = frame_of(training, Task::cold, false);
  std::vector<bool> others(held_out.size());
  for (std::size_t c = 0; c < others.size(); ++c) others[c] = !held_out[c];
  const Split split =
      make_split(frame, {others, held_out, std::vector<bool>(held_out.size())}, everything);
  progress("new arrivals: learning without a tenth of the items");
  TrainedModel model = learn_parts(split.training, learnt.settings, progress);
  model.blend = learnt.blend;
  model.half_lives = learnt.half_lives;
  TILLSIDE_CHECK(tune(model, Task::cold, split.val, split.ranked));
  learnt.blend = model.blend;
  learnt.half_lives = model.half_lives;
  return Done{};
}

Result<Learnt> learn_blend(const TrainingSet& training, const Progress& progress) {
  Learnt learnt;
  const auto held_out = draw_held_out(training.customers.size());
  const Validation validation = validation_of(training, held_out);
  const bool enough =
      std::any_of(validation.cases.begin(), validation.cases.end(),
                  [](const auto& cases) { return cases.size() >= kMinTuningCases; });
  if (!enough) {
    progress("too few shoppers with several orders to choose by: the defaults hold");
    return learnt;
  }
  const TrainingSet others = without(training, held_out);
  learnt.settings = choose_settings(others, tfidf(training.items), validation, progress);
  progress("learning from nine customers in ten, to choose the blend on the tenth");
  TrainedModel model = learn_parts(others, learnt.settings, progress);
  for (const Task task : {Task::next, Task::basket, Task::repeat}) {
    const auto& cases = validation.cases[static_cast<std::size_t>(task)];
    progress("blending on " + std::to_string(cases.size()) + " held-out cases");
    TILLSIDE_CHECK(tune(model, task, cases, validation.ranked));
  }
  learnt.blend = model.blend;
  learnt.half_lives = model.half_lives;
  TILLSIDE_CHECK(learn_arrivals(training, held_out, progress, learnt));
  return learnt;
}

/// What no list weighs is not shipped.
void drop_silent_parts(TrainedModel& model) {
  const auto weighs = [&](ScorePart part) {
    return std::any_of(model.blend.begin(), model.blend.end(), [&](const BlendRow& row) {
      return row[static_cast<std::size_t>(part)] != 0;
    });
  };
  if (!weighs(ScorePart::basket_factors) && !weighs(ScorePart::history_factors)) {
    model.factors = {};
  }
  if (!weighs(ScorePart::history_cohorts)) model.cohorts = {};
}

void tell_of_orders(const std::vector<Basket>& orders, std::size_t items,
                    const Progress& progress) {
  const std::size_t eligible = ease_items(orders, items, kMinSupport).size();
  progress("what goes together in " + std::to_string(orders.size()) +
           " orders: " + std::to_string(eligible) + " items with at least " +
           std::to_string(kMinSupport) + " customers (of at most " + std::to_string(kMaxEaseItems) +
           ", the others are served by their words), memory " +
           megabytes(2 * ease_bytes(eligible)));
}

/// Factor rows of items below the support say nothing.
void hide_unsupported(const std::vector<Basket>& customers, Factors& factors) {
  std::vector<std::uint32_t> holders(factors.size());
  for (const auto& basket : customers) {
    for (const auto item : basket.items) ++holders[item];
  }
  for (std::size_t i = 0; i < holders.size(); ++i) {
    if (holders[i] >= kMinSupport) continue;
    std::fill_n(factors.items.begin() + static_cast<std::ptrdiff_t>(i * factors.d), factors.d, 0);
  }
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

TrainedModel learn_parts(const TrainingSet& training, const PartSettings& settings,
                         const Progress& progress) {
  TrainedModel model;
  const std::size_t n = training.items.size();
  model.items = training.items;
  model.blend = default_blend();
  progress("words of " + std::to_string(n) + " titles");
  model.content = tfidf(training.items);
  model.traits = traits_of(training.items);
  model.popularity = popularity(training);
  const auto by_order = baskets_by_order(training);
  tell_of_orders(by_order, n, progress);
  const auto by_customer = baskets_by_customer(training);
  const SparseRows& words = model.content.rows;
  const auto learn_orders = [&] {
    model.orders = bridge_new_items(ease(by_order, n, settings.orders, &words), words, {});
  };
  const auto learn_users = [&] {
    model.users = bridge_new_items(ease(by_customer, n, settings.users, &words), words, {});
  };
  progress("what one person buys, from " + std::to_string(by_customer.size()) + " customers");
  both(learn_orders, learn_users);
  progress("item factors of " + std::to_string(settings.factors.d) + " numbers, and cohorts");
  model.factors = ials(by_customer, n, settings.factors);
  hide_unsupported(by_customer, model.factors);
  model.cohorts = cohorts(by_customer, model.factors, {.support = kMinSupport});
  return model;
}

Result<TrainedModel> train(const TrainingSet& training, const Progress& progress) {
  if (training.items.size() > kMaxPackItems) {
    return Error{.code = Errc::too_many,
                 .pointer = "/items",
                 .value = std::to_string(training.items.size()),
                 .rule = "a catalogue of at most " + std::to_string(kMaxPackItems) + " items"};
  }
  TILLSIDE_TRY(const Learnt learnt, learn_blend(training, progress));
  progress("learning from everybody");
  TrainedModel model = learn_parts(training, learnt.settings, progress);
  model.blend = learnt.blend;
  model.half_lives = learnt.half_lives;
  drop_silent_parts(model);
  return model;
}

}  // namespace tillside::learn

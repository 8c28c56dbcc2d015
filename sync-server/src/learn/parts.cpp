// SPDX-License-Identifier: MIT
#include "learn/parts.h"

#include <algorithm>
#include <cmath>

#include "learn/baskets.h"
#include "learn/cohorts.h"
#include "learn/noise.h"
#include "learn/parallel.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

std::string megabytes(std::size_t bytes) { return std::to_string((bytes >> 20U) + 1) + " MB"; }

void tell_of_orders(const std::vector<Basket>& orders, std::size_t items, std::uint32_t support,
                    const Progress& progress) {
  const std::size_t eligible = ease_items(orders, items, support).size();
  progress("what goes together in " + std::to_string(orders.size()) +
           " orders: " + std::to_string(eligible) + " items with at least " +
           std::to_string(support) + " customers (the others are served by their words), memory " +
           megabytes(2 * ease_bytes(eligible) + kTuningBytes));
}

/// Factor rows of items below the support say nothing.
void hide_unsupported(const std::vector<Basket>& customers, std::uint32_t support,
                      Factors& factors) {
  std::vector<std::uint32_t> holders(factors.size());
  for (const auto& basket : customers) {
    for (const auto item : basket.items) ++holders[item];
  }
  for (std::size_t i = 0; i < holders.size(); ++i) {
    if (holders[i] >= support) continue;
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

std::vector<float> popularity(const TrainingSet& training, std::uint32_t support) {
  std::vector<std::uint32_t> customers(training.items.size());
  for (const auto& basket : baskets_by_customer(training)) {
    for (const auto item : basket.items) ++customers[item];
  }
  std::vector<float> out = demand_of(training, kTrendHalfLifeDays);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (customers[i] < support) out[i] = 0;
  }
  return out;
}

Result<People> learn_people(const TrainingSet& training, const ContentModel& content,
                            const PartSettings& settings, const Stages& stages,
                            const std::string& stage, const Progress& progress) {
  const std::size_t n = training.items.size();
  const auto by_order = baskets_by_order(training);
  const auto by_customer = baskets_by_customer(training);
  tell_of_orders(by_order, n, settings.support, progress);
  progress("what one person buys, from " + std::to_string(by_customer.size()) + " customers");
  Result<SparseRows> orders = SparseRows{};
  Result<SparseRows> users = SparseRows{};
  both(
      [&] {
        orders = stages.rows(stage + ".orders",
                             [&] { return ease(by_order, n, settings.orders, &content.rows); });
      },
      [&] {
        users = stages.rows(stage + ".users",
                            [&] { return ease(by_customer, n, settings.users, &content.rows); });
      });
  TILLSIDE_CHECK(orders);
  TILLSIDE_CHECK(users);
  auto demand = popularity(training, settings.support);
  if (settings.orders.noise > 0) {  // factors and cohorts have no bound to give noise for
    blur(demand, static_cast<double>(settings.orders.noise), ~settings.orders.noise_seed);
    return People{*std::move(orders), *std::move(users), {}, {},
                  std::move(demand),  default_blend(),   {}};
  }
  progress("item factors of " + std::to_string(settings.factors.d) + " numbers, and cohorts");
  TILLSIDE_TRY(Factors factors, stages.factors(stage + ".factors", [&] {
    Factors learnt = ials(by_customer, n, settings.factors);
    hide_unsupported(by_customer, settings.support, learnt);
    return learnt;
  }));
  TILLSIDE_TRY(SparseRows groups, stages.rows(stage + ".cohorts", [&] {
    return cohorts(by_customer, factors, {.support = settings.support});
  }));
  return People{*std::move(orders),
                *std::move(users),
                std::move(factors),
                std::move(groups),
                std::move(demand),
                default_blend(),
                {}};
}

TrainedModel assemble(const std::vector<TrainingItem>& items, ContentModel content,
                      const People& people, SparseRows embeddings) {
  TrainedModel model;
  model.items = items;
  model.content = std::move(content);
  model.traits = traits_of(items);
  model.popularity = people.popularity;
  model.factors = people.factors;
  model.cohorts = people.cohorts;
  model.blend = people.blend;
  model.half_lives = people.half_lives;
  model.embeddings = std::move(embeddings);
  model.levels = kCoarseLevels;
  const SparseRows& words = model.content.rows;
  both([&] { model.orders = bridge_thin_items(people.orders, words, kBridgeOrders); },
       [&] { model.users = bridge_thin_items(people.users, words, kBridgeUsers); });
  return model;
}

Result<TrainedModel> learn_parts(const TrainingSet& training, const PartSettings& settings,
                                 const Stages& stages, const std::string& stage,
                                 const Progress& progress, const SparseRows& embeddings) {
  ContentModel content = tfidf(training.items);
  TILLSIDE_TRY(const People people,
               learn_people(training, content, settings, stages, stage, progress));
  return assemble(training.items, std::move(content), people, embeddings);
}

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#include "learn/single_methods.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <tuple>

#include "learn/ease.h"
#include "learn/ials.h"
#include "learn/neighbours.h"
#include "learn/part_sums.h"
#include "learn/parts.h"

namespace tillside::learn {
namespace {

constexpr double kForever = 1e9;

/// What the case is asked about: the basket where there is one, the decayed history else.
Sources sources_of(const TaskCase& one, Task task, double half_life_days) {
  return task == Task::basket ? basket_of(one) : taste_of(one, half_life_days);
}

std::vector<float> in_float(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

WeightedItems weighted(const Sources& sources) {
  WeightedItems out;
  for (const auto& [item, weight] : sources) out.emplace_back(item, static_cast<float>(weight));
  return out;
}

/// The rows that a basket or a history is multiplied with.
Scorer through_rows(SparseRows rows, Task task, double half_life_days) {
  auto shared = std::make_shared<const SparseRows>(std::move(rows));
  return [shared, task, half_life_days](const TaskCase& one) {
    return in_float(through(*shared, sources_of(one, task, half_life_days), shared->rows()));
  };
}

std::vector<Basket> baskets_for(Task task, const TrainingSet& training) {
  return task == Task::basket ? baskets_by_order(training) : baskets_by_customer(training);
}

Settings popularities(const TrainingSet& training) {
  Settings out;
  for (const double days : {15.0, 30.0, 90.0, kForever}) {
    out.emplace_back([&training, days] {
      return [demand = demand_of(training, days)](const TaskCase&) { return demand; };
    });
  }
  return out;
}

Settings own_frequencies(const TrainingSet& training) {
  Settings out;
  for (const double days : {30.0, 60.0, 90.0, 180.0, 360.0, kForever}) {
    out.emplace_back([&training, days] {
      return [n = training.items.size(), days](const TaskCase& one) {
        return in_float(own_purchases(one, days, n));
      };
    });
  }
  return out;
}

Settings by_words(Task task, const TrainingSet& training) {
  Settings out;
  for (const double days : {60.0, 180.0, kForever}) {
    out.emplace_back([&training, task, days] {
      return [content = std::make_shared<const ContentModel>(tfidf(training.items)), task,
              days](const TaskCase& one) {
        return in_float(
            by_content(content->rows, content->vocabulary.size(), sources_of(one, task, days)));
      };
    });
  }
  return out;
}

Settings item_neighbours(Task task, const TrainingSet& training) {
  Settings out;
  for (const std::size_t keep : {50U, 200U, 1000U}) {
    for (const float shrink : {0.0F, 20.0F}) {
      out.emplace_back([&training, task, keep, shrink] {
        return through_rows(
            item_knn(baskets_for(task, training), training.items.size(), shrink, keep), task,
            kForever);
      });
    }
  }
  return out;
}

Settings user_neighbours(Task task, const TrainingSet& training) {
  using enum UserNeighbours::Closeness;
  std::vector<WeightedItems> users;
  for (const auto& basket : baskets_for(task, training)) {
    users.emplace_back();
    for (const auto item : basket.items) users.back().emplace_back(item, 1.0F);
  }
  auto shared =
      std::make_shared<const UserNeighbours>(std::move(users), training.items.size(), cosine);
  Settings out;
  for (const std::size_t k : {50U, 100U, 200U, 400U, 1000U}) {
    out.emplace_back([shared, task, k] {
      return [shared, task, k](const TaskCase& one) {
        return shared->scores(weighted(sources_of(one, task, kForever)), k);
      };
    });
  }
  return out;
}

/// The orders of a case, oldest first; what lies in the basket is the last.
std::vector<BasketItems> orders_of(const TaskCase& one) {
  std::map<std::int64_t, BasketItems> by_time;
  for (const auto& past : one.history) by_time[past.at_ms].push_back(past.item);
  std::vector<BasketItems> orders;
  for (auto& [at_ms, items] : by_time) orders.push_back(std::move(items));
  if (!one.basket.empty()) orders.push_back(one.basket);
  return orders;
}

std::shared_ptr<const UserNeighbours> tifu_users(const TrainingSet& training,
                                                 const TifuOptions& options) {
  std::vector<WeightedItems> users;
  for (const auto& orders : orders_by_customer(training)) {
    std::vector<BasketItems> baskets;
    for (const auto* order : orders) baskets.push_back(order->items);
    users.push_back(tifu_vector(baskets, options));
  }
  return std::make_shared<const UserNeighbours>(std::move(users), training.items.size(),
                                                UserNeighbours::Closeness::euclid);
}

Settings tifu(const TrainingSet& training) {
  Settings out;
  for (const TifuOptions options : {TifuOptions{3, .9, .7}, TifuOptions{7, .9, .7},
                                    TifuOptions{7, 1, .9}, TifuOptions{23, .9, .9}}) {
    auto users = tifu_users(training, options);
    for (const std::size_t k : {100U, 300U}) {
      for (const float own : {.3F, .7F, .9F}) {
        out.emplace_back([users, options, k, own] {
          return [users, options, k, own](const TaskCase& one) {
            const WeightedItems shopper = tifu_vector(orders_of(one), options);
            auto scores = users->scores(shopper, k);
            for (auto& score : scores) score *= 1 - own;
            for (const auto& [item, weight] : shopper) scores[item] += own * weight;
            return scores;
          };
        });
      }
    }
  }
  return out;
}

Settings eases(Task task, const TrainingSet& training) {
  Settings out;
  for (const float lambda : {.3F, 1.0F, 3.0F, 8.0F}) {
    out.emplace_back([&training, task, lambda] {
      EaseOptions options;
      options.lambda = lambda;
      options.keep = training.items.size();
      options.support = 0;
      return through_rows(ease(baskets_for(task, training), training.items.size(), options), task,
                          kForever);
    });
  }
  return out;
}

Settings factorisations(Task task, const TrainingSet& training) {
  Settings out;
  IalsOptions base;
  for (const auto& [d, unobserved, lambda] : {std::tuple<std::size_t, float, float>{64, .1F, .01F},
                                              {64, .4F, .003F},
                                              {64, .1F, .003F},
                                              {128, .1F, .01F}}) {
    base.d = d;
    base.unobserved = unobserved;
    base.lambda = lambda;
    out.emplace_back([&training, task, options = base] {
      auto factors = std::make_shared<const Factors>(
          ials(baskets_for(task, training), training.items.size(), options));
      return [factors, task](const TaskCase& one) {
        return factors->scores(factors->fold_in(weighted(sources_of(one, task, kForever))));
      };
    });
  }
  return out;
}

}  // namespace

Settings settings_of(Method method, Task task, const TrainingSet& training) {
  switch (method) {
    case Method::popularity:
      return popularities(training);
    case Method::own_frequency:
      return own_frequencies(training);
    case Method::tfidf:
      return by_words(task, training);
    case Method::item_knn:
      return item_neighbours(task, training);
    case Method::user_knn:
      return user_neighbours(task, training);
    case Method::tifu_knn:
      return tifu(training);
    case Method::ease:
      return eases(task, training);
    case Method::ials:
      return factorisations(task, training);
    case Method::blend:
    case Method::device:
      break;
  }
  return {};
}

}  // namespace tillside::learn

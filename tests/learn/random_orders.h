// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Orders drawn from a seed: shoppers with a favourite aisle, some of them unknown to the shop.

#include <algorithm>
#include <random>

#include "learn/training_set.h"

namespace tillside::learn {

inline TrainingSet random_orders(std::uint32_t seed, std::uint32_t items, std::int32_t customers) {
  std::mt19937 engine(seed);  // its sequence is the same everywhere; distributions are not
  const auto draw = [&engine] { return static_cast<std::uint32_t>(engine()); };
  TrainingSet training;
  for (std::uint32_t i = 0; i < items; ++i) {
    std::string number = std::to_string(100 + i);
    training.items.push_back({"sku-" + number, "",
                              "thing " + number + " of aisle " + std::to_string(i % 5), "", "", "",
                              "", ""});
  }
  for (std::int32_t c = 0; c < customers; ++c) {
    training.customers.push_back("c" + std::to_string(1000 + c));
    const std::uint32_t aisle = draw() % 5;
    const std::uint32_t orders = 1 + draw() % 6;
    for (std::uint32_t o = 0; o < orders; ++o) {
      TrainingOrder order;
      order.customer = draw() % 8 == 0 ? kNobody : c;
      order.at_ms = 86'400'000LL * (100 * o + draw() % 100);
      for (std::uint32_t line = 0; line < 2 + draw() % 8; ++line) {
        const std::uint32_t any = draw() % items;
        const std::uint32_t near = any - any % 5 + aisle;
        order.items.push_back(draw() % 3 == 0 || near >= items ? any : near);
      }
      std::sort(order.items.begin(), order.items.end());
      order.items.erase(std::unique(order.items.begin(), order.items.end()), order.items.end());
      training.orders.push_back(order);
    }
  }
  std::stable_sort(training.orders.begin(), training.orders.end(),
                   [](const auto& a, const auto& b) { return a.at_ms < b.at_ms; });
  return training;
}

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#include "learn/baskets.h"

#include <algorithm>

namespace tillside::learn {

std::vector<Basket> baskets_by_order(const TrainingSet& training) {
  std::vector<Basket> baskets;
  baskets.reserve(training.orders.size());
  for (const auto& order : training.orders) baskets.push_back({order.customer, order.items});
  return baskets;
}

std::vector<Basket> baskets_by_customer(const TrainingSet& training) {
  std::vector<Basket> baskets(training.customers.size());
  for (const auto& order : training.orders) {
    if (order.customer == kNobody) continue;
    auto& items = baskets[static_cast<std::size_t>(order.customer)].items;
    items.insert(items.end(), order.items.begin(), order.items.end());
  }
  for (std::size_t c = 0; c < baskets.size(); ++c) {
    baskets[c].customer = static_cast<std::int32_t>(c);
    auto& items = baskets[c].items;
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }
  return baskets;
}

PairSupport::PairSupport(const std::vector<Basket>& baskets, std::size_t item_count)
    : baskets_(baskets), baskets_of_(item_count), counts_(item_count), counted_for_(item_count) {
  std::vector<std::uint32_t> by_customer;
  for (std::size_t b = 0; b < baskets.size(); ++b) {
    if (baskets[b].customer != kNobody) by_customer.push_back(static_cast<std::uint32_t>(b));
  }
  std::stable_sort(by_customer.begin(), by_customer.end(), [&](std::uint32_t a, std::uint32_t b) {
    return baskets[a].customer < baskets[b].customer;
  });
  for (const auto b : by_customer) {
    for (const auto item : baskets[b].items) baskets_of_[item].push_back(b);
  }
}

const std::vector<std::uint32_t>& PairSupport::row(std::uint32_t item) {
  std::fill(counts_.begin(), counts_.end(), 0U);
  std::fill(counted_for_.begin(), counted_for_.end(), kNobody);
  for (const auto b : baskets_of_[item]) {
    const std::int32_t customer = baskets_[b].customer;
    for (const auto other : baskets_[b].items) {
      if (counted_for_[other] == customer) continue;
      counted_for_[other] = customer;
      ++counts_[other];
    }
  }
  return counts_;
}

std::uint32_t PairSupport::customers(std::uint32_t item) const {
  std::uint32_t count = 0;
  std::int32_t last = kNobody;
  for (const auto b : baskets_of_[item]) {
    if (baskets_[b].customer != last) ++count;
    last = baskets_[b].customer;
  }
  return count;
}

}  // namespace tillside::learn

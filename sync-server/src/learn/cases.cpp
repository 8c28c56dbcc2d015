// SPDX-License-Identifier: MIT
#include "learn/cases.h"

#include <algorithm>
#include <set>
#include <string>

#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kMinBasketItems = 4;

/// The last order, half of it visible: which half is drawn from the customer's number.
void split_basket(TaskCase& one, const TrainingOrder& order, std::size_t shuffle) {
  std::vector<std::uint32_t> items = order.items;
  const auto seed = (static_cast<std::uint64_t>(order.customer) << 32U) + (shuffle << 56U);
  std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
    return scrambled(seed + a) < scrambled(seed + b);
  });
  const auto half = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
  one.basket.assign(items.begin(), half);
  std::sort(one.basket.begin(), one.basket.end());
  std::vector<std::uint32_t> hidden(half, items.end());
  std::sort(hidden.begin(), hidden.end());
  const auto known = distinct_items(one.history);
  std::set_difference(hidden.begin(), hidden.end(), known.begin(), known.end(),
                      std::back_inserter(one.targets));
  one.now_ms = order.at_ms;
}

}  // namespace

std::vector<Orders> orders_by_customer(const TrainingSet& training) {
  std::vector<Orders> orders(training.customers.size());
  for (const auto& order : training.orders) {
    if (order.customer != kNobody) {
      orders[static_cast<std::size_t>(order.customer)].push_back(&order);
    }
  }
  return orders;
}

TaskCase case_after(const std::string& user, const Orders& orders, std::size_t known) {
  TaskCase one;
  one.user = user;
  for (std::size_t i = 0; i < known; ++i) {
    for (const auto item : orders[i]->items) one.history.push_back({item, orders[i]->at_ms});
    one.now_ms = orders[i]->at_ms;
  }
  return one;
}

void add_later_targets(TaskCase& one, const Orders& orders, std::size_t known, Task task) {
  std::vector<std::uint32_t> later;
  for (std::size_t i = known; i < orders.size(); ++i) {
    later.insert(later.end(), orders[i]->items.begin(), orders[i]->items.end());
  }
  std::sort(later.begin(), later.end());
  later.erase(std::unique(later.begin(), later.end()), later.end());
  const auto history =
      task == Task::next ? distinct_items(one.history) : std::vector<std::uint32_t>();
  std::set_difference(later.begin(), later.end(), history.begin(), history.end(),
                      std::back_inserter(one.targets));
}

std::size_t boundary(std::size_t orders) { return std::max<std::size_t>(1, orders * 4 / 5); }

std::vector<std::uint32_t> distinct_items(const std::vector<PastPurchase>& history) {
  std::vector<std::uint32_t> items;
  for (const auto& past : history) items.push_back(past.item);
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

std::vector<TaskCase> make_cases(const TrainingSet& training, Task task,
                                 const std::vector<bool>& held_out, std::size_t shuffle,
                                 std::size_t earlier) {
  std::vector<TaskCase> cases;
  const auto by_customer = orders_by_customer(training);
  for (std::size_t c = 0; c < by_customer.size(); ++c) {
    if (!held_out[c] || by_customer[c].size() <= earlier) continue;
    const Orders orders(by_customer[c].begin(),
                        by_customer[c].end() - static_cast<std::ptrdiff_t>(earlier));
    const std::string& user = training.customers[c];
    if (task == Task::basket) {
      if (orders.back()->items.size() < kMinBasketItems) continue;
      cases.push_back(case_after(user, orders, orders.size() - 1));
      split_basket(cases.back(), *orders.back(), shuffle);
    } else {
      const std::size_t known = boundary(orders.size());
      cases.push_back(case_after(user, orders, known));
      add_later_targets(cases.back(), orders, known, task);
    }
    if (cases.back().targets.empty()) cases.pop_back();
  }
  return cases;
}

void add_earlier_cases(const TrainingSet& training, Task task, const std::vector<bool>& held_out,
                       std::vector<TaskCase>& cases) {
  std::size_t most = 0;
  for (const auto& orders : orders_by_customer(training)) most = std::max(most, orders.size());
  std::set<std::string> users;
  std::vector<TaskCase> first;
  std::vector<TaskCase> shuffles;
  for (auto& one : cases) {
    (users.insert(one.user).second ? first : shuffles).push_back(std::move(one));
  }
  for (std::size_t earlier = 1; earlier < most && first.size() < kWantedCases; ++earlier) {
    auto more = make_cases(training, task, held_out, 0, earlier);
    std::move(more.begin(), more.end(), std::back_inserter(first));
  }
  cases = std::move(first);
  std::move(shuffles.begin(), shuffles.end(), std::back_inserter(cases));
}

}  // namespace tillside::learn

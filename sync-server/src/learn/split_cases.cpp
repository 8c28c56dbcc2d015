// SPDX-License-Identifier: MIT
#include "learn/split_cases.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "learn/baskets.h"
#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kMinDistinctItems = 5;
constexpr std::size_t kShuffles = 3;  ///< ways in which a drawn fold halves a basket

/// The moment by which 80 % of the orders with a customer are placed.
std::int64_t calendar_cut(const TrainingSet& all) {
  std::vector<std::int64_t> times;
  for (const auto& order : all.orders) {
    if (order.customer != kNobody) times.push_back(order.at_ms);
  }
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() * 4 / 5];
}

/// Every tenth item that is ranked, drawn by its index.
std::vector<bool> draw_cold(const std::vector<bool>& ranked) {
  constexpr std::uint32_t kOdd = 2654435761U;
  std::vector<bool> cold(ranked.size());
  for (std::uint32_t i = 0; i < ranked.size(); ++i) {
    cold[i] = ranked[i] && ((i + 1) * kOdd >> 16U) % 10 == 0;
  }
  return cold;
}

/// History before the cut, targets after it.
void cut_by_calendar(const SplitFrame& frame, const std::vector<bool>& users,
                     const std::vector<bool>& ranked, std::vector<TaskCase>& cases) {
  for (std::size_t c = 0; c < users.size(); ++c) {
    const Orders& orders = frame.orders[c];
    if (!users[c] || orders.empty() || orders[0]->at_ms >= frame.cut_ms) continue;
    const auto later = std::find_if(orders.begin(), orders.end(), [&](const TrainingOrder* order) {
      return order->at_ms >= frame.cut_ms;
    });
    const auto known = static_cast<std::size_t>(later - orders.begin());
    TaskCase one = case_after(frame.all.customers[c], orders, known);
    add_later_targets(one, orders, known, frame.task);
    std::erase_if(one.targets, [&](std::uint32_t item) { return !ranked[item]; });
    if (!one.targets.empty()) cases.push_back(std::move(one));
  }
}

/// The shopper's whole past without the cold items, which are the targets.
void hide_cold(const SplitFrame& frame, const std::vector<bool>& users,
               const std::vector<bool>& cold, std::vector<TaskCase>& cases) {
  for (std::size_t c = 0; c < users.size(); ++c) {
    const Orders& orders = frame.orders[c];
    if (!users[c]) continue;
    TaskCase one = case_after(frame.all.customers[c], orders, orders.size());
    for (const auto item : distinct_items(one.history)) {
      if (cold[item]) one.targets.push_back(item);
    }
    std::erase_if(one.history, [&](const PastPurchase& past) { return cold[past.item]; });
    if (!one.targets.empty() && !one.history.empty()) cases.push_back(std::move(one));
  }
}

/// As the rows of a split's folder are made: by each user's own orders.
void cut_by_orders(const SplitFrame& frame, const std::vector<bool>& users,
                   const std::vector<bool>& ranked, std::vector<TaskCase>& cases) {
  const std::size_t shuffles = frame.task == Task::basket ? kShuffles : 1;
  for (std::size_t shuffle = 0; shuffle < shuffles; ++shuffle) {
    for (auto& one : make_cases(frame.all, frame.task, users, shuffle)) {
      const auto unranked = [&](std::uint32_t item) { return !ranked[item]; };
      std::erase_if(one.basket, unranked);
      std::erase_if(one.targets, unranked);
      const bool asks = frame.task != Task::basket || !one.basket.empty();
      if (asks && !one.targets.empty()) cases.push_back(std::move(one));
    }
  }
}

void cut_cases(const SplitFrame& frame, const std::vector<bool>& users,
               const std::vector<bool>& ranked, std::vector<TaskCase>& cases) {
  if (frame.task == Task::cold) return hide_cold(frame, users, ranked, cases);
  if (frame.past_only) return cut_by_calendar(frame, users, ranked, cases);
  cut_by_orders(frame, users, ranked, cases);
}

/// The orders of some users, and of nobody where `nobody`, before the cut and without cold items.
TrainingSet orders_of(const SplitFrame& frame, const std::vector<bool>& users, bool nobody,
                      const std::vector<bool>& cold) {
  TrainingSet out{frame.all.items, frame.all.customers, {}};
  for (const auto& order : frame.all.orders) {
    const bool theirs =
        order.customer == kNobody ? nobody : users[static_cast<std::size_t>(order.customer)];
    if (!theirs || order.at_ms >= frame.cut_ms) continue;
    out.orders.push_back(order);
    std::erase_if(out.orders.back().items,
                  [&](std::uint32_t item) { return !cold.empty() && cold[item]; });
  }
  return out;
}

std::vector<bool> bought_in(const TrainingSet& training) {
  std::vector<bool> bought(training.items.size());
  for (const auto& order : training.orders) {
    if (order.customer == kNobody) continue;
    for (const auto item : order.items) bought[item] = true;
  }
  return bought;
}

}  // namespace

SplitFrame frame_of(const TrainingSet& all, Task task, bool past_only) {
  return {all, task, past_only, orders_by_customer(all),
          past_only ? calendar_cut(all) : std::numeric_limits<std::int64_t>::max()};
}

Split make_split(const SplitFrame& frame, const SplitUsers& users,
                 const std::vector<bool>& universe) {
  Split split;
  split.past_only = frame.past_only;
  std::vector<bool> cold;
  if (frame.task == Task::cold) cold = draw_cold(universe);
  split.training = orders_of(frame, users.train, true, cold);
  split.validation = orders_of(frame, users.val, false, cold);
  split.ranked = frame.task == Task::cold ? cold
                 : frame.past_only        ? bought_in(split.training)
                                          : universe;
  cut_cases(frame, users.val, split.ranked, split.val);
  cut_cases(frame, users.test, split.ranked, split.test);
  return split;
}

Split draw_split(const TrainingSet& all, Task task, bool past_only, std::size_t folds,
                 std::size_t fold, std::uint64_t seed) {
  std::vector<std::uint32_t> drawn;
  const auto baskets = baskets_by_customer(all);
  for (std::uint32_t c = 0; c < baskets.size(); ++c) {
    if (baskets[c].items.size() >= kMinDistinctItems) drawn.push_back(c);
  }
  const std::uint64_t salt = scrambled(seed);
  std::sort(drawn.begin(), drawn.end(), [&](std::uint32_t a, std::uint32_t b) {
    return scrambled(salt ^ a) < scrambled(salt ^ b);
  });
  const std::vector<bool> none(all.customers.size());
  SplitUsers users{none, none, none};
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::size_t theirs = i * folds / drawn.size();
    auto& group = theirs == fold                 ? users.test
                  : theirs == (fold + 1) % folds ? users.val
                                                 : users.train;
    group[drawn[i]] = true;
  }
  const SplitFrame frame = frame_of(all, task, past_only);
  TrainingSet training = orders_of(frame, users.train, false, {});
  return make_split(frame, users, bought_in(training));
}

}  // namespace tillside::learn

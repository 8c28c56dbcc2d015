// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The tasks on which recommendations are judged: each case is one question to the model.
/// @see docs/recommender.md, "How it is measured"

#include <string>
#include <vector>

#include "learn/training_set.h"

namespace tillside::learn {

/// basket: complete the last order · next: new items of later orders · repeat: all items of later
/// orders · cold: items that training never saw.
enum class Task { basket, next, repeat, cold };

struct PastPurchase {
  std::uint32_t item = 0;
  std::int64_t at_ms = 0;
};

/// What is known of a shopper, and what that shopper turned out to buy.
struct TaskCase {
  std::string user;
  std::vector<PastPurchase> history;   ///< an item stands once for each order it was in
  std::vector<std::uint32_t> basket;   ///< what lies in the basket now; empty but in `basket`
  std::vector<std::uint32_t> targets;  ///< ascending; a case without targets does not count
  std::int64_t now_ms = 0;             ///< of the last order that is known
};

using Orders = std::vector<const TrainingOrder*>;

/// The orders of each customer, ascending by time.
[[nodiscard]] std::vector<Orders> orders_by_customer(const TrainingSet& training);

/// A case whose history is the first `known` orders, without targets.
[[nodiscard]] TaskCase case_after(const std::string& user, const Orders& orders, std::size_t known);

/// Adds the items of the orders from `known` on as targets; for Task::next less the history.
void add_later_targets(TaskCase& one, const Orders& orders, std::size_t known, Task task);

/// How many of n orders are history in `next` and `repeat`: the earliest 80 %, at least one.
[[nodiscard]] std::size_t boundary(std::size_t orders);

[[nodiscard]] std::vector<std::uint32_t> distinct_items(const std::vector<PastPurchase>& history);

/// Cases of one task from the customers that `held_out` says, made as the given splits are made.
/// `shuffle` draws another half of a basket; `earlier` is how many of a customer's last orders are
/// taken as not placed yet. Task::cold has none here: they are cut in split_cases.cpp
[[nodiscard]] std::vector<TaskCase> make_cases(const TrainingSet& training, Task task,
                                               const std::vector<bool>& held_out,
                                               std::size_t shuffle = 0, std::size_t earlier = 0);

/// Fewer cases than this tell settings and weights apart badly.
inline constexpr std::size_t kWantedCases = 250;

/// Adds cases of the same customers as they stood one order ago, two, ... while there are fewer
/// than kWantedCases and any are left; other shuffles of the same orders do not count and come
/// last.
void add_earlier_cases(const TrainingSet& training, Task task, const std::vector<bool>& held_out,
                       std::vector<TaskCase>& cases);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The folder of a split (docs/recommender.md): who trains, who validates, who tests, what is
/// ranked, and the rows of the tasks.

#include <string>
#include <variant>
#include <vector>

#include "catalog/file_error.h"
#include "learn/training_data.h"

namespace tillside::learn {

struct PastPurchase {
  std::uint32_t item = 0;
  std::int64_t at_ms = 0;
};

/// One question: what is known of a shopper, and what that shopper turned out to buy.
struct TaskCase {
  std::string user;
  std::vector<PastPurchase> history;   ///< an item stands once for each order it was in
  std::vector<std::uint32_t> basket;   ///< what lies in the basket now; empty but in `basket`
  std::vector<std::uint32_t> targets;  ///< ascending; may be empty (then the row does not count)
  std::int64_t now_ms = 0;             ///< of the last order that is known
};

enum class Task { basket, next, repeat };

struct Split {
  std::vector<std::string> train_users;
  std::vector<bool> ranked;  ///< by item index
  std::vector<TaskCase> val;
  std::vector<TaskCase> test;
};

[[nodiscard]] std::variant<Split, catalog::FileError> read_split(const std::string& folder,
                                                                 Task task,
                                                                 const TrainingData& training);

/// The orders of these users, and those of nobody where `anonymous`: what a task may learn from.
[[nodiscard]] TrainingData only_users(const TrainingData& training,
                                      const std::vector<std::string>& users);

}  // namespace tillside::learn

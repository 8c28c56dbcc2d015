// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Who trains, who validates and who tests, what is ranked, and the cases of a task: read from the
/// folder of a split (docs/recommender.md), or drawn as folds.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "catalog/file_error.h"
#include "learn/cases.h"
#include "learn/training_set.h"

namespace tillside::learn {

struct Split {
  TrainingSet training;      ///< what may be learnt from: orders of train users and of nobody
  TrainingSet validation;    ///< orders of the val users, cut by the calendar as training is
  std::vector<bool> ranked;  ///< by item index
  std::vector<TaskCase> val;
  std::vector<TaskCase> test;
  bool past_only = false;  ///< targets lie after a moment that is the same for all
};

/// `past_only` cuts by the calendar instead of by each user's orders: nothing is learnt from, and
/// no history holds, what was bought after the moment by which 80 % of the orders were placed.
[[nodiscard]] std::variant<Split, catalog::FileError> read_split(const std::string& folder,
                                                                 Task task, bool past_only,
                                                                 const TrainingSet& all);

/// Fold `fold` of `folds`: the users with at least five distinct items in a random order of `seed`,
/// one fold of them tests, the next one validates, the others train; the other users are left out.
[[nodiscard]] Split draw_split(const TrainingSet& all, Task task, bool past_only, std::size_t folds,
                               std::size_t fold, std::uint64_t seed);

}  // namespace tillside::learn

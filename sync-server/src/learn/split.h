// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The folder of a split (docs/recommender.md): who trains, who validates, who tests, what is
/// ranked, and the rows of the tasks.

#include <string>
#include <variant>
#include <vector>

#include "catalog/file_error.h"
#include "learn/cases.h"
#include "learn/training_set.h"

namespace tillside::learn {

struct Split {
  TrainingSet training;      ///< what may be learnt from: orders of train users and of nobody
  std::vector<bool> ranked;  ///< by item index
  std::vector<TaskCase> val;
  std::vector<TaskCase> test;
};

/// `past_only` cuts by the calendar instead of by each user's orders: nothing is learnt from, and
/// no history holds, what was bought after the moment by which 80 % of the orders were placed.
[[nodiscard]] std::variant<Split, catalog::FileError> read_split(const std::string& folder,
                                                                 Task task, bool past_only,
                                                                 const TrainingSet& all);

}  // namespace tillside::learn

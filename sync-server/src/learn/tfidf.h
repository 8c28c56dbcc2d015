// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "learn/sparse_rows.h"
#include "learn/training_set.h"

namespace tillside::learn {

/// Items as unit vectors over the terms of their titles, category, brand and tags:
///     weight = (1 + ln count) * (ln((1 + items) / (1 + items with the term)) + 1), then |row| = 1
/// An item without text has an empty row.
struct ContentModel {
  std::vector<std::string> vocabulary;  ///< ascending byte by byte; column = position
  std::vector<float> idf;               ///< of each term, for the words of a search
  SparseRows rows;
};

[[nodiscard]] ContentModel tfidf(const std::vector<TrainingItem>& items);

}  // namespace tillside::learn

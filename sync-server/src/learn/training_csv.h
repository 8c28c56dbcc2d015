// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Training data straight from the files of a shop, without a database: what `evaluate` reads.

#include <string>
#include <variant>

#include "catalog/file_error.h"
#include "learn/training_set.h"

namespace tillside::learn {

/// Columns as in docs/import.md; those that the trainer does not use are read and left.
[[nodiscard]] std::variant<TrainingSet, catalog::FileError> read_training_csv(
    const std::string& items_file, const std::string& orders_file);

}  // namespace tillside::learn

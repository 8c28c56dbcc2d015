// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Past orders from elsewhere: training history, never members, points or stock.

#include <vector>

#include "catalog/order_rows.h"
#include "learn/training_set.h"
#include "store/database.h"

namespace tillside::store {

/// Adds the orders of one import; the items are there already, and a line's index is that of
/// the items ascending by sku. @error storage_failed
[[nodiscard]] Status add_history(Database& db, const std::vector<catalog::PastOrder>& orders);

/// What the trainer learns from: all items and past orders. @error storage_failed
[[nodiscard]] Result<learn::TrainingSet> load_training(Database& db);

}  // namespace tillside::store

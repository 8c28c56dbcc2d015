// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The items that the shop sells, and how many of them are left where they are counted.

#include <map>
#include <vector>

#include "store/database.h"
#include "tillside/catalog.h"

namespace tillside::store {

/// sku -> units left.
using StockCounts = std::map<std::string, std::int64_t>;

/// What becomes of past orders, which refer to items, when the items are others.
enum class PastLines { go, stay };

/// Takes these items, ascending by sku, in the place of all others. Lines of past orders go, or
/// stay with the items that stay. @error storage_failed
[[nodiscard]] Status replace_items(Database& db, const std::vector<Item>& items,
                                   PastLines lines = PastLines::go);

/// Sets what is left of counted items; the others are not counted any more. What placed orders
/// hold and what is sold stays as it is. @error storage_failed
[[nodiscard]] Status replace_stock(Database& db, const StockCounts& left);

/// Ascending by sku, `in_stock` as the counters say now. @error storage_failed
[[nodiscard]] Result<std::vector<Item>> load_items(Database& db);

/// @error storage_failed
[[nodiscard]] Result<StockCounts> load_stock(Database& db);

/// @error storage_failed
[[nodiscard]] Result<std::int64_t> count_items(Database& db);

}  // namespace tillside::store

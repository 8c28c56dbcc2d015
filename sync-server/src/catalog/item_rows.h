// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// items.csv: what a shop sells, as its merchant exports it. @see docs/import.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/catalog.h"

namespace tillside::catalog {

struct ImportedItem {
  Item item;
  std::optional<std::int64_t> stock = {};  ///< absent: not counted
  std::uint64_t line = 0;                  ///< of the file
};

struct ImportedItems {
  std::string currency;             ///< of every row
  std::vector<ImportedItem> items;  ///< ascending by sku
};

/// Reads the whole file. Text comes out in normal form C; categories are derived where the
/// merchant gives none; a missing Chinese title stays missing.
/// @error file_malformed  with file, line, column, value and what is expected
[[nodiscard]] Result<ImportedItems> read_items(const std::string& path);

}  // namespace tillside::catalog

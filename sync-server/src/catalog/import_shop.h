// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A whole shop from files: items, past orders, program. Everything is read and checked before
/// anything is kept, and kept in one transaction. @see docs/import.md

#include <functional>
#include <string>

#include "catalog/item_rows.h"
#include "catalog/order_rows.h"
#include "store/database.h"
#include "tillside/program.h"

namespace tillside::catalog {

struct ImportFiles {
  std::string items;
  std::string orders = {};   ///< empty: none
  std::string program = {};  ///< empty: the one in force, else the currency's sample program
  const Program* in_force = nullptr;
};

/// What the files hold, ready to be kept.
struct Import {
  Program program;  ///< published form
  ImportedItems items;
  PastOrders orders;
};

/// Says what is being done, and how far it is.
using Progress = std::function<void(const std::string&)>;

/// May a shop be imported here? Asked before files are read, since that takes seconds.
/// @error data_not_empty  there is a shop, and `replace` was not asked for
[[nodiscard]] Status may_import(store::Database& db, bool replace);

/// @error file_unreadable @error file_malformed  with file, line, column, value, expectation
/// @error currency_unknown   no sample program ships for the currency
/// @error currency_mismatch  items and program are in two currencies
[[nodiscard]] Result<Import> read_import(const ImportFiles& files, const Progress& progress);

struct KeepOptions {
  bool replace = false;
  bool keep_orders = false;  ///< past orders stay, of items that stay
  Instant now;
};

/// Puts catalogue, stock, past orders and program in the place of what was there; members and
/// their ledgers stay. To be called inside a transaction.
/// @error data_not_empty     there is a shop, and `replace` was not asked for
/// @error currency_mismatch  members have balances in another currency
/// @error storage_failed
[[nodiscard]] Status keep_import(store::Database& db, const Import& import,
                                 const KeepOptions& options);

}  // namespace tillside::catalog

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A look at a data folder without holding it, beside a running server too.

#include "store/database.h"

namespace tillside::shop {

/// A read-only connection. A database of an older version is brought to this one first, which
/// needs the folder for a moment. @error data_absent @error data_in_use @error storage_failed
/// @error file_malformed  the database was written by a later version of this program
[[nodiscard]] Result<store::Database> open_reader(const std::string& dir);

}  // namespace tillside::shop

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Brings a database to the schema of this program, one numbered file at a time.

#include "store/database.h"

namespace tillside::store {

/// Runs the migrations that `user_version` lacks, each in a transaction of its own.
/// @error storage_failed
/// @error file_malformed  the database was written by a later version of this program
[[nodiscard]] Status migrate(Database& db);

/// Whether `migrate` has something to do. @error storage_failed
/// @error file_malformed  the database was written by a later version of this program
[[nodiscard]] Result<bool> is_older(Database& db);

}  // namespace tillside::store

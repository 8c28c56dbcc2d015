// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Published programs, by the SHA-256 of their canonical JSON. One is in force; those before
/// it stay, since ledgers refer to them and quotes are honoured for a grace.

#include <optional>
#include <vector>

#include "store/database.h"
#include "tillside/program.h"

namespace tillside::store {

struct StoredProgram {
  std::string hash;
  std::string body;  ///< canonical JSON
  Instant published_at;
  std::optional<Instant> retired_at = {};
};

/// Puts a published program in force at `now` and retires the one before. Publishing what
/// is in force already changes nothing. @error storage_failed
[[nodiscard]] Result<std::string> put_program(Database& db, const Program& published, Instant now);

/// All of them, oldest first. @error storage_failed
[[nodiscard]] Result<std::vector<StoredProgram>> load_programs(Database& db);

}  // namespace tillside::store

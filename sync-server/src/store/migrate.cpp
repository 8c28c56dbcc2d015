// SPDX-License-Identifier: MIT
#include "store/migrate.h"

#include "embedded/migrations.h"

namespace tillside::store {
namespace {

const auto kKnown = static_cast<std::int64_t>(embedded::kMigrations.size());

/// @error file_malformed
Result<std::int64_t> user_version(Database& db) {
  TILLSIDE_TRY(Statement read, db.prepare("PRAGMA user_version"));
  TILLSIDE_TRY(const bool row, read.step());
  const std::int64_t have = row ? read.integer(0) : std::int64_t{0};
  if (have <= kKnown) return have;
  return Error{.code = Errc::file_malformed,
               .value = std::to_string(have),
               .rule = "a schema of at most version " + std::to_string(kKnown)};
}

}  // namespace

Result<bool> is_older(Database& db) {
  TILLSIDE_TRY(const std::int64_t have, user_version(db));
  return have < kKnown;
}

Status migrate(Database& db) {
  TILLSIDE_TRY(const std::int64_t have, user_version(db));
  for (std::int64_t next = have; next < kKnown; ++next) {
    const auto& file = embedded::kMigrations[static_cast<std::size_t>(next)];
    const Status done = db.exec("BEGIN IMMEDIATE;" + std::string(file.text) +
                                ";PRAGMA user_version = " + std::to_string(next + 1) + ";COMMIT");
    if (!done) {
      Error error = done.error();
      error.pointer = file.name;
      (void)db.exec("ROLLBACK");
      return error;
    }
  }
  return Done{};
}

}  // namespace tillside::store

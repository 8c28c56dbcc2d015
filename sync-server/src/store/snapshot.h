// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Several reads that see one moment, whatever a writer does meanwhile.

#include <utility>

#include "store/database.h"

namespace tillside::store {

class Snapshot {
 public:
  /// @error storage_failed
  [[nodiscard]] static Result<Snapshot> take(Database& db) {
    TILLSIDE_CHECK(db.exec("BEGIN"));
    return Snapshot(&db);
  }
  Snapshot(Snapshot&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot() {
    if (db_ == nullptr) return;
    db_->release_all();
    (void)db_->exec("ROLLBACK");  // nothing was written, so nothing can fail to be undone
  }

 private:
  explicit Snapshot(Database* db) : db_(db) {}
  Database* db_;
};

}  // namespace tillside::store

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A copy of a shop that proves itself, and a shop from such a copy. A backup is a folder like a
/// data folder, so that `verify`, `replay` and `report` read it too.
/// @see docs/operations.md, docs/protocol.md

#include <string>

#include "shop/audit.h"

namespace tillside::control {

struct BackedUp {
  std::int64_t bytes = 0;  ///< of the database's copy
  shop::Audit audit = {};  ///< of the copy: chains, states, and SQLite's own check
  static constexpr auto kFields =
      fields(field("audit", &BackedUp::audit), field("bytes", &BackedUp::bytes));
};

/// Copies database, model and chunks into a folder that is empty or not there, on a read-only
/// connection, so that a running server goes on; then examines the copy. Flaws that it finds were
/// in the shop: the copy is kept, and they are told.
/// @error data_absent  @error data_not_empty  @error storage_failed
[[nodiscard]] Result<BackedUp> back_up(const std::string& data_dir, const std::string& into);

/// Makes a data folder from a backup: a new epoch, so that devices push again what the backup
/// lacks; no sessions, so that nobody who signed out is signed in; the catalogue published anew.
/// @error data_absent  @error data_not_empty  @error hash_mismatch  the backup has flaws
/// @error storage_failed
[[nodiscard]] Result<BackedUp> restore(const std::string& backup, const std::string& data_dir);

}  // namespace tillside::control

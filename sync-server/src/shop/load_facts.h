// SPDX-License-Identifier: MIT
#pragma once

#include "store/database.h"
#include "sync/facts.h"

namespace tillside::shop {

/// Reads programs, items and the version of the published catalogue.
/// @error storage_failed
[[nodiscard]] Result<sync::Facts> load_facts(store::Database& db, const std::string& dir);

}  // namespace tillside::shop

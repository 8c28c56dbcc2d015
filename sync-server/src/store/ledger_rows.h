// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "store/database.h"

namespace tillside::store {

/// Calls `take` with every entry, as it lies in the file, and its hash, in the order in which they
/// were written. @error storage_failed
[[nodiscard]] Status each_ledger_row(
    Database& db,
    const std::function<void(const std::string& entry, const std::string& hash)>& take);

}  // namespace tillside::store

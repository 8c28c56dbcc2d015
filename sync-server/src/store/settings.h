// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Single facts about a shop: its epoch, its signing seed, its currency and title.

#include <optional>

#include "store/database.h"

namespace tillside::store {

/// The incarnation of this database, 32 hex digits; every restore makes a new one.
inline constexpr const char* kEpoch = "epoch";
/// Seed of the Ed25519 key that signs manifests, 64 hex digits.
inline constexpr const char* kSigningSeed = "signing_seed";

/// @error storage_failed
[[nodiscard]] Result<std::optional<std::string>> get_setting(Database& db, std::string_view key);
/// @error storage_failed
[[nodiscard]] Status put_setting(Database& db, std::string_view key, std::string_view value);

/// Draws epoch and signing seed for a database that has none. @error storage_failed
[[nodiscard]] Status draw_identity(Database& db);

}  // namespace tillside::store

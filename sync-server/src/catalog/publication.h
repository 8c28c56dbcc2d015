// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Makes what the database holds visible: chunks and the signed manifest in the data folder.
/// Import, training and `tillside publish` all end here.

#include <string>

#include "store/database.h"
#include "tillside/catalog.h"

namespace tillside::catalog {

inline constexpr const char* kManifestFile = "/manifest.json";

/// Writes DATA/chunks and, at the end and at once, DATA/manifest.json: canonical JSON, signed
/// with the shop's Ed25519 key. The same state gives the same bytes.
/// @error data_absent  there is no catalogue or no program
/// @error storage_failed @error file_unreadable @error file_malformed
[[nodiscard]] Result<Manifest> publish_shop(store::Database& db, const std::string& data_dir);

/// True if the signature is that of `public_key` over the manifest without its signature.
[[nodiscard]] bool signature_holds(const Manifest& manifest);

}  // namespace tillside::catalog

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace tillside::shop {

/// The published manifest, as it is served.
struct ManifestFile {
  std::string bytes;
  std::string etag;     ///< SHA-256 of the bytes, quoted
  std::string version;  ///< of the catalogue
};

/// DIR/manifest.json; nothing before the first publication.
[[nodiscard]] std::optional<ManifestFile> read_manifest(const std::string& dir);

}  // namespace tillside::shop

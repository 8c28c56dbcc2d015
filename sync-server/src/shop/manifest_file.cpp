// SPDX-License-Identifier: MIT
#include "shop/manifest_file.h"

#include <fstream>
#include <iterator>

#include "json/json_source.h"
#include "store/random.h"
#include "tillside/catalog.h"

namespace tillside::shop {

std::optional<ManifestFile> read_manifest(const std::string& dir) {
  std::ifstream file(dir + "/manifest.json", std::ios::binary);
  if (!file) return std::nullopt;
  ManifestFile found;
  found.bytes.assign(std::istreambuf_iterator<char>(file), {});
  const Result<Manifest> manifest = read_json<Manifest>(found.bytes);
  if (!manifest) return std::nullopt;
  found.version = manifest->version;
  found.etag = "\"" + store::sha256_hex(found.bytes) + "\"";
  return found;
}

}  // namespace tillside::shop

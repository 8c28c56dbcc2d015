// SPDX-License-Identifier: MIT
#include "catalog/publication.h"

#include <sodium.h>

#include <array>
#include <filesystem>

#include "catalog/files.h"
#include "catalog/model_file.h"
#include "catalog/segments.h"
#include "json/json_source.h"
#include "store/catalogue.h"
#include "store/programs.h"
#include "store/random.h"
#include "store/settings.h"
#include "tillside/write.h"

namespace tillside::catalog {
namespace {

struct KeyPair {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
};

template <std::size_t n>
std::string hex_of(const std::array<unsigned char, n>& bytes) {
  std::string text(n * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), n);
  text.pop_back();
  return text;
}

template <std::size_t n>
bool from_hex(const std::string& text, std::array<unsigned char, n>& bytes) {
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), n, text.data(), text.size(), nullptr, &length, nullptr) ==
             0 &&
         length == n;
}

Result<KeyPair> signing_key(store::Database& db) {
  TILLSIDE_TRY(const auto seed_hex, store::get_setting(db, store::kSigningSeed));
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  if (!seed_hex || !from_hex(*seed_hex, seed)) {
    return Error{.code = Errc::data_absent, .rule = "a shop with a signing key"};
  }
  KeyPair pair;
  crypto_sign_seed_keypair(pair.public_key.data(), pair.secret_key.data(), seed.data());
  sodium_memzero(seed.data(), seed.size());
  return pair;
}

std::string unsigned_text(Manifest manifest) {
  manifest.signature.reset();
  return canonical_json(manifest);
}

void sign(Manifest& manifest, KeyPair& pair) {
  manifest.public_key = hex_of(pair.public_key);
  const std::string text = unsigned_text(manifest);
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       pair.secret_key.data());
  manifest.signature = hex_of(signature);
  sodium_memzero(pair.secret_key.data(), pair.secret_key.size());
}

/// The catalogue segments of the manifest that is published now; empty where there is none.
std::vector<Segment> segments_before(const std::string& data_dir) {
  std::vector<Segment> segments;
  const auto text = read_file(data_dir + kManifestFile);
  if (!text) return segments;
  const auto manifest = read_json<Manifest>(*text);
  if (!manifest) return segments;
  for (const Segment& segment : manifest->segments) {
    if (segment.content == SegmentContent::catalogue) segments.push_back(segment);
  }
  return segments;
}

/// Hash and currency of the program in force.
Status take_program(store::Database& db, Manifest& manifest) {
  TILLSIDE_TRY(const auto programs, store::load_programs(db));
  for (const auto& program : programs) {
    if (program.retired_at) continue;
    TILLSIDE_TRY(const Program body, read_json<Program>(program.body));
    manifest.currency = body.currency;
    manifest.program_hash = program.hash;
  }
  if (!manifest.program_hash.empty()) return Done{};
  return Error{.code = Errc::data_absent, .rule = "a shop with a program"};
}

std::string version_of(const std::vector<Segment>& segments) {
  std::string hashes;
  for (const Segment& segment : segments) hashes += segment.sha256;
  return store::sha256_hex(hashes).substr(0, 32);
}

}  // namespace

Result<Manifest> publish_shop(store::Database& db, const std::string& data_dir) {
  Manifest manifest;
  TILLSIDE_CHECK(take_program(db, manifest));
  TILLSIDE_TRY(const std::vector<Item> items, store::load_items(db));
  if (items.empty()) return Error{.code = Errc::data_absent, .rule = "a shop with items"};
  TILLSIDE_TRY(manifest.segments, next_segments(data_dir, segments_before(data_dir), items));
  TILLSIDE_TRY(const auto model, read_model(data_dir));
  if (model) {
    manifest.model_id = model->model_id;
    manifest.segments.insert(manifest.segments.end(), model->segments.begin(),
                             model->segments.end());
  }
  manifest.version = version_of(manifest.segments);
  TILLSIDE_TRY(KeyPair pair, signing_key(db));
  sign(manifest, pair);
  TILLSIDE_CHECK(replace_file(data_dir + kManifestFile, canonical_json(manifest)));
  return manifest;
}

bool signature_holds(const Manifest& manifest) {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  if (!manifest.signature || !from_hex(*manifest.signature, signature)) return false;
  if (!from_hex(manifest.public_key, public_key)) return false;
  const std::string text = unsigned_text(manifest);
  return crypto_sign_verify_detached(signature.data(),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size(), public_key.data()) == 0;
}

}  // namespace tillside::catalog

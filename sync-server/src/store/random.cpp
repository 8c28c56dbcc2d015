// SPDX-License-Identifier: MIT
#include "store/random.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace tillside::store {
namespace {

/// libsodium must be set up before its random source is used; it cannot fail on Linux.
void set_up_sodium() {
  static const int ready = sodium_init();
  if (ready < 0) std::abort();
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

}  // namespace

std::string random_hex(std::size_t bytes) {
  set_up_sodium();
  std::vector<unsigned char> drawn(bytes);
  randombytes_buf(drawn.data(), drawn.size());
  return hex(drawn.data(), drawn.size());
}

std::string sha256_hex(std::string_view bytes) {
  set_up_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  return hex(digest.data(), digest.size());
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace tillside::store

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Content-addressed pieces of a published catalogue or model: DATA/chunks/<sha256>, and
/// <sha256>.br beside it for those who take brotli. A chunk never changes.

#include <cstdint>
#include <string>
#include <string_view>

#include "tillside/result.h"

namespace tillside::catalog {

struct Chunk {
  std::string sha256;
  std::int64_t bytes = 0;
};

/// Keeps the bytes; does nothing where they are kept already. @error storage_failed
[[nodiscard]] Result<Chunk> write_chunk(const std::string& data_dir, std::string_view bytes);

/// The bytes of a chunk, checked against its name.
/// @error file_unreadable @error hash_mismatch
[[nodiscard]] Result<std::string> read_chunk(const std::string& data_dir,
                                             const std::string& sha256);

}  // namespace tillside::catalog

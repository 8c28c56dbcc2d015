// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Ids and tokens nobody can guess, and the hashes of the protocol, as lower-case hex.

#include <cstddef>
#include <string>
#include <string_view>

namespace tillside::store {

[[nodiscard]] std::string random_hex(std::size_t bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// True for a text of exactly `digits` lower-case hexadecimal digits.
[[nodiscard]] bool is_hex(std::string_view text, std::size_t digits);

}  // namespace tillside::store

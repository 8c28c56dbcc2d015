// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// SHA-256 as the wire writes it.

#include <string>
#include <string_view>

namespace tillside::catalog {

/// 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Lower-case hex of any bytes.
[[nodiscard]] std::string hex(std::string_view bytes);

}  // namespace tillside::catalog

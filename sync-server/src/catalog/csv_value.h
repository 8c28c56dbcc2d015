// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The text of one CSV field to a value. Nothing here goes through a float; what does not read as
/// the whole of its field is refused (std::nullopt), and the caller says what was expected.

#include <cstdint>
#include <optional>
#include <string_view>

namespace tillside::catalog {

[[nodiscard]] bool is_utf8(std::string_view text);

/// An integer within +-(2^53 - 1).
[[nodiscard]] std::optional<std::int64_t> read_integer(std::string_view text);

/// Decimal major units to minor units: "12.5" with exponent 2 is 1250. More decimals than the
/// exponent are refused unless the rest are zeros ("1.250" is fine), as is anything beyond 2^53
/// - 1.
[[nodiscard]] std::optional<std::int64_t> read_minor(std::string_view text, int exponent);

/// ISO 8601: `2010-12-01`, `2010-12-01T08:26:00`, with `.123`, with `Z` or `+08:00`; a blank may
/// stand for the T. Without a zone it is UTC. Milliseconds since 1970.
[[nodiscard]] std::optional<std::int64_t> read_instant_ms(std::string_view text);

}  // namespace tillside::catalog

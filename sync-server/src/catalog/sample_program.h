// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The programs that come with Tillside, one for a currency.

#include <optional>
#include <string_view>

namespace tillside::catalog {

/// The sample program of a currency, as its merchant would write it; absent where none ships.
[[nodiscard]] std::optional<std::string_view> sample_program(std::string_view currency);

}  // namespace tillside::catalog

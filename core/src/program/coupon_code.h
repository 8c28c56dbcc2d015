// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Coupon codes as people type them, and their one normal form.

#include <optional>
#include <string>
#include <string_view>

namespace tillside {

inline constexpr std::size_t kMaxCodeLength = 64;

/// Trimmed, in upper case; nothing if that is not [A-Z0-9-]{1,64}.
[[nodiscard]] std::optional<std::string> normal_code(std::string_view typed);

}  // namespace tillside

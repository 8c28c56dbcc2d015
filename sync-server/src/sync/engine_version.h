// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace tillside::sync {

/// Compares versions "1.2.3" part by part, as numbers. What is no version counts as 0.0.0.
[[nodiscard]] bool engine_at_least(std::string_view version, std::string_view least);

}  // namespace tillside::sync

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Whole files: read at once, replaced at once.

#include <string>
#include <string_view>

#include "tillside/result.h"

namespace tillside::catalog {

/// @error file_unreadable
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Writes beside and renames, so that a reader finds the old bytes or the new ones, after a
/// power loss too. @error storage_failed
[[nodiscard]] Status replace_file(const std::string& path, std::string_view bytes);

}  // namespace tillside::catalog

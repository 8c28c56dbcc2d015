// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A moment as people type it.

#include <string>

#include "tillside/time.h"

namespace tillside::cli {

/// ISO 8601 (UTC without a zone), or milliseconds since 1970. Empty: the clock of this machine.
/// @error text_not_well_formed
[[nodiscard]] Result<Instant> read_moment(const std::string& text);

}  // namespace tillside::cli

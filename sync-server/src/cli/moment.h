// SPDX-License-Identifier: MIT
#pragma once

<<<<<<< HEAD
/// @file
/// A moment as people type it.

#include <string>

#include "tillside/time.h"

namespace tillside::cli {

/// ISO 8601 (UTC without a zone), or milliseconds since 1970. Empty: the clock of this machine.
/// @error text_not_well_formed
[[nodiscard]] Result<Instant> read_moment(const std::string& text);
=======
#include <string>

#include "shop/clock.h"
#include "tillside/result.h"

namespace tillside::cli {

/// A clock that starts at "2026-11-20T00:00:00Z" or at milliseconds; the real one for "".
/// @error text_not_well_formed
[[nodiscard]] Result<shop::Clock> clock_of(const std::string& text);
>>>>>>> fa2a567 (Serve a shop: store, sync, accounts, HTTP, the back door and the command line)

}  // namespace tillside::cli

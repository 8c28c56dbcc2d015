// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The transitions of an IANA time zone, written out when a program is published, since core
/// knows no zone database. They come from the system's tzdata.

#include <string_view>

#include "tillside/time.h"

namespace tillside::catalog {

/// The span that every published program covers: 2000-01-01 to 2038-01-01, where the rules that
/// tzdata writes out end. It does not depend on the day of publication, so that the same draft
/// gives the same programHash; outside of it the nearest offset holds.
inline constexpr Instant kZoneFrom = {946'684'800'000};
inline constexpr Instant kZoneTo = {2'145'916'800'000};

/// The offsets in force from `from` on, up to `to`; the first one is dated `from`.
/// @error zone_unresolved  the system knows no zone of that name
[[nodiscard]] Result<Zone> resolve_zone(std::string_view name, Instant from = kZoneFrom,
                                        Instant to = kZoneTo);

}  // namespace tillside::catalog

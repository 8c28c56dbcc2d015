// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Lots: which are open, in which order they pay, when new ones end.

#include "tillside/state.h"

namespace tillside {

/// Earliest expiry first, never-expiring last, then the earlier opened, then the lower id.
[[nodiscard]] bool spends_before(const PointsLot& a, const PointsLot& b);

/// The lot pays nothing from `expires_at` on.
[[nodiscard]] bool ended(const PointsLot& lot, Instant at);

/// What can be spent now: lots that are neither pending nor ended, less the deficit; >= 0.
[[nodiscard]] Points available_points(const State& state, Instant now);

/// The lots that may pay now, in no particular order.
[[nodiscard]] std::vector<PointsLot> spendable_lots(const State& state, Instant now);

/// When points that become available at a moment die. Nothing: never.
[[nodiscard]] std::optional<Instant> expiry_of(const Program& program, Instant available_at);

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Where a member stands on the ladder, and what moves them. @see docs/rules/tiers.md

#include "tillside/state.h"

namespace tillside {

/// 0 for the lowest tier; -1 for one that the program does not name.
[[nodiscard]] int rank_of(const TierRules& rules, std::string_view tier);

/// The tier that counts at a moment: the earned one, or a higher one that was assigned or bought
/// and has not ended (a floor).
[[nodiscard]] const std::string& standing_tier(const Program& program, const State& state,
                                               Instant at);

/// The tier of an entry's moment: an upgrade, or a kept tier in its grace period. `counted` is
/// what the entry's own events add, not yet in the state.
[[nodiscard]] std::optional<TierChanged> tier_after(const Program& program, const State& state,
                                                    const Qualification& counted, Instant at);

/// The first moment up to `now` at which time itself moves the tier.
[[nodiscard]] std::optional<Instant> tier_due(const Program& program, const State& state,
                                              Instant now);

/// What happens to the tier at a due moment, if anything.
[[nodiscard]] std::optional<TierChanged> tier_at_due(const Program& program, const State& state,
                                                     Instant due);

[[nodiscard]] TierProgress tier_progress(const Program& program, const State& state, Instant now);

}  // namespace tillside

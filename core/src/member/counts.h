// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What an event adds to the tier's counters, and when it counts.

#include "tillside/state.h"

namespace tillside {

/// What one event adds; all zero for an event that counts for nothing.
/// Refunds are not answered here: they correct several moments.
[[nodiscard]] Qualification counted_by(const State& state, const Event& event);

void sum_up(Qualification& sum, const Qualification& added);

/// Adds to the counters of a moment; a moment whose counters are all 0 is forgotten.
void count(State& state, const Qualification& added);

}  // namespace tillside

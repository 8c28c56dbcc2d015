// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What an event adds to the tier's counters, and when it counts.

#include "tillside/state.h"

namespace tillside {

/// What one event adds; all zero for an event that counts for nothing.
/// Refunds are not answered here: they correct several moments.
[[nodiscard]] Qualification counted_by(const State& state, const Event& event);
// The same where the kind is known: an event that is made of one would copy its texts.
[[nodiscard]] Qualification counted_by(const OrderPlaced& order, const OrderPaid& paid);
[[nodiscard]] Qualification counted_by(const PointsEarned& earned);
[[nodiscard]] Qualification counted_by(const GrowthChanged& changed);
[[nodiscard]] Qualification counted_by(const PurchaseRecorded& purchase);
[[nodiscard]] Qualification counted_by(const ActivityRecorded& recorded);

/// What the awards of an activity name as their cause.
[[nodiscard]] std::string reference_of(const Activity& activity);

void sum_up(Qualification& sum, const Qualification& added);

/// Notes what an event has paid, by its rule, and points for all rules under the empty id.
void note_award(std::vector<EarnCount>& counts, const Event& event);
void note_award(std::vector<EarnCount>& counts, const PointsEarned& earned);
void note_award(std::vector<EarnCount>& counts, const GrowthChanged& grown);

/// Adds to the counters of a moment; a moment whose counters are all 0 is forgotten.
void count(State& state, const Qualification& added);

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a price may know of a member, taken from the state.

#include "tillside/state.h"

namespace tillside {

[[nodiscard]] QuoteMember quote_member(const Program& program, const State& state, Instant now);

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a benefit must not contradict. @see docs/rules/promotions.md

#include "program/publish.h"

namespace tillside {

/// Checks a promotion's benefit and sorts the lists of its filters.
/// @error value_out_of_range @error thresholds_not_increasing
[[nodiscard]] bool publish_benefit(Promotion& promotion, const Spot& spot);

}  // namespace tillside

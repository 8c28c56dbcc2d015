// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Taking points from lots, in a given order.

#include "tillside/state.h"

namespace tillside {

/// Lots that hold points and have not ended, pending ones too, in spending order.
[[nodiscard]] std::vector<PointsLot> open_lots(const State& state, Instant now);

struct Taking {
  std::vector<PointsLot> lots;  ///< in the order of taking
  std::vector<LotShare> shares = {};

  Points take(PointsLot& lot, Points wanted);
  /// From one lot alone.
  Points take_own(const LotShare& award);
  /// From any lot. Answers what the lots gave.
  Points take_any(Points wanted);
};

}  // namespace tillside

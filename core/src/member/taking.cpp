// SPDX-License-Identifier: MIT
#include "member/taking.h"

#include <algorithm>

#include "loyalty/lots.h"
#include "tillside/arrange.h"

namespace tillside {

std::vector<PointsLot> open_lots(const State& state, Instant now) {
  std::vector<PointsLot> lots;
  for (const LotState& held : state.lots) {
    if (held.lot.remaining.value > 0 && !ended(held.lot, now)) lots.push_back(held.lot);
  }
  arrange(lots, spends_before);
  return lots;
}

Points Taking::take(PointsLot& lot, Points wanted) {
  const Points given = std::min(lot.remaining, wanted);
  if (given.value == 0) return given;
  lot.remaining -= given;
  for (LotShare& share : shares) {
    if (share.lot_id == lot.id) return share.points += given, given;
  }
  shares.push_back({.lot_id = lot.id, .points = given});
  return given;
}

Points Taking::take_own(const LotShare& award) {
  for (PointsLot& lot : lots) {
    if (lot.id == award.lot_id) return take(lot, award.points);
  }
  return {};
}

Points Taking::take_any(Points wanted) {
  Points given;
  for (PointsLot& lot : lots) given += take(lot, wanted - given);
  return given;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Lots of points, and which of them pay. No balance is stored anywhere: a balance is the sum of
/// the open lots less the deficit. @see docs/rules/points.md, "Lots"

#include "tillside/points.h"

namespace tillside {

/// Points credited together that expire together (积分批次).
struct PointsLot {
  std::string id;    ///< of the earning event
  Points remaining;  ///< >= 0
  Instant opened_at;
  std::optional<Instant> expires_at = {};  ///< first moment at which it pays nothing
  std::string ref = {};                    ///< the order or event that earned it
  static constexpr auto kFields =
      fields(field("id", &PointsLot::id), field("remaining", &PointsLot::remaining),
             field("openedAt", &PointsLot::opened_at), field("expiresAt", &PointsLot::expires_at),
             field("ref", &PointsLot::ref).or_default());
};

/// What one lot pays towards a redemption, or gets back.
struct LotShare {
  std::string lot_id;
  Points points;  ///< > 0
  friend bool operator==(const LotShare&, const LotShare&) = default;
  static constexpr auto kFields =
      fields(field("lotId", &LotShare::lot_id), field("points", &LotShare::points));
};

struct RedemptionRequest {
  std::vector<PointsLot> lots;  ///< in any order
  Points points;
  Instant now;
  static constexpr auto kFields =
      fields(field("lots", &RedemptionRequest::lots).up_to(100000),
             field("points", &RedemptionRequest::points).at_least(1, Errc::points_not_positive),
             field("now", &RedemptionRequest::now).in(0, kLatestMoment));
};
struct RedemptionPlan {
  std::vector<LotShare> shares;  ///< in the order taken; they add up to the points asked
  static constexpr auto kFields = fields(field("shares", &RedemptionPlan::shares));
};

/// Chooses the lots that pay: earliest expiry first, never-expiring last, then the earlier
/// opened, then the lower id. Pure; O(n log n) in lots.
/// @error points_not_positive @error insufficient_points {have, need}
[[nodiscard]] Result<RedemptionPlan> plan_redemption(const RedemptionRequest& request);

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What moves points and growth. @see docs/rules/points.md

#include "tillside/lot.h"

namespace tillside {

/// What an award was computed on: money (the eligible lines' paid shares without tax, in minor
/// units) or units. A refund takes back the award's part of what is gone of it.
TILLSIDE_ENUM(BasisUnit, minor, unit)
struct AwardBasis {
  BasisUnit unit = BasisUnit::minor;
  std::int64_t total = 1;                ///< > 0
  std::vector<std::string> skus = {};    ///< the eligible lines; empty: all of the order
  std::optional<EarnBasis> counts = {};  ///< the switches; absent: paid shares without tax
  static constexpr auto kFields =
      fields(field("unit", &AwardBasis::unit), field("total", &AwardBasis::total).at_least(1),
             field("skus", &AwardBasis::skus), field("counts", &AwardBasis::counts));
};

/// Opens a lot. Pending until `available_at` where that is later than `at`.
struct PointsEarned {
  static constexpr const char* kKind = "pointsEarned";
  std::string id;  ///< of the lot: rule id, a colon, the order's or command's id
  std::string rule_id;
  Points points;
  std::string ref;  ///< order id or command id
  Instant at;
  Instant available_at;
  std::optional<Instant> expires_at = {};
  std::optional<AwardBasis> basis = {};  ///< of an order's award
  std::optional<Points> cut = {};        ///< what limits took away
  std::optional<std::int64_t> day = {};  ///< the local day, where a limit counts days
  std::optional<Instant> lots_end = {};  ///< all open lots now end here: activity
  static constexpr auto kFields =
      fields(field("id", &PointsEarned::id), field("ruleId", &PointsEarned::rule_id),
             field("points", &PointsEarned::points), field("ref", &PointsEarned::ref),
             field("at", &PointsEarned::at), field("availableAt", &PointsEarned::available_at),
             field("expiresAt", &PointsEarned::expires_at), field("basis", &PointsEarned::basis),
             field("cut", &PointsEarned::cut), field("day", &PointsEarned::day),
             field("lotsEnd", &PointsEarned::lots_end));
};
struct PointsSpent {
  static constexpr const char* kKind = "pointsSpent";
  std::string id;
  Points points;
  std::string ref;  ///< order id, or the reward's command id
  Instant at;
  std::vector<LotShare> lots;
  std::optional<Instant> lots_end = {};  ///< all open lots now end here: activity
  static constexpr auto kFields =
      fields(field("id", &PointsSpent::id), field("points", &PointsSpent::points),
             field("ref", &PointsSpent::ref), field("at", &PointsSpent::at),
             field("lots", &PointsSpent::lots), field("lotsEnd", &PointsSpent::lots_end));
};
/// One for each lot that ends, also of 0 points for an emptied one.
struct PointsExpired {
  static constexpr const char* kKind = "pointsExpired";
  std::string lot_id;
  Points points;
  Instant at;
  static constexpr auto kFields =
      fields(field("lotId", &PointsExpired::lot_id), field("points", &PointsExpired::points),
             field("at", &PointsExpired::at));
};
/// Earned points that a refund takes back: lots + deficit + waived + recovered + goals = points.
struct PointsReversed {
  static constexpr const char* kKind = "pointsReversed";
  std::string id;
  Points points;  ///< in all
  std::string ref;
  Instant at;
  std::vector<LotShare> awards;          ///< by award (its lot's id); they add up to points
  std::vector<LotShare> lots;            ///< what paid
  Points deficit;                        ///< what no lot could give and the member owes
  Points waived;                         ///< what no lot could give under `clamp_to_zero`
  std::optional<Points> recovered = {};  ///< what the refund's money paid
  std::optional<Points> goals = {};      ///< what rewards that waited gave back
  static constexpr auto kFields = fields(
      field("id", &PointsReversed::id), field("points", &PointsReversed::points),
      field("ref", &PointsReversed::ref), field("at", &PointsReversed::at),
      field("awards", &PointsReversed::awards), field("lots", &PointsReversed::lots),
      field("deficit", &PointsReversed::deficit), field("waived", &PointsReversed::waived),
      field("recovered", &PointsReversed::recovered), field("goals", &PointsReversed::goals));
};
/// Spent points that come back to the lots they were taken from, with the lots' old expiry: what
/// was taken from a lot that has ended since is gone. lots = points + expired.
struct PointsRestored {
  static constexpr const char* kKind = "pointsRestored";
  std::string id;
  Points points;
  std::string ref;
  Instant at;
  std::vector<LotShare> lots;
  Points expired;
  std::optional<Instant> until = {};  ///< they last at least so long, and ended lots open again
  static constexpr auto kFields =
      fields(field("id", &PointsRestored::id), field("points", &PointsRestored::points),
             field("ref", &PointsRestored::ref), field("at", &PointsRestored::at),
             field("lots", &PointsRestored::lots), field("expired", &PointsRestored::expired),
             field("until", &PointsRestored::until));
};
/// Growth earned (> 0) or corrected by a refund (< 0), counted when the order was.
struct GrowthChanged {
  static constexpr const char* kKind = "growthChanged";
  std::string id;
  std::string rule_id;
  Points points;
  std::string ref;
  Instant at;
  Instant counted_at;                    ///< where it stands in the tier's window
  std::optional<AwardBasis> basis = {};  ///< of an order's award
  std::optional<Points> cut = {};        ///< what limits took away
  std::optional<std::int64_t> day = {};  ///< the local day, where a limit counts days
  static constexpr auto kFields =
      fields(field("id", &GrowthChanged::id), field("ruleId", &GrowthChanged::rule_id),
             field("points", &GrowthChanged::points), field("ref", &GrowthChanged::ref),
             field("at", &GrowthChanged::at), field("countedAt", &GrowthChanged::counted_at),
             field("basis", &GrowthChanged::basis), field("cut", &GrowthChanged::cut),
             field("day", &GrowthChanged::day));
};

}  // namespace tillside

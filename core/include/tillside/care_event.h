// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What staff, time and other accounts do to a member. @see docs/rules/rewards.md, points.md

#include "tillside/points_event.h"

namespace tillside {

/// Why points moved that no rule earned and no order spent.
TILLSIDE_ENUM(AdjustReason, manual, penalty, appeal, reinstated, transferred)

/// Credits open lots (which pay the deficit first); debits name the lots that paid and what is
/// owed.
struct PointsAdjusted {
  static constexpr const char* kKind = "pointsAdjusted";
  std::string id;
  AdjustReason why = AdjustReason::manual;
  Points points;    ///< signed; in all
  std::string ref;  ///< the reason's code, the penalty appealed against, or the transfer
  Instant at;
  std::vector<LotShare> lots = {};
  std::vector<PointsLot> opened = {};
  std::optional<Points> deficit = {};
  std::optional<Points> waived = {};
  std::optional<std::string> peer = {};  ///< the other account of a transfer
  static constexpr auto kFields =
      fields(field("id", &PointsAdjusted::id), field("why", &PointsAdjusted::why),
             field("points", &PointsAdjusted::points), field("ref", &PointsAdjusted::ref),
             field("at", &PointsAdjusted::at), field("lots", &PointsAdjusted::lots).or_default(),
             field("opened", &PointsAdjusted::opened).or_default(),
             field("deficit", &PointsAdjusted::deficit), field("waived", &PointsAdjusted::waived),
             field("peer", &PointsAdjusted::peer));
};

/// A frozen member neither spends nor is credited for own actions; orders for money go on.
struct StandingChanged {
  static constexpr const char* kKind = "standingChanged";
  bool frozen = false;
  std::string reason;
  Instant at;
  std::optional<Instant> until = {};
  static constexpr auto kFields =
      fields(field("frozen", &StandingChanged::frozen), field("reason", &StandingChanged::reason),
             field("at", &StandingChanged::at), field("until", &StandingChanged::until));
};

TILLSIDE_ENUM(AppealStatus, none, open, upheld, rejected)
/// An appeal (申诉) against a penalty: the member opens it, staff decide.
struct AppealMoved {
  static constexpr const char* kKind = "appealMoved";
  std::string penalty;
  AppealStatus status = AppealStatus::open;
  Instant at;
  static constexpr auto kFields =
      fields(field("penalty", &AppealMoved::penalty), field("status", &AppealMoved::status),
             field("at", &AppealMoved::at));
};

/// Rewards that a points goal buys by itself wait until the return window closes. `count` and
/// `cost` are added to what waits under this id: plus when the goal is reached, minus when they
/// are given out or when a refund cancels them; what a cancelled one cost too much is credited.
struct GoalMoved {
  static constexpr const char* kKind = "goalMoved";
  std::string id;
  std::string reward;
  std::int64_t count = 0;
  Points value;  ///< of each
  Points cost;
  Instant at;
  Instant settles_at;
  std::vector<LotShare> lots = {};
  std::optional<PointsLot> credit = {};
  static constexpr auto kFields =
      fields(field("id", &GoalMoved::id), field("reward", &GoalMoved::reward),
             field("count", &GoalMoved::count), field("value", &GoalMoved::value),
             field("cost", &GoalMoved::cost), field("at", &GoalMoved::at),
             field("settlesAt", &GoalMoved::settles_at),
             field("lots", &GoalMoved::lots).or_default(), field("credit", &GoalMoved::credit));
};

/// A transaction of a till that knows no lines; negative: money given back.
struct PurchaseRecorded {
  static constexpr const char* kKind = "purchaseRecorded";
  std::string id;
  Minor amount_minor;
  std::string ref;
  Instant at;
  static constexpr auto kFields = fields(
      field("id", &PurchaseRecorded::id), field("amountMinor", &PurchaseRecorded::amount_minor),
      field("ref", &PurchaseRecorded::ref), field("at", &PurchaseRecorded::at));
};

/// A paid membership (付费会员) begins, is renewed or changes its plan; an empty plan ends it.
struct MembershipChanged {
  static constexpr const char* kKind = "membershipChanged";
  std::string plan;
  std::string tier;
  Instant at;
  Instant from;        ///< of the paid period
  Instant until;       ///< first moment without it
  Minor price_minor;   ///< of the period
  Minor paid_minor;    ///< now
  Minor credit_minor;  ///< the unused part of the period before, taken off or given back
  static constexpr auto kFields =
      fields(field("plan", &MembershipChanged::plan), field("tier", &MembershipChanged::tier),
             field("at", &MembershipChanged::at), field("from", &MembershipChanged::from),
             field("until", &MembershipChanged::until),
             field("priceMinor", &MembershipChanged::price_minor),
             field("paidMinor", &MembershipChanged::paid_minor),
             field("creditMinor", &MembershipChanged::credit_minor));
};

TILLSIDE_ENUM(RewardStatus, waiting, done, cancelled)
/// A redeemed reward: goods were handed over, a lot was drawn, or it was cancelled.
struct RewardSettled {
  static constexpr const char* kKind = "rewardSettled";
  std::string id;  ///< the redeeming command's
  RewardStatus status = RewardStatus::done;
  Instant at;
  std::optional<std::string> prize = {};  ///< of a draw; empty: none
  std::optional<std::string> seed = {};   ///< as revealed
  std::optional<std::int64_t> draw = {};  ///< 0 .. 2^52 - 1
  static constexpr auto kFields =
      fields(field("id", &RewardSettled::id), field("status", &RewardSettled::status),
             field("at", &RewardSettled::at), field("prize", &RewardSettled::prize),
             field("seed", &RewardSettled::seed), field("draw", &RewardSettled::draw));
};

}  // namespace tillside

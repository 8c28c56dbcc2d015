// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a member holds besides points, orders and coupons: parts of the State.
/// @see docs/rules/member.md

#include "tillside/event.h"

namespace tillside {

/// A tier that a member does not fall below while it lasts: assigned by staff, or bought.
struct TierFloor {
  std::string tier;
  std::optional<Instant> until = {};  ///< absent: without end
  std::string ref = {};               ///< `manual`, or the plan that was bought
  static constexpr auto kFields =
      fields(field("tier", &TierFloor::tier), field("until", &TierFloor::until),
             field("ref", &TierFloor::ref));
};

/// What one rule paid for an order or a friend, so that a refund takes back its part and no more.
struct Award {
  std::string id;  ///< of the lot, or of the growth
  Counter counter = Counter::points;
  Points points;
  Points reversed;
  Instant counted_at;
  AwardBasis basis;
  static constexpr auto kFields =
      fields(field("id", &Award::id), field("counter", &Award::counter),
             field("points", &Award::points), field("reversed", &Award::reversed),
             field("countedAt", &Award::counted_at), field("basis", &Award::basis));
};

/// Something a member did that is no order; once for each reference.
struct Activity {
  EarnTrigger on = EarnTrigger::shared;
  std::string ref = {};
  Instant at;
  bool pending = false;                           ///< waits for moderation
  std::optional<bool> withdrawn = {};             ///< counts no more
  std::optional<std::string> order_id = {};       ///< by which a friend qualified
  std::optional<std::vector<Award>> awards = {};  ///< what a friend paid
  static constexpr auto kFields =
      fields(field("on", &Activity::on), field("ref", &Activity::ref), field("at", &Activity::at),
             field("pending", &Activity::pending), field("withdrawn", &Activity::withdrawn),
             field("orderId", &Activity::order_id), field("awards", &Activity::awards));
};

/// The member may not spend; until a moment, or until staff let go.
struct Freeze {
  std::string reason;
  Instant since;
  std::optional<Instant> until = {};
  static constexpr auto kFields =
      fields(field("reason", &Freeze::reason), field("since", &Freeze::since),
             field("until", &Freeze::until));
};

struct Penalty {
  std::string id;
  std::string reason;
  Points points;  ///< taken; > 0
  Instant at;
  AppealStatus appeal = AppealStatus::none;
  static constexpr auto kFields =
      fields(field("id", &Penalty::id), field("reason", &Penalty::reason),
             field("points", &Penalty::points), field("at", &Penalty::at),
             field("appeal", &Penalty::appeal));
};

struct ExpiredLot {
  std::string id;
  Points points;
  Instant at;
  static constexpr auto kFields =
      fields(field("id", &ExpiredLot::id), field("points", &ExpiredLot::points),
             field("at", &ExpiredLot::at));
};

/// What points bought: goods to be handed over, a gift card, a ticket.
struct HeldReward {
  std::string id;
  std::string reward;
  Points points;
  Instant at;
  RewardStatus status = RewardStatus::waiting;
  std::optional<std::string> sku = {};
  std::optional<Minor> value_minor = {};   ///< of a gift card
  std::optional<std::string> commit = {};  ///< of a lottery
  std::optional<std::string> prize = {};
  static constexpr auto kFields =
      fields(field("id", &HeldReward::id), field("reward", &HeldReward::reward),
             field("points", &HeldReward::points), field("at", &HeldReward::at),
             field("status", &HeldReward::status), field("sku", &HeldReward::sku),
             field("valueMinor", &HeldReward::value_minor), field("commit", &HeldReward::commit),
             field("prize", &HeldReward::prize));
};

/// Rewards of a points goal that wait for the return window.
struct PendingGoal {
  std::string id;
  std::string reward;
  std::int64_t count = 0;
  Points value;  ///< of each
  Points cost;   ///< count x the goal, and what one transaction earned beyond
  Instant settles_at;
  static constexpr auto kFields =
      fields(field("id", &PendingGoal::id), field("reward", &PendingGoal::reward),
             field("count", &PendingGoal::count), field("value", &PendingGoal::value),
             field("cost", &PendingGoal::cost), field("settlesAt", &PendingGoal::settles_at));
};

struct Membership {
  std::string plan;
  Instant from;   ///< of the paid period
  Instant until;  ///< first moment without it
  Minor price_minor;
  static constexpr auto kFields =
      fields(field("plan", &Membership::plan), field("from", &Membership::from),
             field("until", &Membership::until), field("priceMinor", &Membership::price_minor));
};

}  // namespace tillside

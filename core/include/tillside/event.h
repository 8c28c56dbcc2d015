// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What happened to a member: past tense, never refused, never changed. The State is a fold
/// over these and nothing else. Times are in the events, so that `apply` needs nothing more.

#include "tillside/care_event.h"
#include "tillside/order_event.h"

namespace tillside {

struct MemberEnrolled {
  static constexpr const char* kKind = "memberEnrolled";
  Instant at;
  std::string tier;                          ///< the program's first
  std::optional<std::string> referrer = {};  ///< the member who invited this one
  static constexpr auto kFields =
      fields(field("at", &MemberEnrolled::at), field("tier", &MemberEnrolled::tier),
             field("referrer", &MemberEnrolled::referrer));
};
struct TierChanged {
  static constexpr const char* kKind = "tierChanged";
  std::string from;
  std::string to;  ///< may equal `from`: the validity is renewed or the grace begins
  Instant at;
  std::optional<Instant> valid_until = {};
  std::optional<Instant> grace_until = {};
  static constexpr auto kFields =
      fields(field("from", &TierChanged::from), field("to", &TierChanged::to),
             field("at", &TierChanged::at), field("validUntil", &TierChanged::valid_until),
             field("graceUntil", &TierChanged::grace_until));
};
struct CouponClaimed {
  static constexpr const char* kKind = "couponClaimed";
  std::string code;
  std::string ref;
  Instant at;
  static constexpr auto kFields =
      fields(field("code", &CouponClaimed::code), field("ref", &CouponClaimed::ref),
             field("at", &CouponClaimed::at));
};
/// Since coupons are not all that points buy, the reward has an id and says what it is: goods of a
/// sku, a gift card of a value, or a ticket of a lottery.
struct RewardRedeemed {
  static constexpr const char* kKind = "rewardRedeemed";
  std::string reward;
  Points points;
  Instant at;
  std::optional<std::string> id = {};
  std::optional<std::string> sku = {};
  std::optional<Minor> value_minor = {};
  std::optional<std::string> commit = {};  ///< of the lottery, as it stood
  static constexpr auto kFields =
      fields(field("reward", &RewardRedeemed::reward), field("points", &RewardRedeemed::points),
             field("at", &RewardRedeemed::at), field("id", &RewardRedeemed::id),
             field("sku", &RewardRedeemed::sku), field("valueMinor", &RewardRedeemed::value_minor),
             field("commit", &RewardRedeemed::commit));
};
/// Something that is no order: a review, a share, a friend who qualified.
struct ActivityRecorded {
  static constexpr const char* kKind = "activityRecorded";
  EarnTrigger on = EarnTrigger::shared;
  std::string ref;
  Instant at;
  std::optional<bool> pending = {};          ///< waits for moderation, pays nothing yet
  std::optional<bool> withdrawn = {};        ///< counts no more: the order of it came back
  std::optional<std::string> order_id = {};  ///< the order by which a friend qualified
  static constexpr auto kFields =
      fields(field("on", &ActivityRecorded::on), field("ref", &ActivityRecorded::ref),
             field("at", &ActivityRecorded::at), field("pending", &ActivityRecorded::pending),
             field("withdrawn", &ActivityRecorded::withdrawn),
             field("orderId", &ActivityRecorded::order_id));
};
/// A floor under the tier; an empty tier takes the floor of this reference away.
struct TierAssigned {
  static constexpr const char* kKind = "tierAssigned";
  std::string tier;
  std::optional<Instant> until = {};
  std::string ref;
  Instant at;
  static constexpr auto kFields =
      fields(field("tier", &TierAssigned::tier), field("until", &TierAssigned::until),
             field("ref", &TierAssigned::ref), field("at", &TierAssigned::at));
};
struct CheckedIn {
  static constexpr const char* kKind = "checkedIn";
  Instant at;
  std::int64_t day = 0;  ///< local day number in the program's zone
  static constexpr auto kFields =
      fields(field("at", &CheckedIn::at), field("day", &CheckedIn::day));
};

using Event =
    std::variant<MemberEnrolled, OrderPlaced, OrderPaid, OrderCompleted, OrderCancelled,
                 OrderRefunded, PointsEarned, PointsSpent, PointsExpired, PointsReversed,
                 PointsRestored, GrowthChanged, TierChanged, CouponClaimed, RewardRedeemed,
                 CheckedIn, ActivityRecorded, TierAssigned, PointsAdjusted, StandingChanged,
                 AppealMoved, GoalMoved, PurchaseRecorded, MembershipChanged, RewardSettled>;

}  // namespace tillside

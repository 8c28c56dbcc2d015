// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// All that the engine knows of a member: a fold over the member's ledger, which may be thrown
/// away and made again. Ordered containers only, each in one canonical order.
/// @see docs/rules/member.md

#include <map>

#include "tillside/holding.h"

namespace tillside {

struct OrderState {
  OrderPlaced placed;  ///< the snapshot; `refunded` of its lines moves
  OrderStatus status = OrderStatus::placed;
  std::optional<Instant> paid_at = {};
  std::optional<Instant> completed_at = {};
  Minor refunded_minor;
  std::vector<Award> awards = {};
  Points points_earned;  ///< by this order's rules
  Points points_reversed;
  Points points_spent;                    ///< to pay it
  std::vector<LotShare> spent_lots = {};  ///< the lots that paid, less what came back
  Points points_restored;
  Points growth_earned;
  Points growth_reversed;
  std::vector<std::string> refunded_charges = {};
  Minor clawed_minor = {0};  ///< kept of refunds: discounts that the rest does not earn
  static constexpr auto kFields = fields(
      field("placed", &OrderState::placed), field("status", &OrderState::status),
      field("paidAt", &OrderState::paid_at), field("completedAt", &OrderState::completed_at),
      field("refundedMinor", &OrderState::refunded_minor), field("awards", &OrderState::awards),
      field("pointsEarned", &OrderState::points_earned),
      field("pointsReversed", &OrderState::points_reversed),
      field("pointsSpent", &OrderState::points_spent), field("spentLots", &OrderState::spent_lots),
      field("pointsRestored", &OrderState::points_restored),
      field("growthEarned", &OrderState::growth_earned),
      field("growthReversed", &OrderState::growth_reversed),
      field("refundedCharges", &OrderState::refunded_charges).or_default(),
      field("clawedMinor", &OrderState::clawed_minor).or_default());
};

struct HeldCoupon {
  std::string code;
  Instant claimed_at;
  std::optional<std::string> used_by = {};  ///< order id
  static constexpr auto kFields =
      fields(field("code", &HeldCoupon::code), field("claimedAt", &HeldCoupon::claimed_at),
             field("usedBy", &HeldCoupon::used_by));
};

/// A lot with the moment from which it may be spent.
struct LotState {
  PointsLot lot;
  Instant available_at;
  static constexpr auto kFields =
      fields(field("lot", &LotState::lot), field("availableAt", &LotState::available_at));
};

/// Every field may be absent in a document: `{}` is a member before enrolment.
struct State {
  std::optional<Instant> enrolled_at = {};
  Instant latest_at = {0};  ///< of the latest event
  std::string tier = {};
  std::optional<Instant> tier_since = {};
  std::optional<Instant> tier_valid_until = {};
  std::optional<Instant> tier_grace_until = {};
  std::vector<LotState> lots = {};  ///< by (opened_at, id); emptied ones stay until they expire
  Points deficit = {0};             ///< points owed after a refund; then no lot holds any
  Points lifetime_points = {0};     ///< ever earned less reversed
  std::vector<Qualification> qualifications = {};  ///< ascending by `at`, one for each moment
  std::map<std::string, OrderState> orders = {};   ///< by order id
  std::vector<HeldCoupon> coupons = {};            ///< by (claimed_at, code)
  std::map<std::string, std::int64_t> promotion_uses = {};  ///< promotion id -> orders that used it
  std::map<std::string, std::int64_t> cancelled_uses = {};  ///< -> orders since cancelled
  std::vector<std::int64_t> check_in_days = {};  ///< ascending; the last 400 with a check-in
  std::vector<EarnCount> earn_counts = {};       ///< by rule id
  std::vector<Activity> activities = {};         ///< as they came
  std::vector<TierFloor> floors = {};            ///< one for each reference
  std::optional<std::string> referrer = {};      ///< the member who invited this one
  std::optional<Freeze> frozen = {};
  std::vector<Penalty> penalties = {};   ///< as they came
  std::vector<ExpiredLot> expired = {};  ///< the last 100 that held points
  std::vector<HeldReward> rewards = {};  ///< as they came
  std::vector<PendingGoal> goals = {};   ///< rewards that wait, as they came
  std::optional<Membership> membership = {};
  static constexpr auto kFields = fields(
      field("enrolledAt", &State::enrolled_at), field("latestAt", &State::latest_at).or_default(),
      field("tier", &State::tier).or_default(), field("tierSince", &State::tier_since),
      field("tierValidUntil", &State::tier_valid_until).at_least(0),
      field("tierGraceUntil", &State::tier_grace_until).at_least(0),
      field("lots", &State::lots).or_default(),
      field("deficit", &State::deficit).at_least(0).or_default(),
      field("lifetimePoints", &State::lifetime_points).or_default(),
      field("qualifications", &State::qualifications).or_default(),
      field("orders", &State::orders).or_default(), field("coupons", &State::coupons).or_default(),
      field("promotionUses", &State::promotion_uses).or_default(),
      field("cancelledUses", &State::cancelled_uses).or_default(),
      field("checkInDays", &State::check_in_days).or_default(),
      field("earnCounts", &State::earn_counts).or_default(),
      field("activities", &State::activities).or_default(),
      field("floors", &State::floors).or_default(), field("referrer", &State::referrer),
      field("frozen", &State::frozen), field("penalties", &State::penalties).or_default(),
      field("expired", &State::expired).or_default(),
      field("rewards", &State::rewards).or_default(), field("goals", &State::goals).or_default(),
      field("membership", &State::membership));
};

}  // namespace tillside

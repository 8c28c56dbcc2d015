// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What points buy (积分商城), what a points goal gives by itself, and what money buys for a time.
/// @see docs/rules/rewards.md

#include "tillside/points.h"

namespace tillside {

/// One prize of a lottery: `weight` of the sum of all weights. Without a coupon and a value it is a
/// blank.
struct Prize {
  std::string id;
  std::int64_t weight = 1;
  std::optional<std::string> coupon_code = {};
  std::optional<Minor> value_minor = {};
  static constexpr auto kFields = fields(field("id", &Prize::id).in(1, 64),
                                         field("weight", &Prize::weight).in(1, 1'000'000'000),
                                         field("couponCode", &Prize::coupon_code).in(1, 64),
                                         field("valueMinor", &Prize::value_minor).at_least(1));
};

/// What a member gets: a coupon of the program, a gift card of a value, goods (a sku), or a ticket
/// of a lottery. Exactly one of them.
struct Reward {
  std::string id;
  Text title;
  Points points;
  std::string coupon_code = {};
  std::optional<Minor> value_minor = {};
  std::optional<std::string> sku = {};
  std::vector<Prize> prizes = {};
  std::optional<std::string> commit = {};  ///< SHA-256 of the lottery's seed, 64 hex digits
  std::optional<std::int64_t> stock = {};  ///< for all members; absent: without end
  std::optional<std::int64_t> per_member = {};
  std::optional<std::string> from_tier = {};
  std::optional<Window> window = {};
  static constexpr auto kFields = fields(
      field("id", &Reward::id).in(1, 64), field("title", &Reward::title),
      field("points", &Reward::points).at_least(1),
      field("couponCode", &Reward::coupon_code).up_to(64).or_default(),
      field("valueMinor", &Reward::value_minor).at_least(1), field("sku", &Reward::sku).in(1, 64),
      field("prizes", &Reward::prizes).up_to(200).or_default(),
      field("commit", &Reward::commit).in(64, 64), field("stock", &Reward::stock).at_least(0),
      field("perMember", &Reward::per_member).at_least(1),
      field("fromTier", &Reward::from_tier).in(1, 64), field("window", &Reward::window));
};

/// A reward that is bought by itself whenever the balance reaches `points`. It waits
/// `pending_days`; one transaction buys at most `per_transaction`, and what it earned beyond goes
/// with them, so that the balance stays.
struct RewardGoal {
  Points points;
  std::string reward;
  std::int64_t pending_days = 0;
  std::optional<std::int64_t> per_transaction = {};
  static constexpr auto kFields =
      fields(field("points", &RewardGoal::points).at_least(1),
             field("reward", &RewardGoal::reward).in(1, 64),
             field("pendingDays", &RewardGoal::pending_days).in(0, 366).or_default(),
             field("perTransaction", &RewardGoal::per_transaction).at_least(1));
};

/// A membership for money (付费会员): a tier while it lasts.
struct Plan {
  std::string id;
  Text title;
  std::string tier;
  Minor price_minor;
  std::int64_t months = 12;
  static constexpr auto kFields = fields(
      field("id", &Plan::id).in(1, 64), field("title", &Plan::title),
      field("tier", &Plan::tier).in(1, 64), field("priceMinor", &Plan::price_minor).at_least(0),
      field("months", &Plan::months).in(1, 120));
};

/// What happens to points that a refund takes back and the member no longer has: the member owes
/// them, they are waived, the refund is refused, or their worth is kept from the money.
TILLSIDE_ENUM(NegativeBalance, allow_negative, clamp_to_zero, reject, recover_from_refund)
/// Whether a refund looks again at the promotions of what the member keeps.
TILLSIDE_ENUM(Recompute, never, on_refund)

/// When a friend who was invited counts: the first order whose goods cost so much without tax, paid
/// within so many days of enrolment.
struct ReferralRule {
  Minor min_spend_minor = {0};
  std::optional<std::int64_t> within_days = {};
  static constexpr auto kFields =
      fields(field("minSpendMinor", &ReferralRule::min_spend_minor).at_least(0).or_default(),
             field("withinDays", &ReferralRule::within_days).in(1, 3660));
};

struct PointsRules {
  std::vector<EarnRule> earning = {};
  std::int64_t pending_days = 0;  ///< points of an order are pending so long after the trigger
  std::optional<RoundingMode> base_rounding = {};  ///< of each rule before multipliers
  EarnLimits limits = {};  ///< of all rules that pay points: an order's, a day's, a member's
  PointsExpiry expiry = {};
  std::optional<RedemptionRate> redemption = {};  ///< absent: points are no money here
  NegativeBalance negative_balance = NegativeBalance::allow_negative;
  Recompute recompute = Recompute::never;
  std::int64_t restore_days = 0;  ///< spent points that come back last at least so long
  std::vector<Reward> rewards = {};
  ReferralRule referral = {};
  std::optional<RewardGoal> goal = {};
  std::vector<Plan> plans = {};
  static constexpr auto kFields = fields(
      field("earning", &PointsRules::earning).up_to(200).or_default(),
      field("pendingDays", &PointsRules::pending_days).in(0, 366).or_default(),
      field("baseRounding", &PointsRules::base_rounding),
      field("limits", &PointsRules::limits).or_default(),
      field("expiry", &PointsRules::expiry).or_default(),
      field("redemption", &PointsRules::redemption),
      field("negativeBalance", &PointsRules::negative_balance).or_default(),
      field("recompute", &PointsRules::recompute).or_default(),
      field("restoreDays", &PointsRules::restore_days).in(0, 366).or_default(),
      field("rewards", &PointsRules::rewards).up_to(500).or_default(),
      field("referral", &PointsRules::referral).or_default(), field("goal", &PointsRules::goal),
      field("plans", &PointsRules::plans).up_to(50).or_default());
};

}  // namespace tillside

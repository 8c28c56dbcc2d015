// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Earn rules: what a member does, and what that pays. @see docs/rules/points.md, "Earning"

#include <variant>

#include "tillside/measure.h"
#include "tillside/promotion.h"

namespace tillside {

/// What an earn rule waits for. `referred` pays the friend who was invited, `referral` the member
/// who invited; `milestone` pays once, as soon as all that the rule needs is reached.
TILLSIDE_ENUM(EarnTrigger, enrolled, order_paid, order_completed, checked_in, email_verified,
              reviewed, shared, birthday, referral, referred, linked, membership, milestone)
/// What it pays into: spendable points, or growth (成长值), which decides the tier.
TILLSIDE_ENUM(Counter, points, growth)

/// basis * points / per_minor for each order; a per_minor of 0 pays nothing. In whole steps only
/// full `per_minor` count: 3 points for each full 100 pay 3 for 150, else 4.
struct ByAmount {
  static constexpr const char* kKind = "byAmount";
  Points points;
  Minor per_minor;
  bool whole_steps = false;
  static constexpr auto kFields = fields(field("points", &ByAmount::points).in(1, 1'000'000'000),
                                         field("perMinor", &ByAmount::per_minor).at_least(0),
                                         field("wholeSteps", &ByAmount::whole_steps).or_default());
};
/// A fixed number for each event (register, check in, order completed = 20).
struct FixedPoints {
  static constexpr const char* kKind = "fixed";
  Points points;
  static constexpr auto kFields = fields(field("points", &FixedPoints::points).at_least(1));
};
/// A number for each unit bought (every item bought = 10).
struct ByUnit {
  static constexpr const char* kKind = "byUnit";
  Points points;
  static constexpr auto kFields = fields(field("points", &ByUnit::points).at_least(1));
};
/// A share of the basis, basis * ppm / 1,000,000, one for each minor unit: of `ranked` for
/// members above the lowest tier; else of `promoted` for orders with a promotion; else nothing.
struct RankBonus {
  static constexpr const char* kKind = "rankBonus";
  Ppm ranked_ppm = 50000;
  Ppm promoted_ppm = 30000;
  static constexpr auto kFields =
      fields(field("rankedPpm", &RankBonus::ranked_ppm).in(0, kOne).or_default(),
             field("promotedPpm", &RankBonus::promoted_ppm).in(0, kOne).or_default());
};
/// Pays nothing itself: multiplies what the other rules of the same trigger and counter pay for
/// the lines that its filter admits.
struct Multiplier {
  static constexpr const char* kKind = "multiplier";
  Ppm ppm = kOne;
  std::optional<Factor> factor = {};
  static constexpr auto kFields =
      fields(field("ppm", &Multiplier::ppm).in(0, 100 * kOne).or_default(),
             field("factor", &Multiplier::factor));
};
using EarnAmount = std::variant<ByAmount, FixedPoints, ByUnit, RankBonus, Multiplier>;

/// The switches of a basis. Default: what was paid in money for the goods, without tax.
struct EarnBasis {
  bool before_discounts = false;  ///< counts what promotions and points took off, too
  bool include_tax = false;
  bool include_shipping = false;       ///< of rules without a filter
  bool payments_reduce = false;        ///< what gift cards and stored value paid earns nothing
  bool whole_discounts_reduce = true;  ///< of a rule with a filter: promotions without one count
  friend bool operator==(const EarnBasis&, const EarnBasis&) = default;
  static constexpr auto kFields =
      fields(field("beforeDiscounts", &EarnBasis::before_discounts).or_default(),
             field("includeTax", &EarnBasis::include_tax).or_default(),
             field("includeShipping", &EarnBasis::include_shipping).or_default(),
             field("paymentsReduce", &EarnBasis::payments_reduce).or_default(),
             field("wholeDiscountsReduce", &EarnBasis::whole_discounts_reduce).or_default());
};

/// The most that is paid: for one event or order, on one local day, to one member in all.
struct EarnLimits {
  std::optional<Points> per_award = {};
  std::optional<Points> per_day = {};
  std::optional<Points> in_all = {};
  std::optional<std::int64_t> times = {};        ///< awards to one member
  std::optional<std::int64_t> every_hours = {};  ///< the least time between two awards
  static constexpr auto kFields =
      fields(field("perAward", &EarnLimits::per_award).at_least(0),
             field("perDay", &EarnLimits::per_day).at_least(0),
             field("inAll", &EarnLimits::in_all).at_least(0),
             field("times", &EarnLimits::times).at_least(1),
             field("everyHours", &EarnLimits::every_hours).in(1, 87600));
};

struct EarnRule {
  std::string id;
  Text title;
  EarnTrigger on = EarnTrigger::order_paid;
  Counter counter = Counter::points;
  EarnAmount amount;
  LineFilter filter = {};
  bool tier_multiplies = true;  ///< the tier's and other rules' multipliers apply
  std::optional<Window> window = {};
  bool active = true;
  std::int64_t priority = 0;
  bool stackable = true;  ///< if not, the one of highest priority stands alone
  std::vector<Need> needs = {};
  std::optional<std::string> from_tier = {};      ///< the lowest tier that it pays
  std::optional<Minor> min_order_minor = {};      ///< of the whole order's basis
  std::optional<std::int64_t> pending_days = {};  ///< instead of the program's
  EarnBasis basis = {};
  EarnLimits limits = {};

  static constexpr auto kFields =
      fields(field("id", &EarnRule::id).in(1, 64), field("title", &EarnRule::title),
             field("on", &EarnRule::on), field("counter", &EarnRule::counter).or_default(),
             field("amount", &EarnRule::amount), field("filter", &EarnRule::filter).or_default(),
             field("tierMultiplies", &EarnRule::tier_multiplies).or_default(),
             field("window", &EarnRule::window), field("active", &EarnRule::active).or_default(),
             field("priority", &EarnRule::priority).in(-1000000, 1000000).or_default(),
             field("stackable", &EarnRule::stackable).or_default(),
             field("needs", &EarnRule::needs).up_to(20).or_default(),
             field("fromTier", &EarnRule::from_tier).in(1, 64),
             field("minOrderMinor", &EarnRule::min_order_minor).at_least(0),
             field("pendingDays", &EarnRule::pending_days).in(0, 366),
             field("basis", &EarnRule::basis).or_default(),
             field("limits", &EarnRule::limits).or_default());
};

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A promotion (促销): conditions plus one benefit, with a window and perhaps a coupon.
/// @see docs/rules/promotions.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/benefit.h"
#include "tillside/catalog.h"
#include "tillside/condition.h"
#include "tillside/stacking.h"

namespace tillside {

/// The stage of the calculation; stages apply in this order. `price` sets unit prices, `shipping`
/// takes off shipping. @see docs/rules/promotions.md
TILLSIDE_ENUM(PromotionLevel, price, item, bundle, shop, platform, shipping)

/// Which amounts a threshold counts: as the promotions before left them, as they stood when the
/// level began, when level item had ended (平行满减), or before any promotion.
TILLSIDE_ENUM(ThresholdBasis, running, level_start, after_item_level, subtotal)
/// What a share is taken of: what is left, what was left when the level began (parallel), what is
/// left without the tax inside, or what is left of units that bear all that their line has lost.
TILLSIDE_ENUM(DiscountBase, running, level_start, net, same_units)

/// What makes a promotion a coupon (优惠券): a code, and who may use it how often.
struct CouponRule {
  std::string code;                             ///< [A-Z0-9-]{1,64}, upper case
  bool must_be_held = false;                    ///< only members who claimed or redeemed it
  std::optional<std::int64_t> per_member = {};  ///< uses by one member; cancelled orders give back
  static constexpr auto kFields =
      fields(field("code", &CouponRule::code).in(1, 64),
             field("mustBeHeld", &CouponRule::must_be_held).or_default(),
             field("perMember", &CouponRule::per_member).at_least(1));
};

/// A discount beyond what the budget still holds: dropped whole, or cut to what is left.
TILLSIDE_ENUM(OverBudget, drop, clip)
/// How often a promotion may be used and what it may give away (限用与预算). The counters come with
/// the request. @see PromotionUsage
struct UsageLimits {
  std::optional<std::int64_t> global = {};
  std::optional<std::int64_t> per_member = {};
  std::optional<std::int64_t> per_day = {};       ///< by all, on the program's local day
  std::optional<std::string> budget_id = {};      ///< a campaign's; absent: the promotion's own id
  std::optional<Minor> budget_minor = {};         ///< given away in all
  std::optional<std::int64_t> budget_count = {};  ///< uses in all
  OverBudget over_budget = OverBudget::drop;
  bool reusable_after_cancel = true;  ///< a cancelled order's use does not count
  static constexpr auto kFields =
      fields(field("global", &UsageLimits::global).at_least(1),
             field("perMember", &UsageLimits::per_member).at_least(1),
             field("perDay", &UsageLimits::per_day).at_least(1),
             field("budgetId", &UsageLimits::budget_id).in(1, 64),
             field("budgetMinor", &UsageLimits::budget_minor).at_least(1),
             field("budgetCount", &UsageLimits::budget_count).at_least(1),
             field("overBudget", &UsageLimits::over_budget).or_default(),
             field("reusableAfterCancel", &UsageLimits::reusable_after_cancel).or_default());
};

struct Promotion {
  std::string id;
  Text title;
  PromotionLevel level = PromotionLevel::shop;
  std::int64_t priority = 0;  ///< higher first inside a level; ties by id
  bool active = true;
  std::optional<std::string> currency = {};  ///< absent: the program's
  std::string group = {};                    ///< of promotions that compete; empty: none
  Exclusive exclusive = Exclusive::none;
  std::vector<std::string> tags = {};
  std::vector<std::string> allows = {};  ///< tags of those it may meet; empty: all
  std::optional<CouponRule> coupon = {};
  std::optional<Zone> zone = {};  ///< of its days and hours; absent: the program's
  std::optional<Window> window = {};
  std::optional<std::string> first_day = {};  ///< 2026-11-11, local; publishing sets the window
  std::optional<std::string> last_day = {};   ///< this day belongs to it
  std::optional<UsageLimits> limits = {};
  std::vector<Condition> conditions = {};  ///< all must hold
  LineFilter filter = {};
  std::vector<std::string> charges = {};  ///< at level shipping, what it is taken off; empty: all
  bool threshold_counts_all = false;      ///< lines on sale count, though they get no discount
  ThresholdBasis threshold_basis = ThresholdBasis::running;
  std::optional<DiscountBase> base = {};  ///< absent: running; level_start at level price
  Benefit benefit;
  std::optional<Minor> max_off_minor = {};  ///< cap, applied before allocation

  static constexpr auto kFields = fields(
      field("id", &Promotion::id).in(1, 64), field("title", &Promotion::title),
      field("level", &Promotion::level),
      field("priority", &Promotion::priority).in(-1000000, 1000000).or_default(),
      field("active", &Promotion::active).or_default(),
      field("currency", &Promotion::currency).in(3, 3),
      field("group", &Promotion::group).up_to(64).or_default(),
      field("exclusive", &Promotion::exclusive).or_default(),
      field("tags", &Promotion::tags).up_to(50).or_default(),
      field("allows", &Promotion::allows).up_to(50).or_default(),
      field("coupon", &Promotion::coupon), field("zone", &Promotion::zone),
      field("window", &Promotion::window), field("firstDay", &Promotion::first_day).in(10, 10),
      field("lastDay", &Promotion::last_day).in(10, 10), field("limits", &Promotion::limits),
      field("conditions", &Promotion::conditions).up_to(20).or_default(),
      field("filter", &Promotion::filter).or_default(),
      field("charges", &Promotion::charges).up_to(50).or_default(),
      field("thresholdCountsAll", &Promotion::threshold_counts_all).or_default(),
      field("thresholdBasis", &Promotion::threshold_basis).or_default(),
      field("base", &Promotion::base), field("benefit", &Promotion::benefit),
      field("maxOffMinor", &Promotion::max_off_minor).at_least(1));
};

}  // namespace tillside

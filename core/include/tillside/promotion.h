// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A promotion (促销): conditions plus one benefit, with a window and perhaps a coupon.
/// @see docs/rules/promotions.md

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tillside/catalog.h"

namespace tillside {

/// The stage of the calculation; stages apply in this order. @see semantics 3
TILLSIDE_ENUM(PromotionLevel, item, bundle, shop, platform)

/// Which lines a promotion looks at. An empty list does not restrict.
struct LineFilter {
  std::vector<std::string> categories = {};  ///< English category names
  std::vector<std::string> brands = {};
  std::vector<std::string> products = {};
  std::vector<std::string> skus = {};
  std::vector<std::string> tags = {};  ///< any of them
  bool exclude_on_sale = false;        ///< leaves out lines whose list price is above the price

  static constexpr auto kFields =
      fields(field("categories", &LineFilter::categories).up_to(200).or_default(),
             field("brands", &LineFilter::brands).up_to(200).or_default(),
             field("products", &LineFilter::products).up_to(5000).or_default(),
             field("skus", &LineFilter::skus).up_to(5000).or_default(),
             field("tags", &LineFilter::tags).up_to(200).or_default(),
             field("excludeOnSale", &LineFilter::exclude_on_sale).or_default());
};

/// The eligible lines' running total is at least this much.
struct MinTotal {
  static constexpr const char* kKind = "minTotal";
  Minor threshold_minor;
  static constexpr auto kFields =
      fields(field("thresholdMinor", &MinTotal::threshold_minor).at_least(1));
};
/// The eligible lines hold at least so many units.
struct MinQuantity {
  static constexpr const char* kKind = "minQuantity";
  std::int64_t quantity = 1;
  static constexpr auto kFields = fields(field("quantity", &MinQuantity::quantity).at_least(1));
};
/// The member has at least this tier.
struct TierAtLeast {
  static constexpr const char* kKind = "tierAtLeast";
  std::string tier;
  static constexpr auto kFields = fields(field("tier", &TierAtLeast::tier).in(1, 64));
};
/// The member has no order yet (cancelled ones do not count).
struct FirstOrder {
  static constexpr const char* kKind = "firstOrder";
  static constexpr auto kFields = fields();
};
using Condition = std::variant<MinTotal, MinQuantity, TierAtLeast, FirstOrder>;

/// What an item-level benefit is computed on. @see semantics 7.1
TILLSIDE_ENUM(BenefitScope, each_unit, each_line, across)

/// A share of the eligible lines' running amounts (打折): 85 折 is 150000 ppm off.
struct PercentOff {
  static constexpr const char* kKind = "percentOff";
  Ppm rate_ppm = 0;
  BenefitScope scope = BenefitScope::each_line;
  static constexpr auto kFields = fields(field("ratePpm", &PercentOff::rate_ppm).in(1, kOne),
                                         field("scope", &PercentOff::scope).or_default());
};
/// A fixed amount off each unit, each line, or once across the eligible lines.
struct AmountOff {
  static constexpr const char* kKind = "amountOff";
  Minor off_minor;
  BenefitScope scope = BenefitScope::across;
  static constexpr auto kFields = fields(field("offMinor", &AmountOff::off_minor).at_least(1),
                                         field("scope", &AmountOff::scope).or_default());
};
/// step: the highest threshold reached counts once. repeat: the single threshold counts as
/// often as the base holds it (每满减).
TILLSIDE_ENUM(ThresholdMode, step, repeat)
struct ThresholdStep {
  Minor threshold_minor;
  Minor off_minor;
  static constexpr auto kFields =
      fields(field("thresholdMinor", &ThresholdStep::threshold_minor).at_least(1),
             field("offMinor", &ThresholdStep::off_minor).at_least(1));
};
/// Spend and save (满减).
struct SpendThreshold {
  static constexpr const char* kKind = "spendThreshold";
  std::vector<ThresholdStep> steps;  ///< thresholds increase strictly; one under `repeat`
  ThresholdMode mode = ThresholdMode::step;
  static constexpr auto kFields = fields(field("steps", &SpendThreshold::steps).in(1, 20),
                                         field("mode", &SpendThreshold::mode).or_default());
};
using Benefit = std::variant<PercentOff, AmountOff, SpendThreshold>;

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

struct Promotion {
  std::string id;
  Text title;
  PromotionLevel level = PromotionLevel::shop;
  std::int64_t priority = 0;  ///< higher first inside a level; ties by id
  bool active = true;
  std::optional<CouponRule> coupon = {};
  std::optional<Window> window = {};
  std::vector<Condition> conditions = {};  ///< all must hold
  LineFilter filter = {};
  Benefit benefit;
  std::optional<Minor> max_off_minor = {};  ///< cap, applied before allocation

  static constexpr auto kFields = fields(
      field("id", &Promotion::id).in(1, 64), field("title", &Promotion::title),
      field("level", &Promotion::level),
      field("priority", &Promotion::priority).in(-1000000, 1000000).or_default(),
      field("active", &Promotion::active).or_default(), field("coupon", &Promotion::coupon),
      field("window", &Promotion::window),
      field("conditions", &Promotion::conditions).up_to(20).or_default(),
      field("filter", &Promotion::filter).or_default(), field("benefit", &Promotion::benefit),
      field("maxOffMinor", &Promotion::max_off_minor).at_least(1));
};

}  // namespace tillside

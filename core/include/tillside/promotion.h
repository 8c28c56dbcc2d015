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

namespace tillside {

/// The stage of the calculation; stages apply in this order. @see docs/rules/promotions.md
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

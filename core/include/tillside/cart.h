// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The cart as the shopper sees it, and what the engine is told about its items.

#include <optional>
#include <string>
#include <vector>

#include "tillside/catalog.h"
#include "tillside/points.h"
#include "tillside/totals.h"

namespace tillside {

/// Real wholesale orders have 1,112 lines.
inline constexpr std::int64_t kMaxLines = 1200;
inline constexpr std::int64_t kMaxQuantity = 1'000'000;
inline constexpr std::int64_t kMaxCoupons = 50;

/// One sku with a quantity. Lines are named by their sku; a sku stands once.
struct CartLine {
  std::string sku;
  std::int64_t quantity = 1;
  static constexpr auto kFields = fields(
      field("sku", &CartLine::sku).in(1, 64),
      field("quantity", &CartLine::quantity).between(1, kMaxQuantity, Errc::quantity_not_positive));
};

struct Cart {
  std::vector<CartLine> lines = {};
  std::vector<std::string> coupons = {};  ///< codes, as typed
  bool best_coupons = false;              ///< those that the member holds are candidates too
  Points redeem_points = {0};             ///< asked to pay with; the quote says what it takes
  std::string region = {};                ///< where it goes, ISO 3166: CN or CN-31
  std::vector<std::string> charges = {};  ///< ids of the program's charges, in this order
  std::vector<Payment> payments = {};     ///< asked to pay with, in this order
  static constexpr auto kFields =
      fields(field("lines", &Cart::lines).up_to(kMaxLines),
             field("coupons", &Cart::coupons).up_to(kMaxCoupons).or_default(),
             field("bestCoupons", &Cart::best_coupons).or_default(),
             field("redeemPoints", &Cart::redeem_points).at_least(0).or_default(),
             field("region", &Cart::region).up_to(16).or_default(),
             field("charges", &Cart::charges).up_to(kMaxCharges).or_default(),
             field("payments", &Cart::payments).up_to(kMaxPayments).or_default());
};

/// What pricing needs to know of an item; the only facts of the catalogue a price may use.
struct PricedItem {
  std::string sku;
  std::string product_id;
  std::string category = {};  ///< English name
  std::string brand = {};
  std::vector<std::string> tags = {};
  Minor price_minor;
  std::optional<Minor> list_price_minor = {};
  std::optional<Minor> min_price_minor = {};  ///< no rule brings a unit below it
  std::optional<std::string> tax_class = {};
  std::optional<std::int64_t> stock = {};  ///< units left; absent: not counted

  static constexpr auto kFields =
      fields(field("sku", &PricedItem::sku).in(1, 64),
             field("productId", &PricedItem::product_id).in(1, 64),
             field("category", &PricedItem::category).or_default(),
             field("brand", &PricedItem::brand).or_default(),
             field("tags", &PricedItem::tags).up_to(50).or_default(),
             field("priceMinor", &PricedItem::price_minor).at_least(0),
             field("listPriceMinor", &PricedItem::list_price_minor).at_least(0),
             field("minPriceMinor", &PricedItem::min_price_minor).at_least(0),
             field("taxClass", &PricedItem::tax_class).in(1, 64),
             field("stock", &PricedItem::stock).at_least(0));
};

/// The published item as pricing sees it. Stock is for the caller to add.
[[nodiscard]] PricedItem priced(const Item& item);

}  // namespace tillside

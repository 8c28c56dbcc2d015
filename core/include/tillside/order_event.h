// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What happens to an order. An order is a frozen quote: nothing in it is ever computed again.
/// @see docs/rules/member.md

#include "tillside/quote.h"

namespace tillside {

/// One line of an order as it was sold; never computed again.
struct OrderLine {
  std::string sku;
  std::int64_t quantity = 1;
  Minor unit_price_minor;
  Minor discount_minor;  ///< of promotions
  Minor points_minor;    ///< paid with points
  Minor tax_minor;
  Minor total_minor;          ///< paid in money, with tax
  std::int64_t refunded = 0;  ///< units
  std::string category = {};  ///< what earn rules filter on, frozen with the order
  std::string brand = {};
  std::string product_id = {};
  std::vector<std::string> tags = {};
  bool on_sale = false;
  std::optional<Minor> whole_discount_minor = {};  ///< of promotions without a filter, if it counts
  static constexpr auto kFields =
      fields(field("sku", &OrderLine::sku), field("quantity", &OrderLine::quantity),
             field("unitPriceMinor", &OrderLine::unit_price_minor),
             field("discountMinor", &OrderLine::discount_minor),
             field("pointsMinor", &OrderLine::points_minor),
             field("taxMinor", &OrderLine::tax_minor), field("totalMinor", &OrderLine::total_minor),
             field("refunded", &OrderLine::refunded), field("category", &OrderLine::category),
             field("brand", &OrderLine::brand), field("productId", &OrderLine::product_id),
             field("tags", &OrderLine::tags), field("onSale", &OrderLine::on_sale),
             field("wholeDiscountMinor", &OrderLine::whole_discount_minor));
};

TILLSIDE_ENUM(OrderStatus, placed, paid, completed, cancelled, refunded)

struct OrderPlaced {
  static constexpr const char* kKind = "orderPlaced";
  std::string order_id;  ///< the command id that placed it
  Instant at;
  std::string currency;
  std::string program_hash;
  bool tax_inclusive = true;
  std::vector<OrderLine> lines;
  Minor discount_minor;
  Minor points_minor;
  Minor tax_minor;
  Minor total_minor;
  std::vector<std::string> promotions = {};                ///< ids of those applied
  std::vector<std::string> coupons = {};                   ///< codes redeemed
  std::optional<std::vector<Minor>> promotion_minor = {};  ///< what each gave, where one is limited
  std::optional<std::vector<QuoteGift>> gifts = {};
  std::optional<std::vector<QuoteCharge>> charges = {};
  std::optional<std::vector<Payment>> payments = {};  ///< what was taken of them
  std::optional<Minor> rounding_minor = {};           ///< of cash
  std::optional<Minor> payable_minor = {};            ///< absent: the total
  static constexpr auto kFields = fields(
      field("orderId", &OrderPlaced::order_id), field("at", &OrderPlaced::at),
      field("currency", &OrderPlaced::currency), field("programHash", &OrderPlaced::program_hash),
      field("taxInclusive", &OrderPlaced::tax_inclusive), field("lines", &OrderPlaced::lines),
      field("discountMinor", &OrderPlaced::discount_minor),
      field("pointsMinor", &OrderPlaced::points_minor), field("taxMinor", &OrderPlaced::tax_minor),
      field("totalMinor", &OrderPlaced::total_minor), field("promotions", &OrderPlaced::promotions),
      field("coupons", &OrderPlaced::coupons),
      field("promotionMinor", &OrderPlaced::promotion_minor), field("gifts", &OrderPlaced::gifts),
      field("charges", &OrderPlaced::charges), field("payments", &OrderPlaced::payments),
      field("roundingMinor", &OrderPlaced::rounding_minor),
      field("payableMinor", &OrderPlaced::payable_minor));
};
struct OrderPaid {
  static constexpr const char* kKind = "orderPaid";
  std::string order_id;
  Instant at;
  std::string payment_ref;
  static constexpr auto kFields =
      fields(field("orderId", &OrderPaid::order_id), field("at", &OrderPaid::at),
             field("paymentRef", &OrderPaid::payment_ref));
};
struct OrderCompleted {
  static constexpr const char* kKind = "orderCompleted";
  std::string order_id;
  Instant at;
  static constexpr auto kFields =
      fields(field("orderId", &OrderCompleted::order_id), field("at", &OrderCompleted::at));
};
struct OrderCancelled {
  static constexpr const char* kKind = "orderCancelled";
  std::string order_id;
  Instant at;
  static constexpr auto kFields =
      fields(field("orderId", &OrderCancelled::order_id), field("at", &OrderCancelled::at));
};
struct RefundedLine {
  std::string sku;
  std::int64_t quantity = 1;
  Minor refund_minor;  ///< money given back for these units, with tax
  static constexpr auto kFields =
      fields(field("sku", &RefundedLine::sku), field("quantity", &RefundedLine::quantity),
             field("refundMinor", &RefundedLine::refund_minor));
};
struct OrderRefunded {
  static constexpr const char* kKind = "orderRefunded";
  std::string order_id;
  std::string refund_id;
  Instant at;
  std::vector<RefundedLine> lines;
  Minor refund_minor;
  std::optional<Minor> clawed_minor = {};     ///< kept: discounts that what remains does not earn
  std::optional<Minor> recovered_minor = {};  ///< kept: the worth of points that are gone
  std::optional<std::vector<Payment>> payments = {};  ///< of the refund, back to cards and wallets
  static constexpr auto kFields = fields(
      field("orderId", &OrderRefunded::order_id), field("refundId", &OrderRefunded::refund_id),
      field("at", &OrderRefunded::at), field("lines", &OrderRefunded::lines),
      field("refundMinor", &OrderRefunded::refund_minor),
      field("clawedMinor", &OrderRefunded::clawed_minor),
      field("recoveredMinor", &OrderRefunded::recovered_minor),
      field("payments", &OrderRefunded::payments));
};

}  // namespace tillside

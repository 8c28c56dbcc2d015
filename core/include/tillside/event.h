// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What happened to a member: past tense, never refused, never changed. The State is a fold
/// over these and nothing else. Times are in the events, so that `apply` needs nothing more.

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
  static constexpr auto kFields =
      fields(field("sku", &OrderLine::sku), field("quantity", &OrderLine::quantity),
             field("unitPriceMinor", &OrderLine::unit_price_minor),
             field("discountMinor", &OrderLine::discount_minor),
             field("pointsMinor", &OrderLine::points_minor),
             field("taxMinor", &OrderLine::tax_minor), field("totalMinor", &OrderLine::total_minor),
             field("refunded", &OrderLine::refunded), field("category", &OrderLine::category),
             field("brand", &OrderLine::brand), field("productId", &OrderLine::product_id),
             field("tags", &OrderLine::tags), field("onSale", &OrderLine::on_sale));
};

TILLSIDE_ENUM(OrderStatus, placed, paid, completed, cancelled, refunded)

struct MemberEnrolled {
  static constexpr const char* kKind = "memberEnrolled";
  Instant at;
  std::string tier;  ///< the program's first
  static constexpr auto kFields =
      fields(field("at", &MemberEnrolled::at), field("tier", &MemberEnrolled::tier));
};
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
  std::vector<std::string> promotions = {};  ///< ids of those applied
  std::vector<std::string> coupons = {};     ///< codes redeemed
  static constexpr auto kFields = fields(
      field("orderId", &OrderPlaced::order_id), field("at", &OrderPlaced::at),
      field("currency", &OrderPlaced::currency), field("programHash", &OrderPlaced::program_hash),
      field("taxInclusive", &OrderPlaced::tax_inclusive), field("lines", &OrderPlaced::lines),
      field("discountMinor", &OrderPlaced::discount_minor),
      field("pointsMinor", &OrderPlaced::points_minor), field("taxMinor", &OrderPlaced::tax_minor),
      field("totalMinor", &OrderPlaced::total_minor), field("promotions", &OrderPlaced::promotions),
      field("coupons", &OrderPlaced::coupons));
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
  static constexpr auto kFields = fields(
      field("orderId", &OrderRefunded::order_id), field("refundId", &OrderRefunded::refund_id),
      field("at", &OrderRefunded::at), field("lines", &OrderRefunded::lines),
      field("refundMinor", &OrderRefunded::refund_minor));
};
/// Opens a lot. Pending until `available_at` where that is later than `at`.
struct PointsEarned {
  static constexpr const char* kKind = "pointsEarned";
  std::string id;  ///< of the lot: rule id, a colon, the order's or command's id
  std::string rule_id;
  Points points;
  std::string ref;  ///< order id or command id
  Instant at;
  Instant available_at;
  std::optional<Instant> expires_at = {};
  static constexpr auto kFields =
      fields(field("id", &PointsEarned::id), field("ruleId", &PointsEarned::rule_id),
             field("points", &PointsEarned::points), field("ref", &PointsEarned::ref),
             field("at", &PointsEarned::at), field("availableAt", &PointsEarned::available_at),
             field("expiresAt", &PointsEarned::expires_at));
};
struct PointsSpent {
  static constexpr const char* kKind = "pointsSpent";
  std::string id;
  Points points;
  std::string ref;  ///< order id, or the reward's command id
  Instant at;
  std::vector<LotShare> lots;
  static constexpr auto kFields =
      fields(field("id", &PointsSpent::id), field("points", &PointsSpent::points),
             field("ref", &PointsSpent::ref), field("at", &PointsSpent::at),
             field("lots", &PointsSpent::lots));
};
/// One for each lot that ends, also of 0 points for an emptied one.
struct PointsExpired {
  static constexpr const char* kKind = "pointsExpired";
  std::string lot_id;
  Points points;
  Instant at;
  static constexpr auto kFields =
      fields(field("lotId", &PointsExpired::lot_id), field("points", &PointsExpired::points),
             field("at", &PointsExpired::at));
};
/// Earned points that a refund takes back: from lots, the rest from the deficit.
struct PointsReversed {
  static constexpr const char* kKind = "pointsReversed";
  std::string id;
  Points points;  ///< in all
  std::string ref;
  Instant at;
  std::vector<LotShare> lots;
  Points deficit;  ///< what no lot could give
  static constexpr auto kFields =
      fields(field("id", &PointsReversed::id), field("points", &PointsReversed::points),
             field("ref", &PointsReversed::ref), field("at", &PointsReversed::at),
             field("lots", &PointsReversed::lots), field("deficit", &PointsReversed::deficit));
};
/// Spent points that come back to the lots they were taken from.
struct PointsRestored {
  static constexpr const char* kKind = "pointsRestored";
  std::string id;
  Points points;
  std::string ref;
  Instant at;
  std::vector<LotShare> lots;
  static constexpr auto kFields =
      fields(field("id", &PointsRestored::id), field("points", &PointsRestored::points),
             field("ref", &PointsRestored::ref), field("at", &PointsRestored::at),
             field("lots", &PointsRestored::lots));
};
/// Growth earned (> 0) or corrected by a refund (< 0), counted at `counted_at`.
struct GrowthChanged {
  static constexpr const char* kKind = "growthChanged";
  std::string id;
  std::string rule_id;
  Points points;
  std::string ref;
  Instant counted_at;
  static constexpr auto kFields =
      fields(field("id", &GrowthChanged::id), field("ruleId", &GrowthChanged::rule_id),
             field("points", &GrowthChanged::points), field("ref", &GrowthChanged::ref),
             field("countedAt", &GrowthChanged::counted_at));
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
struct RewardRedeemed {
  static constexpr const char* kKind = "rewardRedeemed";
  std::string reward;
  Points points;
  Instant at;
  static constexpr auto kFields =
      fields(field("reward", &RewardRedeemed::reward), field("points", &RewardRedeemed::points),
             field("at", &RewardRedeemed::at));
};
struct CheckedIn {
  static constexpr const char* kKind = "checkedIn";
  Instant at;
  std::int64_t day = 0;  ///< local day number in the program's zone
  static constexpr auto kFields =
      fields(field("at", &CheckedIn::at), field("day", &CheckedIn::day));
};

using Event = std::variant<MemberEnrolled, OrderPlaced, OrderPaid, OrderCompleted, OrderCancelled,
                           OrderRefunded, PointsEarned, PointsSpent, PointsExpired, PointsReversed,
                           PointsRestored, GrowthChanged, TierChanged, CouponClaimed,
                           RewardRedeemed, CheckedIn>;

}  // namespace tillside

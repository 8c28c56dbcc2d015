// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What somebody wants done: imperative, may be refused. @see docs/protocol.md

#include "tillside/care_command.h"

namespace tillside {

struct Enrol {
  static constexpr const char* kKind = "enrol";
  std::optional<std::string> referrer = {};  ///< the member who invited this one
  static constexpr auto kFields = fields(field("referrer", &Enrol::referrer).in(1, 64));
};
/// The intent and what the shopper saw; prices are never taken from it.
struct PlaceOrder {
  static constexpr const char* kKind = "placeOrder";
  std::vector<CartLine> lines;
  std::vector<std::string> coupons = {};
  Points redeem_points = {0};
  Minor expect_total_minor;               ///< with charges and tax, before payments
  std::string region = {};                ///< where it goes
  std::vector<std::string> charges = {};  ///< ids of the program's charges
  std::vector<Payment> payments = {};     ///< gift cards and stored value to pay with
  static constexpr auto kFields =
      fields(field("lines", &PlaceOrder::lines).in(1, kMaxLines, Errc::too_many),
             field("coupons", &PlaceOrder::coupons).up_to(kMaxCoupons).or_default(),
             field("redeemPoints", &PlaceOrder::redeem_points).at_least(0).or_default(),
             field("expectTotalMinor", &PlaceOrder::expect_total_minor).at_least(0),
             field("region", &PlaceOrder::region).up_to(16).or_default(),
             field("charges", &PlaceOrder::charges).up_to(kMaxCharges).or_default(),
             field("payments", &PlaceOrder::payments).up_to(kMaxPayments).or_default());
};
struct CancelOrder {
  static constexpr const char* kKind = "cancelOrder";
  std::string order_id;
  static constexpr auto kFields = fields(field("orderId", &CancelOrder::order_id).in(1, 64));
};
struct ConfirmPayment {
  static constexpr const char* kKind = "confirmPayment";
  std::string order_id;
  Minor paid_minor;
  std::string payment_ref = {};
  static constexpr auto kFields =
      fields(field("orderId", &ConfirmPayment::order_id).in(1, 64),
             field("paidMinor", &ConfirmPayment::paid_minor).at_least(0),
             field("paymentRef", &ConfirmPayment::payment_ref).up_to(200).or_default());
};
struct CompleteOrder {
  static constexpr const char* kKind = "completeOrder";
  std::string order_id;
  static constexpr auto kFields = fields(field("orderId", &CompleteOrder::order_id).in(1, 64));
};
struct RefundLine {
  std::string sku;
  std::int64_t quantity = 1;
  static constexpr auto kFields =
      fields(field("sku", &RefundLine::sku).in(1, 64),
             field("quantity", &RefundLine::quantity)
                 .between(1, kMaxQuantity, Errc::quantity_not_positive));
};
/// Of some units, or of everything that is left where `lines` is empty. Its commandId is the
/// refund's id. A line may name a charge of the order by its id: shipping that comes back.
struct Refund {
  static constexpr const char* kKind = "refund";
  std::string order_id;
  std::vector<RefundLine> lines = {};
  static constexpr auto kFields =
      fields(field("orderId", &Refund::order_id).in(1, 64),
             field("lines", &Refund::lines).up_to(kMaxLines).or_default());
};
struct RedeemReward {
  static constexpr const char* kKind = "redeemReward";
  std::string reward;
  Points expect_points;
  static constexpr auto kFields =
      fields(field("reward", &RedeemReward::reward).in(1, 64),
             field("expectPoints", &RedeemReward::expect_points).at_least(1));
};
struct CheckIn {
  static constexpr const char* kKind = "checkIn";
  static constexpr auto kFields = fields();
};
/// Something that is no order. A member shares, and reviews what was bought (`ref`: the sku); staff
/// approve the review with the same command; the server records a verified e-mail, a birthday
/// (`ref`: the year) and friends who qualified (`ref`: the other member), and takes a friend back
/// (`withdrawn`) whose order came back.
struct RecordActivity {
  static constexpr const char* kKind = "recordActivity";
  EarnTrigger on = EarnTrigger::shared;
  std::string ref = {};
  bool withdrawn = false;
  static constexpr auto kFields = fields(
      field("on", &RecordActivity::on), field("ref", &RecordActivity::ref).up_to(64).or_default(),
      field("withdrawn", &RecordActivity::withdrawn).or_default());
};
/// A floor under the member's tier, from staff. An empty tier takes it away.
struct AssignTier {
  static constexpr const char* kKind = "assignTier";
  std::string tier;
  std::optional<Instant> until = {};
  static constexpr auto kFields = fields(field("tier", &AssignTier::tier).up_to(64),
                                         field("until", &AssignTier::until).in(0, kLatestMoment));
};
/// The actor `server` alone: what time does by itself, dated at the due moment.
struct PassTime {
  static constexpr const char* kKind = "passTime";
  Instant due;
  static constexpr auto kFields = fields(field("due", &PassTime::due).in(0, kLatestMoment));
};

using CommandArgs =
    std::variant<Enrol, PlaceOrder, CancelOrder, ConfirmPayment, CompleteOrder, Refund,
                 RedeemReward, CheckIn, PassTime, RecordActivity, AssignTier, AdjustPoints,
                 ReinstatePoints, SetStanding, Appeal, TransferPoints, ReceivePoints,
                 RecordPurchase, ChangeMembership, SettleReward>;

struct Command {
  std::int64_t kind_version = 1;
  Instant created_at;  ///< the device's clock; counts for nothing but grace
  CommandArgs args;
  static constexpr auto kFields =
      fields(tagged("kind", "args", &Command::args),
             field("kindVersion", &Command::kind_version).in(1, 1, Errc::unknown_kind_version),
             field("createdAt", &Command::created_at));
};

TILLSIDE_ENUM(ActorKind, member, shop, staff, server)
struct Actor {
  ActorKind kind = ActorKind::member;
  std::string id;
  static constexpr auto kFields =
      fields(field("kind", &Actor::kind), field("id", &Actor::id).in(1, 64));
};

}  // namespace tillside

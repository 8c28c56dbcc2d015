// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What comes back for units, shipping or part of an amount. Pure: no order, no member.
/// @see docs/rules/payments.md, "Refunds"

#include <optional>
#include <string>
#include <vector>

#include "tillside/cart.h"

namespace tillside {

/// Something that was paid for: the units of a line, a way of shipping.
struct Refundable {
  std::string id;
  std::int64_t quantity = 1;
  Minor paid_minor;                 ///< for all units, with tax
  std::int64_t refunded_units = 0;  ///< earlier
  Minor refunded_minor;             ///< earlier, of units and of amounts
  static constexpr auto kFields =
      fields(field("id", &Refundable::id).in(1, 64),
             field("quantity", &Refundable::quantity)
                 .between(1, kMaxQuantity, Errc::quantity_not_positive)
                 .or_default(),
             field("paidMinor", &Refundable::paid_minor).at_least(0),
             field("refundedUnits", &Refundable::refunded_units).at_least(0).or_default(),
             field("refundedMinor", &Refundable::refunded_minor).at_least(0).or_default());
};

/// So many units, or so much money, or with neither everything that is left.
struct RefundAsk {
  std::string id;
  std::optional<std::int64_t> quantity = {};
  std::optional<Minor> amount_minor = {};
  static constexpr auto kFields = fields(
      field("id", &RefundAsk::id).in(1, 64),
      field("quantity", &RefundAsk::quantity).between(1, kMaxQuantity, Errc::quantity_not_positive),
      field("amountMinor", &RefundAsk::amount_minor).at_least(1));
};

struct PriceRefundRequest {
  std::vector<Refundable> entries;
  std::vector<RefundAsk> refunds;
  static constexpr auto kFields =
      fields(field("entries", &PriceRefundRequest::entries).up_to(2000),
             field("refunds", &PriceRefundRequest::refunds).up_to(2000));
};

struct RefundShare {
  std::string id;
  std::int64_t quantity = 0;  ///< units that come back; 0 where money alone does
  Minor refund_minor;
  static constexpr auto kFields =
      fields(field("id", &RefundShare::id), field("quantity", &RefundShare::quantity),
             field("refundMinor", &RefundShare::refund_minor));
};

struct RefundPrice {
  std::vector<RefundShare> refunds;
  Minor refund_minor;
  static constexpr auto kFields = fields(field("refunds", &RefundPrice::refunds),
                                         field("refundMinor", &RefundPrice::refund_minor));
};

/// The part of an amount that its first `units` of `quantity` units hold. Each holds an equal part;
/// what is left over goes to the first units, so that the last one takes the rest.
[[nodiscard]] std::int64_t held_by_units(std::int64_t amount, std::int64_t quantity,
                                         std::int64_t units);

/// Prices refunds one after the other. A unit is worth its paid share; the last units of an entry
/// take everything that earlier refunds left, so a series ends at what was paid however it is cut.
/// @error duplicate_id         two entries of one id
/// @error item_unknown         a refund of no entry
/// @error refund_too_much {left}  more units or money than remain
[[nodiscard]] Result<RefundPrice> price_refund(const PriceRefundRequest& request);

}  // namespace tillside

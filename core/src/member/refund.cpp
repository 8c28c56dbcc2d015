// SPDX-License-Identifier: MIT
#include <algorithm>

#include "member/decision.h"
#include "member/order_shares.h"
#include "wire/spot.h"

namespace tillside {
namespace {

/// A charge that was paid and did not come back yet; null: none of this id.
const QuoteCharge* open_charge(const OrderState& order, std::string_view id) {
  if (!order.placed.charges) return nullptr;
  for (const QuoteCharge& charge : *order.placed.charges) {
    const auto& gone = order.refunded_charges;
    if (charge.id == id && std::find(gone.begin(), gone.end(), id) == gone.end()) return &charge;
  }
  return nullptr;
}

/// Everything that is left of an order.
std::vector<RefundLine> remaining_lines(const OrderState& order) {
  std::vector<RefundLine> lines;
  if (order.placed.charges) {
    for (const QuoteCharge& charge : *order.placed.charges) {
      if (open_charge(order, charge.id) != nullptr) lines.push_back({.sku = charge.id});
    }
  }
  for (const OrderLine& line : order.placed.lines) {
    const std::int64_t left = line.quantity - line.refunded;
    if (left > 0) lines.push_back({.sku = line.sku, .quantity = left});
  }
  return lines;
}

Status check_lines(const OrderState& order, const std::vector<RefundLine>& lines) {
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RefundLine& wanted = lines[i];
    const Spot sku("command/args/lines", i, "sku");
    if (!seen.emplace(wanted.sku, i).second) {
      return sku.fault(Errc::duplicate_id, wanted.sku, "each sku once");
    }
    const OrderLine* line = find_line(order.placed, wanted.sku);
    if (!line && wanted.quantity == 1 && open_charge(order, wanted.sku) != nullptr) continue;
    if (!line) {
      return sku.fault(Errc::item_unknown, wanted.sku, "the sku of a line of the order");
    }
    const std::int64_t left = line->quantity - line->refunded;
    const std::string at = "lines/" + std::to_string(i) + "/quantity";
    if (wanted.quantity < 1) {
      return refused(Errc::quantity_not_positive, at, wanted.quantity);
    }
    if (wanted.quantity > left) {
      return with_text(refused(Errc::refund_too_much, at, wanted.quantity, {{"left", left}}), "sku",
                       wanted.sku);
    }
  }
  return Done{};
}

OrderRefunded refunded(const Situation& situation, const OrderState& order,
                       const std::vector<RefundLine>& lines) {
  OrderRefunded event{.order_id = order.placed.order_id,
                      .refund_id = situation.context.command_id,
                      .at = situation.context.now};
  for (const RefundLine& wanted : lines) {
    const OrderLine* line = find_line(order.placed, wanted.sku);
    const Minor money = line != nullptr ? refund_of(*line, wanted.quantity)
                                        : open_charge(order, wanted.sku)->total_minor;
    event.lines.push_back({.sku = wanted.sku, .quantity = wanted.quantity, .refund_minor = money});
    event.refund_minor += money;
  }
  return event;
}

/// Whether nothing is left: no unit and no charge. Then what was rounded at the till comes back.
bool is_last(const OrderState& order, const OrderState& after, const OrderRefunded& event) {
  std::size_t charges = order.refunded_charges.size();
  for (const RefundedLine& line : event.lines) {
    charges += find_line(order.placed, line.sku) == nullptr ? 1 : 0;
  }
  const std::size_t all = order.placed.charges ? order.placed.charges->size() : 0;
  return wholly_refunded(after.placed) && charges == all;
}

/// Points that paid for what is refunded by now, less those that came back already. What each
/// line was paid with points says how much of it is gone.
Result<Points> restored_by(const OrderState& before, const OrderState& after) {
  Points left;
  for (const LotShare& share : before.spent_lots) left += share.points;
  if (wholly_refunded(after.placed)) return left;
  Wide gone = 0;
  for (const OrderLine& line : after.placed.lines) gone += refunded_points_minor(line).value;
  const std::int64_t paid = after.placed.points_minor.value;
  if (paid <= 0) return Points{};
  TILLSIDE_TRY(const std::int64_t target,
               round_div(gone * before.points_spent.value, paid, RoundingMode::floor));
  const Points back = before.points_spent - left;
  return std::min(left, std::max(Points{}, Points{target} - back));
}

/// What goes back to gift cards and stored value: of each its part of all that is refunded by now,
/// less what went back before. So any series of refunds gives back exactly what was taken.
std::optional<std::vector<Payment>> back_to_payments(const OrderState& order, Minor refund) {
  if (!order.placed.payments) return std::nullopt;
  const Minor paid = order.placed.total_minor + order.placed.rounding_minor.value_or(Minor{});
  const auto back = [&](Minor payment, Minor refunded) {
    if (refunded >= paid) return payment.value;
    return static_cast<std::int64_t>(Wide{payment.value} * refunded.value / paid.value);
  };
  std::vector<Payment> payments = *order.placed.payments;
  for (Payment& payment : payments) {
    payment.amount_minor = {back(payment.amount_minor, order.refunded_minor + refund) -
                            back(payment.amount_minor, order.refunded_minor)};
  }
  return payments;
}

}  // namespace

Status decide_refund(const Situation& situation, const Refund& args, Events& events) {
  TILLSIDE_TRY(const OrderState* order, order_of(situation.state, args.order_id));
  if (order->status != OrderStatus::paid && order->status != OrderStatus::completed) {
    return wrong_status(*order);
  }
  const std::vector<RefundLine> lines = args.lines.empty() ? remaining_lines(*order) : args.lines;
  TILLSIDE_CHECK(check_lines(*order, lines));
  OrderState after = *order;
  for (const RefundLine& line : lines) {
    OrderLine* one = find_line(after.placed, line.sku);
    if (one != nullptr) one->refunded += line.quantity;
  }
  OrderRefunded event = refunded(situation, *order, lines);
  if (is_last(*order, after, event)) {
    event.refund_minor += order->placed.rounding_minor.value_or(Minor{});
  }
  TILLSIDE_CHECK(claw_discounts(situation, *order, after, event));
  events.push_back(std::move(event));
  TILLSIDE_TRY(const Points restored, restored_by(*order, after));
  add_restored(situation, *order, restored, events);
  TILLSIDE_CHECK(add_reversals(situation, after, events));
  // Last, since what the reversal recovers is not refunded.
  auto& whole = std::get<OrderRefunded>(events.front());
  whole.payments = back_to_payments(*order, whole.refund_minor);
  return Done{};
}

}  // namespace tillside

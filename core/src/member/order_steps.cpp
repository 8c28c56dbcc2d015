// SPDX-License-Identifier: MIT
#include "member/decision.h"

namespace tillside {

Result<const OrderState*> order_of(const State& state, const std::string& id) {
  const auto found = state.orders.find(id);
  if (found == state.orders.end()) return refused(Errc::order_unknown, "orderId", id);
  return &found->second;
}

Failure wrong_status(const OrderState& order) {
  return with_text(refused(Errc::order_status, "orderId", order.placed.order_id), "status",
                   name(order.status));
}

Status decide_cancel(const Situation& situation, const CancelOrder& args, Events& events) {
  TILLSIDE_TRY(const OrderState* order, order_of(situation.state, args.order_id));
  if (order->status != OrderStatus::placed) return wrong_status(*order);
  events.push_back(OrderCancelled{.order_id = args.order_id, .at = situation.context.now});
  add_restored(situation, *order, order->points_spent, events);
  return Done{};
}

Status decide_payment(const Situation& situation, const ConfirmPayment& args, Events& events) {
  TILLSIDE_TRY(const OrderState* order, order_of(situation.state, args.order_id));
  if (order->status != OrderStatus::placed) return wrong_status(*order);
  const Minor total = order->placed.payable_minor.value_or(order->placed.total_minor);
  if (args.paid_minor != total) {
    return refused(Errc::payment_mismatch, "paidMinor", args.paid_minor.value,
                   {{"paid", args.paid_minor.value}, {"total", total.value}});
  }
  const Instant now = situation.context.now;
  events.push_back(
      OrderPaid{.order_id = args.order_id, .at = now, .payment_ref = args.payment_ref});
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::order_paid, earning_of(situation, *order),
                            args.order_id, events));
  TILLSIDE_CHECK(add_referral(situation, *order, events));
  return Done{};
}

Status decide_completion(const Situation& situation, const CompleteOrder& args, Events& events) {
  TILLSIDE_TRY(const OrderState* order, order_of(situation.state, args.order_id));
  if (order->status != OrderStatus::paid) return wrong_status(*order);
  const Instant now = situation.context.now;
  events.push_back(OrderCompleted{.order_id = args.order_id, .at = now});
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::order_completed, earning_of(situation, *order),
                            args.order_id, events));
  return Done{};
}

}  // namespace tillside

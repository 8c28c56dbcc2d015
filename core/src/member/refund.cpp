// SPDX-License-Identifier: MIT
#include "member/decision.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

/// Everything that is left of an order.
std::vector<RefundLine> remaining_lines(const OrderPlaced& order) {
  std::vector<RefundLine> lines;
  for (const OrderLine& line : order.lines) {
    const std::int64_t left = line.quantity - line.refunded;
    if (left > 0) lines.push_back({.sku = line.sku, .quantity = left});
  }
  return lines;
}

Status check_lines(const OrderPlaced& order, const std::vector<RefundLine>& lines) {
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RefundLine& wanted = lines[i];
    const std::string at = "lines/" + std::to_string(i);
    if (!seen.emplace(wanted.sku, i).second) {
      return refused(Errc::duplicate_id, at + "/sku", wanted.sku);
    }
    const OrderLine* line = find_line(order, wanted.sku);
    if (!line) return refused(Errc::item_unknown, at + "/sku", wanted.sku);
    const std::int64_t left = line->quantity - line->refunded;
    if (wanted.quantity < 1) {
      return refused(Errc::quantity_not_positive, at + "/quantity", wanted.quantity);
    }
    if (wanted.quantity > left) {
      return with_text(
          refused(Errc::refund_too_much, at + "/quantity", wanted.quantity, {{"left", left}}),
          "sku", wanted.sku);
    }
  }
  return Done{};
}

OrderRefunded refunded(const Situation& situation, const OrderPlaced& order,
                       const std::vector<RefundLine>& lines) {
  OrderRefunded event{.order_id = order.order_id,
                      .refund_id = situation.context.command_id,
                      .at = situation.context.now};
  for (const RefundLine& wanted : lines) {
    const Minor money = refund_of(*find_line(order, wanted.sku), wanted.quantity);
    event.lines.push_back({.sku = wanted.sku, .quantity = wanted.quantity, .refund_minor = money});
    event.refund_minor += money;
  }
  return event;
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

}  // namespace

Result<Events> decide_refund(const Situation& situation, const Refund& args) {
  TILLSIDE_TRY(const OrderState* order, order_of(situation.state, args.order_id));
  if (order->status != OrderStatus::paid && order->status != OrderStatus::completed) {
    return wrong_status(*order);
  }
  const std::vector<RefundLine> lines =
      args.lines.empty() ? remaining_lines(order->placed) : args.lines;
  TILLSIDE_CHECK(check_lines(order->placed, lines));
  Events events{refunded(situation, order->placed, lines)};
  OrderState after = *order;
  for (const RefundLine& line : lines) {
    find_line(after.placed, line.sku)->refunded += line.quantity;
  }
  TILLSIDE_TRY(const Points restored, restored_by(*order, after));
  add_restored(situation, *order, restored, events);
  TILLSIDE_CHECK(add_reversals(situation, after, events));
  return events;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "sync/stock.h"

namespace tillside::sync {
namespace {

/// The goods of an order and the gifts that came with them.
Status move_all(MemberStore& store, const OrderPlaced& order, StockMove move) {
  for (const OrderLine& line : order.lines) {
    TILLSIDE_CHECK(store.move_stock(line.sku, move, line.quantity));
  }
  if (!order.gifts) return Done{};
  for (const QuoteGift& gift : *order.gifts) {
    TILLSIDE_CHECK(store.move_stock(gift.sku, move, gift.quantity));
  }
  return Done{};
}

}  // namespace

Status book_stock(MemberStore& store, const State& before, const Event& event) {
  if (const auto* placed = std::get_if<OrderPlaced>(&event)) {
    return move_all(store, *placed, StockMove::reserve);
  }
  const auto* paid = std::get_if<OrderPaid>(&event);
  const auto* cancelled = std::get_if<OrderCancelled>(&event);
  if (paid == nullptr && cancelled == nullptr) return Done{};
  const auto order = before.orders.find(paid != nullptr ? paid->order_id : cancelled->order_id);
  if (order == before.orders.end()) return Done{};
  const OrderState& held = order->second;
  if (paid != nullptr) return move_all(store, held.placed, StockMove::sell);
  return move_all(store, held.placed, held.paid_at ? StockMove::take_back : StockMove::release);
}

}  // namespace tillside::sync

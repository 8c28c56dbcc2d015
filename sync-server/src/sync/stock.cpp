// SPDX-License-Identifier: MIT
#include "sync/stock.h"

namespace tillside::sync {
namespace {

/// What each unit of an order's lines adds to the three counters.
struct Unit {
  std::int64_t left = 0;
  std::int64_t reserved = 0;
  std::int64_t sold = 0;
};

Status move(MemberStore& store, const std::string& sku, std::int64_t quantity, Unit unit) {
  return store.move_stock({.sku = sku,
                           .left = unit.left * quantity,
                           .reserved = unit.reserved * quantity,
                           .sold = unit.sold * quantity});
}

/// The goods of an order and the gifts that came with them.
Status move_all(MemberStore& store, const OrderPlaced& order, Unit unit) {
  for (const OrderLine& line : order.lines) {
    TILLSIDE_CHECK(move(store, line.sku, line.quantity, unit));
  }
  if (!order.gifts) return Done{};
  for (const QuoteGift& gift : *order.gifts) {
    TILLSIDE_CHECK(move(store, gift.sku, gift.quantity, unit));
  }
  return Done{};
}

}  // namespace

Status book_stock(MemberStore& store, const State& before, const Event& event) {
  if (const auto* placed = std::get_if<OrderPlaced>(&event)) {
    return move_all(store, *placed, {.left = -1, .reserved = 1});
  }
  const auto lines_of = [&](const std::string& order_id) -> const OrderState* {
    const auto found = before.orders.find(order_id);
    return found != before.orders.end() ? &found->second : nullptr;
  };
  if (const auto* paid = std::get_if<OrderPaid>(&event)) {
    const OrderState* order = lines_of(paid->order_id);
    if (order == nullptr) return Done{};
    return move_all(store, order->placed, {.reserved = -1, .sold = 1});
  }
  if (const auto* cancelled = std::get_if<OrderCancelled>(&event)) {
    const OrderState* order = lines_of(cancelled->order_id);
    if (order == nullptr) return Done{};
    const bool sold = order->paid_at.has_value();
    return move_all(store, order->placed,
                    {.left = 1, .reserved = sold ? 0 : -1, .sold = sold ? -1 : 0});
  }
  return Done{};
}

}  // namespace tillside::sync

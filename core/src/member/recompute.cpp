// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/tiers.h"
#include "member/decision.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

/// What remains of an order as a cart, at the prices it was sold for.
struct Remainder {
  Cart cart;
  std::vector<PricedItem> items = {};
  std::int64_t discount_minor = 0;  ///< that its lines hold of the order's promotions
};

Remainder remainder_of(const OrderPlaced& order) {
  Remainder rest{.cart = {.coupons = order.coupons}};
  for (const OrderLine& line : order.lines) {
    const std::int64_t left = line.quantity - line.refunded;
    if (left <= 0) continue;
    rest.cart.lines.push_back({.sku = line.sku, .quantity = left});
    PricedItem item{.sku = line.sku,
                    .product_id = line.product_id,
                    .category = line.category,
                    .brand = line.brand,
                    .tags = line.tags,
                    .price_minor = line.unit_price_minor};
    if (line.on_sale) item.list_price_minor = line.unit_price_minor + Minor{1};
    rest.items.push_back(std::move(item));
    rest.discount_minor += line.discount_minor.value -
                           held_by_units(line.discount_minor.value, line.quantity, line.refunded);
  }
  return rest;
}

/// The member as it stood to the order's promotions; what the order itself used is free for it.
QuoteMember buyer_of(const Situation& situation, const OrderPlaced& order) {
  QuoteMember member{.tier = standing_tier(situation.program, situation.state, order.at),
                     .held_coupons = order.coupons};
  for (const auto& [id, one] : situation.state.orders) {
    const bool before = one.placed.at < order.at && one.status != OrderStatus::cancelled;
    member.orders += before ? 1 : 0;
  }
  return member;
}

}  // namespace

Status claw_discounts(const Situation& situation, const OrderState& before, const OrderState& after,
                      OrderRefunded& event) {
  if (situation.program.points.recompute == Recompute::never) return Done{};
  const Remainder rest = remainder_of(after.placed);
  std::int64_t earned = 0;
  if (!rest.cart.lines.empty()) {
    const QuoteMember member = buyer_of(situation, after.placed);
    TILLSIDE_TRY(const Quote& quote, quote_parts({.program = situation.program,
                                                  .program_hash = situation.context.program_hash,
                                                  .cart = rest.cart,
                                                  .items = rest.items,
                                                  .member = &member,
                                                  .now = after.placed.at}));
    earned = quote.discount_minor.value;
  }
  // What is kept in all, by now; what was kept before comes back where the rest earns it again.
  const std::int64_t target = std::max<std::int64_t>(0, rest.discount_minor - earned);
  const std::int64_t kept = std::min(target - before.clawed_minor.value, event.refund_minor.value);
  if (kept == 0) return Done{};
  event.clawed_minor = Minor{kept};
  event.refund_minor -= Minor{kept};
  return Done{};
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;

namespace {

const PricedItem* find_item(const std::vector<PricedItem>& items, const std::string& sku) {
  for (const PricedItem& item : items) {
    if (item.sku == sku) return &item;
  }
  return nullptr;
}

/// What is in stock beside what the cart and other gifts take.
std::int64_t left_of(const PricedItem& item, const pricing::Basket& basket) {
  if (!item.stock) return kMaxInteger;
  std::int64_t left = *item.stock;
  for (const pricing::BasketLine& line : basket.lines)
    left -= line.item == &item ? line.quantity : 0;
  for (const pricing::Gift& gift : basket.gifts) left -= gift.item == &item ? gift.quantity : 0;
  return left;
}

}  // namespace

void FreeGift::offer(const Stage& stage, Offer& offer) const {
  offer.gift_quantity = quantity;
  if (per_minor) {
    const std::int64_t times = stage.base / per_minor->value;
    if (times == 0) {
      offer.check = {.reason = Reason::min_total, .actual = stage.base, .needed = per_minor->value};
      return;
    }
    offer.gift_quantity = pricing::saturate(Wide{quantity} * times);
  }
  offer.gift = find_item(stage.parts.items, sku);
  const std::int64_t left = offer.gift == nullptr ? 0 : left_of(*offer.gift, stage.basket);
  offer.counted_units = offer.gift_quantity;
  if (left >= offer.gift_quantity) return;
  offer.check = {.reason = Reason::budget, .actual = left, .needed = offer.gift_quantity};
}

}  // namespace tillside

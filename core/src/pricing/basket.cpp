// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/prepared.h"
#include "tillside/arrange.h"
#include "wire/spot.h"

namespace tillside::pricing {
namespace {

Spot line_spot(std::size_t line, const char* member) { return Spot("cart/lines", line, member); }

/// The items sorted by sku, to be found by it.
class ItemIndex {
 public:
  explicit ItemIndex(const std::vector<PricedItem>& items) : items_(items) {
    order_.reserve(items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i) order_.push_back(i);
    arrange(order_, [&](std::uint32_t a, std::uint32_t b) {
      const int order = items[a].sku.compare(items[b].sku);
      return order != 0 ? order < 0 : a < b;
    });
  }

  /// The later of the first two items with one sku.
  [[nodiscard]] Status check_unique() const {
    const auto twice = std::adjacent_find(
        order_.begin(), order_.end(),
        [&](std::uint32_t a, std::uint32_t b) { return items_[a].sku == items_[b].sku; });
    if (twice == order_.end()) return Done{};
    const std::uint32_t second = *std::next(twice);
    return Spot("items", second, "sku")
        .fault(Errc::duplicate_id, items_[second].sku, "each sku once");
  }

  [[nodiscard]] const PricedItem* find(const std::string& sku) const {
    const auto at =
        std::lower_bound(order_.begin(), order_.end(), sku,
                         [&](std::uint32_t i, const std::string& s) { return items_[i].sku < s; });
    return at != order_.end() && items_[*at].sku == sku ? &items_[*at] : nullptr;
  }

 private:
  const std::vector<PricedItem>& items_;
  std::vector<std::uint32_t> order_;
};

Status check_size(const char* list, std::size_t size, std::int64_t most) {
  const auto count = static_cast<std::int64_t>(size);
  if (count <= most) return Done{};
  const std::string rule = "a list of at most " + std::to_string(most) + " entries";
  return Spot(list).fault(Errc::too_many, count, rule.c_str());
}

Status check_quantity(std::size_t line, std::int64_t quantity) {
  if (quantity >= 1 && quantity <= kMaxQuantity) return Done{};
  static_assert(kMaxQuantity == 1'000'000);
  const Errc code = quantity < 1 ? Errc::quantity_not_positive : Errc::value_out_of_range;
  return line_spot(line, "quantity").fault(code, quantity, "an integer from 1 to 1000000");
}

Status check_skus_once(const std::vector<CartLine>& lines) {
  std::vector<std::uint32_t> order(lines.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  arrange(order, [&](std::uint32_t a, std::uint32_t b) {
    const int compared = lines[a].sku.compare(lines[b].sku);
    return compared != 0 ? compared < 0 : a < b;
  });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (lines[order[i]].sku != lines[order[i - 1]].sku) continue;
    return line_spot(order[i], "sku")
        .fault(Errc::duplicate_id, lines[order[i]].sku, "each sku once");
  }
  return Done{};
}

/// The charges that the cart names, in its order; each once.
Status add_charges(const QuoteParts& parts, Basket& basket) {
  const std::vector<std::string>& asked = parts.cart.charges;
  TILLSIDE_CHECK(check_size("cart/charges", asked.size(), kMaxCharges));
  const auto wrong = [&](Errc code, std::size_t at, const char* rule) {
    return Spot("cart/charges", at).fault(code, asked[at], rule);
  };
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Charge* found = nullptr;
    for (const Charge& charge : parts.program.charges) {
      if (charge.id == asked[i]) found = &charge;
    }
    if (found == nullptr) return wrong(Errc::unknown_reference, i, "a charge of the program");
    for (const BasketCharge& before : basket.charges) {
      if (before.charge == found) return wrong(Errc::duplicate_id, i, "each charge once");
    }
    const std::int64_t price = found->price_minor.value;
    basket.charges.push_back({.charge = found, .price = price, .running = price});
  }
  return Done{};
}

Result<BasketLine> price_line(const QuoteParts& parts, const ItemIndex& index, std::size_t at) {
  const CartLine& line = parts.cart.lines[at];
  const PricedItem* item = index.find(line.sku);
  if (item == nullptr) {
    return line_spot(at, "sku").fault(Errc::item_unknown, line.sku, "the sku of one of the items");
  }
  const auto subtotal = times(item->price_minor, line.quantity);
  if (!subtotal) {
    return line_spot(at, "quantity")
        .fault(Errc::amount_out_of_range, line.quantity,
               "price times quantity of at most 9007199254740991");
  }
  // A floor beyond the price binds at the price.
  const std::int64_t least = item->min_price_minor ? item->min_price_minor->value : 0;
  return BasketLine{.asked = &line,
                    .item = item,
                    .facts = facts_of(*item),
                    .quantity = line.quantity,
                    .unit_price = item->price_minor.value,
                    .list_price = item->list_price_minor,
                    .subtotal = subtotal->value,
                    .running = subtotal->value,
                    .floor = std::min(least, item->price_minor.value) * line.quantity,
                    .level_start = subtotal->value,
                    .after_items = subtotal->value};
}

}  // namespace

Status set_line_quantity(Basket& basket, std::size_t at, std::int64_t quantity) {
  if (at >= basket.lines.size()) {
    return line_spot(at, "sku").fault(Errc::item_unknown, "", "a line of the cart");
  }
  TILLSIDE_CHECK(check_quantity(at, quantity));
  BasketLine& line = basket.lines[at];
  const auto subtotal = times(Minor{line.unit_price}, quantity);
  const std::int64_t others = basket.subtotal - line.subtotal;
  if (!subtotal || others + subtotal->value > kMaxInteger) {
    return line_spot(at, "quantity")
        .fault(Errc::amount_out_of_range, quantity, "a subtotal of at most 9007199254740991");
  }
  line.floor = line.floor / line.quantity * quantity;
  line.quantity = quantity;
  line.subtotal = line.running = line.level_start = line.after_items = subtotal->value;
  basket.subtotal = others + subtotal->value;
  return Done{};
}

void begin_level(Basket& basket, PromotionLevel level) {
  const bool items_end = basket.level <= PromotionLevel::item && level > PromotionLevel::item;
  for (BasketLine& line : basket.lines) {
    line.level_start = line.running;
    if (items_end) line.after_items = line.running;
    line.used_units = line.used_amount = 0;
  }
  basket.level = level;
}

Result<Basket> fill_basket(const QuoteParts& parts) {
  const std::vector<CartLine>& lines = parts.cart.lines;
  TILLSIDE_CHECK(check_size("cart/lines", lines.size(), kMaxLines));
  TILLSIDE_CHECK(check_size("cart/coupons", parts.cart.coupons.size(), kMaxCoupons));
  const ItemIndex index(parts.items);
  TILLSIDE_CHECK(index.check_unique());
  TILLSIDE_CHECK(check_skus_once(lines));
  Basket basket;
  basket.lines.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TILLSIDE_CHECK(check_quantity(i, lines[i].quantity));
    TILLSIDE_TRY(const BasketLine& line, price_line(parts, index, i));
    basket.subtotal += line.subtotal;
    if (basket.subtotal > kMaxInteger) {
      return Spot("cart/lines")
          .fault(Errc::amount_out_of_range, "", "a subtotal of at most 9007199254740991");
    }
    basket.lines.push_back(line);
  }
  TILLSIDE_CHECK(add_charges(parts, basket));
  return basket;
}

}  // namespace tillside::pricing

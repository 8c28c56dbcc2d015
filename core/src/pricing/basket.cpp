// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/prepared.h"
#include "tillside/arrange.h"
#include "tillside/text_hash.h"
#include "wire/spot.h"

namespace tillside::pricing {
namespace {

Spot line_spot(std::size_t line, const char* member) { return Spot("cart/lines", line, member); }

/// The items by their sku.
class ItemIndex {
 public:
  explicit ItemIndex(const std::vector<PricedItem>& items) : items_(items) {
    std::uint32_t bits = 4;
    while (items.size() * 2 > std::size_t{1} << bits) ++bits;
    shift_ = 32 - bits;
    slots_.resize(std::size_t{1} << bits);
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      std::uint32_t& slot = slot_of(items[i].sku);
      twice_ |= slot != 0;
      slot = i + 1;
    }
  }

  /// Whether a sku stands twice among the items.
  [[nodiscard]] bool twice() const { return twice_; }

  [[nodiscard]] const PricedItem* find(const std::string& sku) {
    const std::uint32_t slot = slot_of(sku);
    return slot == 0 ? nullptr : &items_[slot - 1];
  }

 private:
  /// That of the sku, or the free one where it would be.
  std::uint32_t& slot_of(const std::string& sku) {
    std::size_t at = hash_of(sku) >> shift_;
    while (slots_[at] != 0 && !same_text(items_[slots_[at] - 1].sku, sku)) {
      at = (at + 1) % slots_.size();
    }
    return slots_[at];
  }

  const std::vector<PricedItem>& items_;
  std::vector<std::uint32_t> slots_{};  ///< positions plus one
  std::uint32_t shift_ = 0;
  bool twice_ = false;
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

/// The later of the first two entries, in the order of skus, that have one sku; none where each
/// has its own.
template <class Entry>
std::optional<std::size_t> find_twice(const std::vector<Entry>& list) {
  std::vector<std::uint32_t> order(list.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  arrange(order, [&](std::uint32_t a, std::uint32_t b) { return list[a].sku < list[b].sku; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (list[order[i]].sku == list[order[i - 1]].sku) return order[i];
  }
  return std::nullopt;
}

/// A cart of known skus without two of a kind, the usual one, needs no sorting.
Status check_skus_once(const std::vector<CartLine>& lines, const std::vector<PricedItem>& items,
                       ItemIndex& index) {
  std::vector<std::uint8_t> taken(items.size());
  bool sure = true;
  for (const CartLine& line : lines) {
    const PricedItem* const item = index.find(line.sku);
    sure = item != nullptr &&
           !std::exchange(taken[static_cast<std::size_t>(item - items.data())], true);
    if (!sure) break;
  }
  const auto twice = sure ? std::nullopt : find_twice(lines);
  if (!twice) return Done{};
  return line_spot(*twice, "sku").fault(Errc::duplicate_id, lines[*twice].sku, "each sku once");
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

Status price_line(const QuoteParts& parts, ItemIndex& index, std::size_t at, BasketLine& priced) {
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
  priced.asked = &line;
  priced.item = item;
  priced.facts = facts_of(*item);
  priced.quantity = line.quantity;
  priced.unit_price = item->price_minor.value;
  priced.list_price = item->list_price_minor;
  priced.subtotal = priced.running = priced.level_start = priced.after_items = subtotal->value;
  priced.floor = std::min(least, item->price_minor.value) * line.quantity;
  return Done{};
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
  ItemIndex index(parts.items);
  if (index.twice()) {
    const std::size_t second = *find_twice(parts.items);
    return Spot("items", second, "sku")
        .fault(Errc::duplicate_id, parts.items[second].sku, "each sku once");
  }
  TILLSIDE_CHECK(check_skus_once(lines, parts.items, index));
  Basket basket;
  basket.lines.resize(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TILLSIDE_CHECK(check_quantity(i, lines[i].quantity));
    TILLSIDE_CHECK(price_line(parts, index, i, basket.lines[i]));
    basket.subtotal += basket.lines[i].subtotal;
    if (basket.subtotal > kMaxInteger) {
      return Spot("cart/lines")
          .fault(Errc::amount_out_of_range, "", "a subtotal of at most 9007199254740991");
    }
  }
  TILLSIDE_CHECK(add_charges(parts, basket));
  return basket;
}

}  // namespace tillside::pricing

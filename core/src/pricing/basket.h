// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The cart on its way to a price: what each line still costs after the steps so far.

#include "program/line_filter.h"
#include "tillside/quote.h"

namespace tillside::pricing {

/// The tax of a line or a charge.
struct Taxed {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::uint32_t group = kNone;  ///< position in the table of taxes
  bool inclusive = false;       ///< the price holds the tax
  std::int64_t parts = 0;       ///< the tax is parts / whole of the price without it
  std::int64_t whole = 1;
  std::int64_t tax = 0;

  [[nodiscard]] std::int64_t on_top() const { return inclusive ? 0 : tax; }
};

/// Amounts in minor units. subtotal = running + discount + points, always.
struct BasketLine {
  const CartLine* asked = nullptr;
  const PricedItem* item = nullptr;
  LineFacts facts = {};
  std::int64_t quantity = 1;
  std::int64_t unit_price = 0;           ///< after price lists and price rules
  std::optional<Minor> list_price = {};  ///< shown crossed out
  std::int64_t subtotal = 0;             ///< unit price x quantity
  std::int64_t running = 0;              ///< what is left to pay; never below the floor
  std::int64_t discount = 0;             ///< taken by promotions
  std::int64_t points = 0;               ///< paid with points
  Taxed taxed = {};
  std::int64_t floor = 0;        ///< lowest unit price x quantity
  std::int64_t level_start = 0;  ///< running when the present level began
  std::int64_t after_items = 0;  ///< running when level item had ended
  std::int64_t used_units = 0;   ///< by bundles of the present level, which hides them
  std::int64_t used_amount = 0;  ///< of running, what those units cost

  /// What promotions of the present level still see of the line.
  [[nodiscard]] std::int64_t open_units() const { return quantity - used_units; }
  [[nodiscard]] std::int64_t open_amount() const { return running - used_amount; }
  /// The most that may still be taken off.
  [[nodiscard]] std::int64_t room() const {
    const std::int64_t above = running - floor;
    return above < open_amount() ? (above > 0 ? above : 0) : open_amount();
  }
};

/// What is paid beside the goods. price = running + discount, always; below zero for a surcharge
/// that takes money off.
struct BasketCharge {
  const Charge* charge;
  std::int64_t price = 0;
  std::int64_t running = 0;
  std::int64_t discount = 0;
  Taxed taxed = {};
};

/// Units that a promotion adds at the price 0 (赠品).
struct Gift {
  const PricedItem* item;
  std::int64_t quantity;
  const Promotion* promotion;
};

/// What this quote has taken out of a budget so far.
struct BudgetUse {
  std::int64_t count = 0;
  std::int64_t given = 0;
};

/// All that promotions change. A plain value: a copy of it is another way to go on.
struct Basket {
  std::vector<BasketLine> lines;                 ///< in the cart's order
  std::vector<BasketCharge> charges = {};        ///< in the cart's order
  std::int64_t subtotal = 0;                     ///< of the lines
  PromotionLevel level = PromotionLevel::price;  ///< the level that runs
  std::vector<Gift> gifts = {};
  std::vector<BudgetUse> budgets = {};  ///< by Contender::budget
};

/// Begins a later level: what is left now is its start, and all units are open again.
void begin_level(Basket& basket, PromotionLevel level);

/// An amount of a line without the tax in it, and with the tax on top, rounded as tax is.
[[nodiscard]] std::int64_t net_of(const Taxed& taxed, std::int64_t amount, RoundingMode mode);
[[nodiscard]] std::int64_t gross_of(const Taxed& taxed, std::int64_t amount, RoundingMode mode);

/// Finds the items of the cart's lines and the charges, and prices them.
/// @error too_many @error duplicate_id @error quantity_not_positive @error value_out_of_range
/// @error item_unknown @error amount_out_of_range @error unknown_reference  a charge
[[nodiscard]] Result<Basket> fill_basket(const QuoteParts& parts);

/// A line's amount over its units: `rest` of them carry one minor unit more than `each`.
struct UnitSplit {
  std::int64_t each;
  std::int64_t rest;
  std::int64_t quantity;

  UnitSplit(std::int64_t amount, std::int64_t units)
      : each(units == 1 ? amount : amount / units), rest(amount - each * units), quantity(units) {}

  /// The sum of f(unit's amount) over the units.
  template <class F>
  [[nodiscard]] Wide sum(F f) const {
    if (quantity == 1) return f(each);
    Wide sum = Wide{f(each)} * (quantity - rest);
    if (rest > 0) sum += Wide{f(each + 1)} * rest;
    return sum;
  }
};

/// A figure beyond the range says "at least so much"; for reports and limits, never for totals.
[[nodiscard]] inline std::int64_t saturate(Wide value) {
  return value > kMaxInteger ? kMaxInteger : static_cast<std::int64_t>(value);
}

/// A bug ends here, in release builds too: a wrong price is worse than no price.
inline void must(bool held) {
  if (!held) __builtin_trap();
}

}  // namespace tillside::pricing

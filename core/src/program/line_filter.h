// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Which lines a promotion or an earn rule looks at.

#include <string_view>

#include "tillside/cart.h"

namespace tillside {

/// What a filter may look at: of a cart line while it is priced, of an order line later.
struct LineFacts {
  std::string_view sku;
  std::string_view product_id;
  std::string_view category;
  std::string_view brand;
  const std::vector<std::string>* tags = nullptr;
  bool on_sale = false;
  std::int64_t unit_price = 0;  ///< before promotions
};

/// The facts live as long as the item.
[[nodiscard]] LineFacts facts_of(const PricedItem& item);

/// Every restriction must hold; an empty list restricts nothing; of tags, any one is enough.
[[nodiscard]] bool matches(const LineFilter& filter, const LineFacts& line);
/// The same where goods on sale are let through.
[[nodiscard]] bool matches_on_sale(const LineFilter& filter, const LineFacts& line);

/// Whether the filter lets everything through.
[[nodiscard]] bool is_open(const LineFilter& filter);
/// Whether a line of this category may match; the other restrictions decide.
[[nodiscard]] bool admits_category(const LineFilter& filter, std::string_view category);

}  // namespace tillside

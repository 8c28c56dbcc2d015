// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A case's cart on its way through `quoteCart`: lines, promotions, member, then the quote.

#include "peers/adapter.h"

namespace tillside::peers {

class Till {
 public:
  Till(const Case& one, const std::string& currency);

  /// Adds a line; one without units does not stand in a cart. `facts` are further members of the
  /// item: category, listPriceMinor, ...
  void line(const std::string& id, std::int64_t price_minor, const json& quantity,
            const json& facts = json::object());
  /// Adds a promotion. Where it names no id, level, title or priority: p1, item, and the order in
  /// which they were added.
  void promotion(json promotion);

  /// What the cart costs. @throws Refused
  [[nodiscard]] json quote() const;

  json program;
  json request;  ///< cart, items, member, usage, now
};

/// The entry of a promotion in a quote's trace; null where there is none.
[[nodiscard]] json entry_of(const json& quote, const std::string& promotion);
[[nodiscard]] bool applied(const json& entry);

/// What each line lost, in the order of the ids; 0 for one that is not in the cart.
[[nodiscard]] json line_discounts(const json& quote, const std::vector<std::string>& ids);

/// {"ratePpm": ...} of a percentage, {"offMinor": ...}, {"priceMinor": ...}.
[[nodiscard]] json percent_value(const json& percent);

}  // namespace tillside::peers

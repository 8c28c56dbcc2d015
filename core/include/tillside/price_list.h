// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Price lists: prices of single skus for a currency, a member group or tier, and a time.
/// @see docs/rules/prices.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/catalog.h"

namespace tillside {

struct ListedPrice {
  std::string sku;
  Minor price_minor;
  static constexpr auto kFields =
      fields(field("sku", &ListedPrice::sku).in(1, 64),
             field("priceMinor", &ListedPrice::price_minor).at_least(0));
};

/// A list serves a member of one of its groups or tiers, or everybody where it names none. The
/// lowest price that serves is the unit price.
struct PriceList {
  std::string id;
  Text title;
  std::optional<std::string> currency = {};  ///< absent: the program's
  std::vector<std::string> groups = {};      ///< of members
  std::vector<std::string> tiers = {};       ///< ids
  std::optional<Window> window = {};
  std::vector<ListedPrice> prices = {};  ///< published: by sku, each once
  static constexpr auto kFields = fields(
      field("id", &PriceList::id).in(1, 64), field("title", &PriceList::title),
      field("currency", &PriceList::currency).in(3, 3),
      field("groups", &PriceList::groups).up_to(100).or_default(),
      field("tiers", &PriceList::tiers).up_to(50).or_default(), field("window", &PriceList::window),
      field("prices", &PriceList::prices).up_to(50000).or_default());
};

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Which lines a rule looks at. @see docs/rules/promotions.md, "Which lines"

#include <optional>
#include <string>
#include <vector>

#include "tillside/money.h"

namespace tillside {

/// Every restriction must hold. An empty list does not restrict.
struct LineFilter {
  std::vector<std::string> categories = {};  ///< English category names
  std::vector<std::string> brands = {};
  std::vector<std::string> products = {};
  std::vector<std::string> skus = {};
  std::vector<std::string> tags = {};               ///< any of them
  std::vector<std::string> except_categories = {};  ///< none of these
  std::vector<std::string> except_skus = {};
  std::vector<std::string> except_tags = {};
  std::optional<Minor> min_price_minor = {};  ///< of the unit, before promotions; inclusive
  std::optional<Minor> max_price_minor = {};
  bool exclude_on_sale = false;  ///< leaves out lines whose list price is above the price

  static constexpr auto kFields =
      fields(field("categories", &LineFilter::categories).up_to(200).or_default(),
             field("brands", &LineFilter::brands).up_to(200).or_default(),
             field("products", &LineFilter::products).up_to(5000).or_default(),
             field("skus", &LineFilter::skus).up_to(5000).or_default(),
             field("tags", &LineFilter::tags).up_to(200).or_default(),
             field("exceptCategories", &LineFilter::except_categories).up_to(200).or_default(),
             field("exceptSkus", &LineFilter::except_skus).up_to(5000).or_default(),
             field("exceptTags", &LineFilter::except_tags).up_to(200).or_default(),
             field("minPriceMinor", &LineFilter::min_price_minor).at_least(0),
             field("maxPriceMinor", &LineFilter::max_price_minor).at_least(0),
             field("excludeOnSale", &LineFilter::exclude_on_sale).or_default());
};

}  // namespace tillside

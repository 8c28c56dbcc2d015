// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The made-up shop's goods.

#include <string>
#include <vector>

#include "demo/draw.h"
#include "tillside/catalog.h"

namespace tillside::demo {

struct DemoItem {
  Item item;
  std::int64_t stock = 0;  ///< what shall be left when the commands have run
};

/// Variants of one product stand together in `Assortment::items`.
struct DemoProduct {
  std::size_t category = 0;
  std::size_t first_item = 0;
  std::size_t items = 0;
};

struct Assortment {
  std::vector<DemoItem> items;              ///< ascending by sku
  std::vector<DemoProduct> products;        ///< of one category together, the popular ones first
  std::vector<std::size_t> category_start;  ///< a category's first product

  /// The tour: two things that together miss ¥199 by ¥2, and socks that close the gap.
  std::size_t basket_first = 0;
  std::size_t basket_second = 0;
  std::size_t top_up = 0;
};

inline constexpr std::size_t kProductsPerCategory = 84;

[[nodiscard]] std::size_t category_count();
/// The category with this English name. Precondition: there is one.
[[nodiscard]] std::size_t category_named(std::string_view en);
/// True for what is bought again and again: tea, coffee, snacks, skincare, pets' food.
[[nodiscard]] bool is_consumable(std::size_t category);
/// How a category sells in a month (1 .. 12), in percent of its mean.
[[nodiscard]] std::int64_t season_percent(std::size_t category, unsigned month);

/// 84 products in each category, priced in CNY. `now` dates the listings.
[[nodiscard]] Assortment make_assortment(const Draw& seed, Instant now);

}  // namespace tillside::demo

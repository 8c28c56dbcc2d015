// SPDX-License-Identifier: MIT
#include "demo/shoppers.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "demo/calendar.h"

namespace tillside::demo {
namespace {

constexpr std::int64_t kDays = 364;
constexpr std::size_t kKits = 5;
constexpr std::size_t kKitSize = 6;
constexpr std::int64_t kMinute = 60'000;

using Share = std::pair<std::string_view, std::int64_t>;

const std::vector<std::vector<Share>>& tastes() {
  static const std::vector<std::vector<Share>> all = {
      {{"Tea", 40}, {"Mugs", 20}, {"Snacks", 15}, {"Plants", 10}, {"Books", 10}, {"Candles", 5}},
      {{"Coffee", 45}, {"Mugs", 25}, {"Snacks", 15}, {"Water bottles", 15}},
      {{"Shoes", 25}, {"Socks", 20}, {"T-shirts", 20}, {"Water bottles", 15}, {"Headphones", 10}},
      {{"Outdoor & Yoga", 30}, {"Jackets", 25}, {"Shoes", 15}, {"Water bottles", 15}, {"Bags", 10}},
      {{"Keyboards", 40}, {"Headphones", 30}, {"Snacks", 15}, {"Lamps", 10}, {"T-shirts", 5}},
      {{"Toys", 35}, {"Books", 20}, {"Snacks", 15}, {"Water bottles", 10}, {"Umbrellas", 10}},
      {{"Books", 40}, {"Notebooks", 25}, {"Tea", 15}, {"Lamps", 10}, {"Candles", 10}},
      {{"Cookware", 40}, {"Towels", 15}, {"Coffee", 15}, {"Mugs", 10}, {"Plants", 10}},
      {{"Skincare", 45}, {"Candles", 20}, {"Towels", 15}, {"Bags", 10}, {"Bedding", 10}},
      {{"Bedding", 25}, {"Lamps", 20}, {"Towels", 20}, {"Candles", 20}, {"Clocks", 15}},
      {{"T-shirts", 25}, {"Jackets", 20}, {"Bags", 20}, {"Shoes", 20}, {"Socks", 15}},
      {{"Pets", 55}, {"Toys", 15}, {"Plants", 10}, {"Snacks", 10}, {"Towels", 10}},
      {{"Notebooks", 35}, {"Keyboards", 15}, {"Bags", 15}, {"Headphones", 15}, {"Clocks", 10}},
      {{"Plants", 45}, {"Candles", 20}, {"Tea", 15}, {"Umbrellas", 10}, {"Cookware", 10}},
  };
  return all;
}

/// A product of a category: the popular ones far more often.
std::size_t pick_product(Draw& draw, const Assortment& shop, std::size_t category) {
  return shop.category_start[category] + draw.early(kProductsPerCategory);
}

/// A category of a taste, as the month allows.
std::size_t pick_category(Draw& draw, std::size_t taste, unsigned month) {
  std::vector<std::int64_t> weights;
  const auto& shares = tastes()[taste];
  weights.reserve(shares.size());
  for (const auto& [name, share] : shares) {
    weights.push_back(share * season_percent(category_named(name), month));
  }
  return category_named(shares[draw.weighted(weights)].first);
}

/// Things that go together: kits[taste][kit] = products.
using Kits = std::vector<std::vector<std::vector<std::size_t>>>;

Kits make_kits(const Draw& seed, const Assortment& shop) {
  Kits kits(taste_count());
  for (std::size_t taste = 0; taste < kits.size(); ++taste) {
    Draw draw = seed.fork("kits", taste);
    for (std::size_t i = 0; i < kKits; ++i) {
      std::vector<std::size_t> kit;
      while (kit.size() < kKitSize) {
        const std::size_t product = pick_product(draw, shop, pick_category(draw, taste, 4));
        if (std::find(kit.begin(), kit.end(), product) == kit.end()) kit.push_back(product);
      }
      kits[taste].push_back(std::move(kit));
    }
  }
  return kits;
}

/// Fills one basket after another.
class Baskets {
 public:
  Baskets(const Assortment& shop, const Kits& kits) : shop_(shop), kits_(kits) {}

  std::vector<DemoLine> fill(Draw& draw, Shopper& shopper, unsigned month) const {
    const std::size_t taste = draw.percent(78) ? shopper.taste : shopper.second_taste;
    const auto& kit = kits_[taste][draw.early(kKits)];
    const std::size_t size = 1 + draw.weighted({22, 27, 22, 15, 9, 5});
    std::vector<DemoLine> lines;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t item = pick_item(draw, shopper, taste, kit, month);
      const bool there = std::any_of(lines.begin(), lines.end(),
                                     [item](const DemoLine& line) { return line.item == item; });
      if (!there) lines.push_back({item, quantity(draw, item)});
    }
    remember(shopper, lines);
    return lines;
  }

 private:
  std::size_t pick_item(Draw& draw, const Shopper& shopper, std::size_t taste,
                        const std::vector<std::size_t>& kit, unsigned month) const {
    if (!shopper.consumables.empty() && draw.percent(22)) {
      return shopper.consumables[draw.below(shopper.consumables.size())];
    }
    std::size_t product = kit[draw.below(kit.size())];
    if (!draw.percent(66)) {
      const std::size_t category =
          draw.percent(90) ? pick_category(draw, taste, month) : draw.below(category_count());
      product = pick_product(draw, shop_, category);
    }
    const DemoProduct& chosen = shop_.products[product];
    return chosen.first_item + shopper.variant % chosen.items;
  }

  [[nodiscard]] std::size_t category_of(std::size_t item) const {
    const auto after = std::upper_bound(
        shop_.products.begin(), shop_.products.end(), item,
        [](std::size_t index, const DemoProduct& product) { return index < product.first_item; });
    return std::prev(after)->category;
  }

  std::int64_t quantity(Draw& draw, std::size_t item) const {
    if (is_consumable(category_of(item))) return draw.between(1, 3);
    return draw.percent(8) ? 2 : 1;
  }

  void remember(Shopper& shopper, const std::vector<DemoLine>& lines) const {
    for (const DemoLine& line : lines) {
      if (is_consumable(category_of(line.item))) shopper.consumables.push_back(line.item);
    }
  }

  const Assortment& shop_;
  const Kits& kits_;
};

/// Moments of `count` orders, ascending.
std::vector<Instant> make_moments(Draw& draw, std::size_t count, Instant now,
                                  const std::vector<std::int64_t>& weights) {
  const std::int64_t first = shop_day(now) - kDays;
  std::vector<Instant> moments;
  for (std::size_t i = 0; i < count; ++i) {
    const auto day = first + static_cast<std::int64_t>(draw.weighted(weights));
    moments.push_back(
        {day_start(day).value + draw.between(7 * 60, 23 * 60) * kMinute + draw.between(0, 59'999)});
  }
  std::sort(moments.begin(), moments.end());
  return moments;
}

}  // namespace

std::size_t taste_count() { return tastes().size(); }

std::vector<DemoOrder> make_orders(const Draw& seed, const Assortment& shop, const CrowdSize& size,
                                   Instant now) {
  const Kits kits = make_kits(seed, shop);
  const Baskets baskets(shop, kits);
  std::vector<std::int64_t> weights;
  for (std::int64_t i = 0; i < kDays; ++i)
    weights.push_back(day_percent(shop_day(now) - kDays + i));
  std::vector<DemoOrder> orders;
  const auto shop_for = [&](Draw& draw, std::size_t index, std::size_t count) {
    Shopper shopper{.taste = draw.below(taste_count()),
                    .second_taste = draw.below(taste_count()),
                    .variant = draw.weighted({72, 18, 10})};
    for (const Instant at : make_moments(draw, count, now, weights)) {
      orders.push_back({index, at, baskets.fill(draw, shopper, month_of(shop_day(at)))});
    }
  };
  for (std::size_t i = 0; i < size.shoppers; ++i) {
    Draw draw = seed.fork("shopper", i);
    const std::size_t few = 1 + draw.below(size.orders_each + 3);
    shop_for(draw, i, draw.percent(25) ? few + size.orders_each + 4 : few + 2);
  }
  for (std::size_t i = 0; i < size.guest_orders; ++i) {
    Draw draw = seed.fork("guest", i);
    shop_for(draw, kGuest, 1);
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const DemoOrder& a, const DemoOrder& b) { return a.at < b.at; });
  return orders;
}

}  // namespace tillside::demo

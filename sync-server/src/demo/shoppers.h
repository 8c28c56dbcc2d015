// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Who buys in the made-up shop, and what: tastes lead to categories, to kits of things that go
/// together, to brands of habit and to repeats. So the orders hold what a recommender can find.

#include <vector>

#include "demo/assortment.h"

namespace tillside::demo {

/// A person with an account here or elsewhere.
struct Shopper {
  std::size_t taste = 0;
  std::size_t second_taste = 0;
  std::size_t variant = 0;                    ///< size and colour of habit
  std::vector<std::size_t> consumables = {};  ///< items bought before that run out
};

struct DemoLine {
  std::size_t item = 0;
  std::int64_t quantity = 1;
};

inline constexpr std::size_t kGuest = static_cast<std::size_t>(-1);

struct DemoOrder {
  std::size_t shopper = kGuest;
  Instant at;
  std::vector<DemoLine> lines;  ///< each item once
};

struct CrowdSize {
  std::size_t shoppers = 1800;
  std::size_t orders_each = 8;  ///< about
  std::size_t guest_orders = 1200;
};

/// The orders of the year before `now`, ascending by time.
[[nodiscard]] std::vector<DemoOrder> make_orders(const Draw& seed, const Assortment& shop,
                                                 const CrowdSize& size, Instant now);

/// The tastes that exist.
[[nodiscard]] std::size_t taste_count();

}  // namespace tillside::demo

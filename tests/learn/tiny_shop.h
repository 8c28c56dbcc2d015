// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A made-up shop of eight items, small enough to work its scores out by hand.

#include <algorithm>

#include "learn/trained_model.h"

namespace tillside::learn {

/// Rows as {{column, weight}, ...} in any order.
inline SparseRows sparse(std::vector<std::vector<std::pair<std::uint32_t, float>>> rows) {
  SparseRows out;
  for (auto& row : rows) {
    std::sort(row.begin(), row.end());
    for (const auto& [column, value] : row) out.push(column, value);
    out.end_row();
  }
  return out;
}

inline TrainedModel tiny_shop() {
  TrainedModel model;
  const auto item = [&](const char* sku, const char* product, const char* title,
                        const char* category) {
    model.items.push_back({sku, product, title, "", category, "", "", "", 0});
  };
  item("cup-blue", "cup", "blue tea cup", "Kitchen");
  item("cup-red", "cup", "red tea cup", "Kitchen");
  item("kettle", "kettle", "steel kettle", "Kitchen");
  item("lamp", "lamp", "bedside lamp", "Home");
  item("mug", "mug", "coffee mug", "Kitchen");
  item("pot", "pot", "tea pot", "Kitchen");
  item("sock-3", "sock", "wool socks 3 pairs", "Clothing");
  item("sock-5", "sock", "wool socks 5 pairs", "Clothing");
  model.content = tfidf(model.items);
  model.orders = sparse({{{5, .50F}, {2, .25F}},
                         {{5, .40F}},
                         {{0, .20F}, {5, .30F}},
                         {},
                         {{2, .35F}, {5, -.10F}},
                         {{0, .45F}, {1, .40F}, {2, .30F}},
                         {{7, .15F}},
                         {{6, .15F}}});
  model.users = sparse({{{1, .30F}, {4, .20F}, {5, .10F}},
                        {{0, .30F}, {4, .10F}},
                        {{4, .25F}},
                        {{6, .05F}},
                        {{0, .15F}, {2, .20F}},
                        {{0, .10F}, {2, .15F}},
                        {{3, .05F}, {7, .40F}},
                        {{6, .40F}}});
  model.popularity = {8, 5, 4, 2, 7, 6, 3, 1};
  model.traits.names = {"category:Clothing", "category:Home", "category:Kitchen", "price:0"};
  model.traits.rows = sparse({{{2, 1}},
                              {{2, 1}},
                              {{2, 1}},
                              {{1, 1}},
                              {{2, .6F}, {3, .8F}},
                              {{2, 1}},
                              {{0, .6F}, {3, .8F}},
                              {{0, 1}}});
  model.traits.price_ends = {1'500, 4'000};
  model.cohorts = sparse({{{0, 1}}, {{0, 1}}, {{0, .5F}}, {{1, 1}}, {}, {{0, .5F}}, {{1, 1}}, {}});
  model.factors = {
      2, {1, 0, 1, 0, .5F, 0, 0, 1, 1, .5F, .5F, 0, 0, .5F, 0, 1}, {.4F, .1F, .1F, .3F}, .1F, .05F};
  model.blend = {};
  const auto set = [&](ListPurpose purpose, ScorePart part, std::int64_t ppm) {
    model.blend[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(part)] = ppm;
  };
  using enum ScorePart;
  set(ListPurpose::home, history_users, 500'000);
  set(ListPurpose::home, history_content, 300'000);
  set(ListPurpose::home, popularity, 200'000);
  set(ListPurpose::basket, basket_orders, 700'000);
  set(ListPurpose::basket, basket_content, 200'000);
  set(ListPurpose::basket, history_users, 100'000);
  set(ListPurpose::repeat, own_purchases, 800'000);
  set(ListPurpose::repeat, history_users, 200'000);
  set(ListPurpose::similar, basket_content, 800'000);
  set(ListPurpose::similar, basket_users, 200'000);
  set(ListPurpose::arrivals, history_factors, 500'000);
  set(ListPurpose::arrivals, history_traits, 300'000);
  set(ListPurpose::arrivals, history_cohorts, 200'000);
  set(ListPurpose::search, query, 900'000);
  set(ListPurpose::search, history_users, 100'000);
  return model;
}

}  // namespace tillside::learn

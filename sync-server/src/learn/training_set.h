// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the trainer learns from: the catalogue and past orders, with every string already an index.

#include <cstdint>
#include <string>
#include <vector>

namespace tillside::learn {

/// The item index is the position in TrainingSet::items, which is sorted by sku, byte by byte.
struct TrainingItem {
  std::string sku;
  std::string product_id;  ///< groups variants; empty = the sku itself
  std::string title;
  std::string title_zh;
  std::string category;
  std::string category_zh;
  std::string brand;
  std::string tags;
  double price = 0;  ///< in minor units; 0 = not known
};

inline constexpr std::int32_t kNobody = -1;

/// One past order as a set. The order of its lines is gone on purpose: it is no signal of taste
/// (it is the warehouse's), and quantities are not used.
struct TrainingOrder {
  std::int32_t customer = kNobody;   ///< index of a customer; kNobody where the shop does not know
  std::int64_t at_ms = 0;            ///< the earliest time of its lines
  std::vector<std::uint32_t> items;  ///< distinct, ascending
};

struct TrainingSet {
  std::vector<TrainingItem> items;
  std::vector<std::string> customers;  ///< their ids, ascending; never published
  std::vector<TrainingOrder> orders;   ///< ascending by (at_ms, order id)
};

}  // namespace tillside::learn

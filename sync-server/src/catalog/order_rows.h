// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// orders.csv: past orders. They teach the recommender and nothing else: no member, no point
/// and no stock comes from them. @see docs/import.md

#include <functional>
#include <string>
#include <vector>

#include "tillside/money.h"
#include "tillside/time.h"

namespace tillside::catalog {

struct PastLine {
  std::uint32_t item = 0;     ///< index into the items, ascending by sku
  std::int64_t quantity = 0;  ///< repeated lines of an order added up
  Minor amount_minor;         ///< quantity x unit price, added up
};

struct PastOrder {
  std::string id;
  std::string customer;         ///< empty: unknown
  Instant at;                   ///< the earliest time of its lines
  std::vector<PastLine> lines;  ///< ascending by item, each once
};

struct OrderRowsRequest {
  std::string path;
  std::string currency;
  std::vector<std::string_view> skus;                 ///< ascending
  std::function<void(std::uint64_t lines)> progress;  ///< now and then; may be empty
};

struct PastOrders {
  std::uint64_t lines = 0;        ///< rows of the file
  std::vector<PastOrder> orders;  ///< ascending by (at, id)
};

/// Reads the whole file. @error file_malformed
[[nodiscard]] Result<PastOrders> read_orders(const OrderRowsRequest& request);

}  // namespace tillside::catalog

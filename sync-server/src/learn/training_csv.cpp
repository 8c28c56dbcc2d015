// SPDX-License-Identifier: MIT
#include "learn/training_csv.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include "catalog/csv.h"
#include "catalog/csv_value.h"

namespace tillside::learn {
namespace {

using catalog::CsvReader;
using catalog::FileError;

std::optional<FileError> read_items(const std::string& file, std::vector<TrainingItem>& items) {
  CsvReader rows(file,
                 {{"item_id", "title", "price", "currency"},
                  {"category", "brand", "tags", "product_id", "options", "title_zh", "category_zh",
                   "attributes", "list_price", "stock", "image_url", "listed_at", "audience"}});
  std::map<std::string, std::uint64_t> lines;
  while (rows.next()) {
    const std::string sku(rows["item_id"]);
    if (sku.empty()) return rows.problem("item_id", "an id");
    if (!lines.emplace(sku, rows.line()).second) {
      return rows.problem(
          "item_id", "an id of its own (line " + std::to_string(lines[sku]) + " has it already)");
    }
    items.push_back({sku, std::string(rows["product_id"]), std::string(rows["title"]),
                     std::string(rows["title_zh"]), std::string(rows["category"]),
                     std::string(rows["category_zh"]), std::string(rows["brand"]),
                     std::string(rows["tags"]),
                     std::max(0.0, std::strtod(std::string(rows["price"]).c_str(), nullptr))});
  }
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.sku < b.sku; });
  return rows.error();
}

struct RawOrder {
  std::string id;
  std::string customer;
  TrainingOrder order;
};

/// Takes one line of the file into its order. False where the line's time or item does not read.
class OrderCollector {
 public:
  explicit OrderCollector(const std::vector<TrainingItem>& items) {
    for (std::uint32_t i = 0; i < items.size(); ++i) index_.emplace(items[i].sku, i);
  }

  std::optional<FileError> take(const CsvReader& rows) {
    const auto item = index_.find(rows["item_id"]);
    if (item == index_.end()) return rows.problem("item_id", "an id of the items file");
    const auto at = catalog::read_instant_ms(rows["timestamp"]);
    if (!at) return rows.problem("timestamp", "an ISO 8601 time like 2026-01-31T08:26:00");
    const auto quantity = catalog::read_integer(rows["quantity"]);
    if (!quantity || *quantity < 1) return rows.problem("quantity", "a whole number from 1");
    const auto [place, fresh] = place_.emplace(rows["order_id"], orders.size());
    if (fresh) {
      orders.push_back({std::string(rows["order_id"]), std::string(rows["customer_id"]), {}});
      orders.back().order.at_ms = *at;
    }
    RawOrder& raw = orders[place->second];
    if (raw.customer != rows["customer_id"]) {
      return rows.problem("customer_id", "the customer of the order's other lines");
    }
    raw.order.at_ms = std::min(raw.order.at_ms, *at);
    raw.order.items.push_back(item->second);
    return std::nullopt;
  }

  std::vector<RawOrder> orders;

 private:
  std::map<std::string, std::uint32_t, std::less<>> index_;
  std::unordered_map<std::string, std::size_t> place_;
};

void settle(std::vector<RawOrder>& raw, TrainingSet& training) {
  std::sort(raw.begin(), raw.end(), [](const RawOrder& a, const RawOrder& b) {
    return std::tie(a.order.at_ms, a.id) < std::tie(b.order.at_ms, b.id);
  });
  std::map<std::string, std::int32_t> customers;
  for (const auto& one : raw) {
    if (!one.customer.empty()) customers.emplace(one.customer, 0);
  }
  for (auto& [id, index] : customers) {
    index = static_cast<std::int32_t>(training.customers.size());
    training.customers.push_back(id);
  }
  for (auto& one : raw) {
    if (!one.customer.empty()) one.order.customer = customers[one.customer];
    auto& items = one.order.items;
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    training.orders.push_back(std::move(one.order));
  }
}

}  // namespace

std::variant<TrainingSet, FileError> read_training_csv(const std::string& items_file,
                                                       const std::string& orders_file) {
  TrainingSet training;
  if (auto error = read_items(items_file, training.items)) return *error;
  CsvReader rows(orders_file,
                 {{"order_id", "customer_id", "timestamp", "item_id", "quantity"}, {"unit_price"}});
  OrderCollector collector(training.items);
  while (rows.next()) {
    if (auto error = collector.take(rows)) return *error;
  }
  if (rows.error()) return *rows.error();
  settle(collector.orders, training);
  return training;
}

}  // namespace tillside::learn

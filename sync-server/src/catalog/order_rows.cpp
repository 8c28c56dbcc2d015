// SPDX-License-Identifier: MIT
#include "catalog/order_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "catalog/csv.h"
#include "catalog/csv_value.h"
#include "catalog/file_error.h"
#include "catalog/normal_form.h"

namespace tillside::catalog {
namespace {

constexpr std::int64_t kMaxQuantity = 1'000'000'000;
constexpr std::uint64_t kProgressStep = 50'000;

using Problem = std::optional<FileError>;

class OrderRows {
 public:
  explicit OrderRows(const OrderRowsRequest& request)
      : request_(request),
        exponent_(currency_exponent(request.currency).value_or(2)),
        rows_(request.path,
              {{"order_id", "timestamp", "item_id", "quantity"}, {"customer_id", "unit_price"}}) {
    for (std::uint32_t i = 0; i < request.skus.size(); ++i) index_.emplace(request.skus[i], i);
  }

  Problem read(PastOrders& out) {
    while (rows_.next()) {
      if (auto problem = take_row(out.orders)) return problem;
      if (++out.lines % kProgressStep == 0 && request_.progress) request_.progress(out.lines);
    }
    return rows_.error();
  }

 private:
  Problem take_row(std::vector<PastOrder>& orders) {
    PastLine line;
    if (auto problem = take_line(line)) return problem;
    const auto at = read_instant_ms(rows_["timestamp"]);
    if (!at) return rows_.problem("timestamp", "an ISO 8601 time like 2026-01-31T08:26:00");
    const std::string_view id = rows_["order_id"];
    if (id.empty() || id.size() > 64) return rows_.problem("order_id", "an id of 1 to 64 bytes");
    const std::string_view customer = rows_["customer_id"];
    if (customer.size() > 64) return rows_.problem("customer_id", "an id of at most 64 bytes");
    // Lines of one order mostly stand together, so that the last one found is tried first.
    if (orders.empty() || last_ >= orders.size() || orders[last_].id != id) {
      const auto [place, fresh] = place_.emplace(nfc(id), orders.size());
      if (fresh) orders.push_back({place->first, std::string(customer), {*at}, {}});
      last_ = place->second;
    }
    PastOrder& order = orders[last_];
    if (order.customer != customer) {
      return rows_.problem("customer_id",
                           "the customer of the order's other lines (\"" + order.customer + "\")");
    }
    order.at = std::min(order.at, Instant{*at});
    order.lines.push_back(line);
    return std::nullopt;
  }

  Problem take_line(PastLine& line) {
    const auto item = index_.find(rows_["item_id"]);
    if (item == index_.end()) return rows_.problem("item_id", "an item_id of the items file");
    line.item = item->second;
    const auto quantity = read_integer(rows_["quantity"]);
    if (!quantity || *quantity < 1 || *quantity > kMaxQuantity) {
      return rows_.problem("quantity", "a whole number from 1 to 1000000000");
    }
    line.quantity = *quantity;
    const std::string_view text = rows_["unit_price"];
    if (text.empty()) return std::nullopt;
    const auto price = read_minor(text, exponent_);
    const auto amount = price && *price >= 0 ? times({*price}, *quantity) : Result<Minor>(Errc{});
    if (!amount) {
      return rows_.problem("unit_price",
                           "a price with at most " + std::to_string(exponent_) + " decimals");
    }
    line.amount_minor = *amount;
    return std::nullopt;
  }

  const OrderRowsRequest& request_;
  int exponent_;
  CsvReader rows_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::unordered_map<std::string, std::size_t> place_;
  std::size_t last_ = 0;
};

/// Adds up the lines of one item. Amounts stay exact: each is at most 2^53, and they are few.
void add_up(PastOrder& order) {
  std::sort(order.lines.begin(), order.lines.end(),
            [](const PastLine& a, const PastLine& b) { return a.item < b.item; });
  std::vector<PastLine> lines;
  for (const PastLine& line : order.lines) {
    if (lines.empty() || lines.back().item != line.item) {
      lines.push_back(line);
    } else {
      lines.back().quantity += line.quantity;
      lines.back().amount_minor += line.amount_minor;
    }
  }
  order.lines = std::move(lines);
}

}  // namespace

Result<PastOrders> read_orders(const OrderRowsRequest& request) {
  PastOrders out;
  if (const auto problem = OrderRows(request).read(out)) return as_error(*problem);
  for (PastOrder& order : out.orders) {
    add_up(order);
    for (const PastLine& line : order.lines) {
      if (!in_range(line.amount_minor)) {
        return as_error({request.path, 0, "unit_price", "order " + order.id,
                         "an order whose amounts stay below 2^53"});
      }
    }
  }
  std::sort(out.orders.begin(), out.orders.end(), [](const PastOrder& a, const PastOrder& b) {
    return std::tie(a.at, a.id) < std::tie(b.at, b.id);
  });
  return out;
}

}  // namespace tillside::catalog

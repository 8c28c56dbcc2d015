// SPDX-License-Identifier: MIT
#include "store/history.h"

#include <map>

#include "store/catalogue.h"

namespace tillside::store {
namespace {

learn::TrainingItem training_item(const Item& item) {
  std::string tags;
  for (const auto& tag : item.tags) tags += (tags.empty() ? "" : ";") + tag;
  return {.sku = item.sku,
          .product_id = item.product_id,
          .title = item.title.en,
          .title_zh = item.title.zh.value_or(""),
          .category = item.category.en,
          .category_zh = item.category.zh.value_or(""),
          .brand = item.brand,
          .tags = std::move(tags),
          .price = static_cast<double>(item.price_minor.value)};
}

/// The customers, ascending by id, and the index of each.
Result<std::map<std::string, std::int32_t>> load_customers(Database& db,
                                                           std::vector<std::string>& names) {
  std::map<std::string, std::int32_t> index;
  Statement& read = db.use(
      "SELECT DISTINCT customer FROM history_order WHERE customer IS NOT NULL ORDER BY customer");
  for (;;) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    index.emplace(read.text(0), static_cast<std::int32_t>(names.size()));
    names.push_back(read.text(0));
  }
  read.reset();
  return index;
}

Status load_orders(Database& db, learn::TrainingSet& training) {
  TILLSIDE_TRY(const auto customers, load_customers(db, training.customers));
  Statement& read = db.use("SELECT id, customer, at FROM history_order ORDER BY id");
  for (;;) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    learn::TrainingOrder& order = training.orders.emplace_back();
    if (!read.is_null(1)) order.customer = customers.at(read.text(1));
    order.at_ms = read.integer(2);
  }
  read.reset();
  return Done{};
}

}  // namespace

Status add_history(Database& db, const std::vector<catalog::PastOrder>& orders) {
  std::int64_t id = 0;
  for (const auto& order : orders) {
    Statement& add =
        db.use("INSERT INTO history_order (id, ref, customer, at) VALUES (?1, ?2, ?3, ?4)");
    add.bind(1, ++id).bind(2, order.id).bind(4, order.at.value);
    if (order.customer.empty()) {
      add.bind_null(3);
    } else {
      add.bind(3, order.customer);
    }
    TILLSIDE_CHECK(add.run());
    for (const auto& line : order.lines) {
      TILLSIDE_CHECK(db.use("INSERT INTO history_line (history_order, item, quantity, "
                            "amount_minor) VALUES (?1, ?2, ?3, ?4)")
                         .bind(1, id)
                         .bind(2, std::int64_t{line.item} + 1)
                         .bind(3, line.quantity)
                         .bind(4, line.amount_minor.value)
                         .run());
    }
  }
  return Done{};
}

Result<learn::TrainingSet> load_training(Database& db) {
  learn::TrainingSet training;
  TILLSIDE_TRY(const std::vector<Item> items, load_items(db));
  for (const Item& item : items) training.items.push_back(training_item(item));
  TILLSIDE_CHECK(load_orders(db, training));
  Statement& read =
      db.use("SELECT history_order, item FROM history_line ORDER BY history_order, item");
  for (;;) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    training.orders[static_cast<std::size_t>(read.integer(0) - 1)].items.push_back(
        static_cast<std::uint32_t>(read.integer(1) - 1));
  }
  read.reset();
  return training;
}

}  // namespace tillside::store

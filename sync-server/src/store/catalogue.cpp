// SPDX-License-Identifier: MIT
#include "store/catalogue.h"

#include "json/json_source.h"
#include "tillside/write.h"

namespace tillside::store {

namespace {

Status insert_items(Database& db, const std::vector<Item>& items) {
  std::int64_t id = 0;
  for (const Item& item : items) {
    const std::string body = canonical_json(item);
    TILLSIDE_CHECK(db.use("INSERT INTO item (id, sku, body) VALUES (?1, ?2, ?3)")
                       .bind(1, ++id)
                       .bind(2, item.sku)
                       .bind(3, body)
                       .run());
  }
  return Done{};
}

}  // namespace

Status replace_items(Database& db, const std::vector<Item>& items, PastLines lines) {
  if (lines == PastLines::go) {
    TILLSIDE_CHECK(
        db.exec("DELETE FROM history_line; DELETE FROM history_order; DELETE FROM item"));
    return insert_items(db, items);
  }
  // Items are numbered anew, so their lines find them again by the sku.
  TILLSIDE_CHECK(
      db.exec("CREATE TEMP TABLE kept_line AS SELECT history_order, sku, quantity, amount_minor "
              "FROM history_line JOIN item ON item.id = history_line.item;"
              "DELETE FROM history_line; DELETE FROM item"));
  TILLSIDE_CHECK(insert_items(db, items));
  return db.exec(
      "INSERT INTO history_line (history_order, item, quantity, amount_minor) "
      "SELECT history_order, item.id, quantity, amount_minor "
      "FROM kept_line JOIN item ON item.sku = kept_line.sku;"
      "DELETE FROM history_order WHERE id NOT IN (SELECT history_order FROM history_line);"
      "DROP TABLE kept_line");
}

Status replace_stock(Database& db, const StockCounts& left) {
  TILLSIDE_TRY(const StockCounts before, load_stock(db));
  for (const auto& [sku, units] : before) {
    if (left.contains(sku)) continue;
    TILLSIDE_CHECK(db.use("DELETE FROM stock WHERE sku = ?1").bind(1, sku).run());
  }
  for (const auto& [sku, units] : left) {
    TILLSIDE_CHECK(db.use("INSERT INTO stock (sku, left) VALUES (?1, ?2) "
                          "ON CONFLICT (sku) DO UPDATE SET left = excluded.left")
                       .bind(1, sku)
                       .bind(2, units)
                       .run());
  }
  return Done{};
}

Result<std::vector<Item>> load_items(Database& db) {
  std::vector<Item> items;
  Statement& read = db.use(
      "SELECT body, left FROM item LEFT JOIN stock ON stock.sku = item.sku ORDER BY item.id");
  for (;;) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    TILLSIDE_TRY(Item item, read_json<Item>(read.text(0)));
    item.in_stock = read.is_null(1) || read.integer(1) > 0;
    items.push_back(std::move(item));
  }
  read.reset();
  return items;
}

Result<StockCounts> load_stock(Database& db) {
  StockCounts counts;
  Statement& read = db.use("SELECT sku, left FROM stock");
  for (;;) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    counts.emplace(read.text(0), read.integer(1));
  }
  read.reset();
  return counts;
}

Result<std::int64_t> count_items(Database& db) {
  Statement& read = db.use("SELECT count(*) FROM item");
  TILLSIDE_TRY(const bool row, read.step());
  const std::int64_t count = row ? read.integer(0) : 0;
  read.reset();
  return count;
}

}  // namespace tillside::store

// SPDX-License-Identifier: MIT
#include "catalog/import_shop.h"

#include <algorithm>

#include "catalog/file_error.h"
#include "catalog/program_document.h"
#include "catalog/sample_program.h"
#include "json/json_source.h"
#include "store/catalogue.h"
#include "store/history.h"
#include "store/programs.h"

namespace tillside::catalog {
namespace {

void tell(const Progress& progress, const std::string& text) {
  if (progress) progress(text);
}

Result<Program> program_for(const ImportFiles& files, const std::string& currency) {
  if (!files.program.empty()) return publish_file(files.program);
  if (files.in_force != nullptr) return *files.in_force;
  const auto sample = sample_program(currency);
  if (sample) return publish_document(*sample);
  return Error{.code = Errc::currency_unknown,
               .pointer = "/currency",
               .value = currency,
               .rule =
                   "a currency with a sample program (CNY, EUR, GBP, USD); for another one "
                   "give a program of your own"};
}

Status same_currency(const Import& import, const ImportFiles& files) {
  if (import.program.currency == import.items.currency) return Done{};
  Error error{.code = Errc::currency_mismatch,
              .pointer = "/currency",
              .value = import.program.currency,
              .rule = import.items.currency + ", the currency of the items"};
  error.detail["file"] = files.program;
  return error;
}

/// Every tax class that an item names is one of the program's.
Status known_tax_classes(const Import& import, const ImportFiles& files) {
  const auto& classes = import.program.tax.classes;
  for (const ImportedItem& row : import.items.items) {
    const auto named = [&](const TaxClass& one) { return one.id == row.item.tax_class; };
    if (!row.item.tax_class || std::any_of(classes.begin(), classes.end(), named)) continue;
    std::string expected = "a tax class of the program";
    for (const TaxClass& one : classes) expected += (&one == classes.data() ? ": " : ", ") + one.id;
    return as_error({files.items, row.line, "tax_class", *row.item.tax_class, expected});
  }
  return Done{};
}

/// Past orders, of which each line names one of the items.
Status read_past_orders(Import& import, const ImportFiles& files, const Progress& progress) {
  OrderRowsRequest request{.path = files.orders, .currency = import.items.currency};
  for (const auto& row : import.items.items) request.skus.emplace_back(row.item.sku);
  request.progress = [&progress](std::uint64_t lines) {
    tell(progress, std::to_string(lines) + " order lines");
  };
  TILLSIDE_TRY(import.orders, read_orders(request));
  tell(progress, std::to_string(import.orders.lines) + " order lines of " +
                     std::to_string(import.orders.orders.size()) + " orders");
  return Done{};
}

/// The currency of the program in force; empty where there is none.
Result<std::string> currency_in_force(store::Database& db) {
  TILLSIDE_TRY(const auto programs, store::load_programs(db));
  for (const auto& program : programs) {
    if (program.retired_at) continue;
    TILLSIDE_TRY(const Program body, read_json<Program>(program.body));
    return body.currency;
  }
  return std::string();
}

Result<bool> has_members(store::Database& db) {
  TILLSIDE_TRY(store::Statement read, db.prepare("SELECT 1 FROM member LIMIT 1"));
  return read.step();
}

Status same_currency_as_members(store::Database& db, const std::string& currency) {
  TILLSIDE_TRY(const std::string before, currency_in_force(db));
  TILLSIDE_TRY(const bool members, has_members(db));
  if (before.empty() || !members || before == currency) return Done{};
  return Error{.code = Errc::currency_mismatch,
               .pointer = "/currency",
               .value = currency,
               .rule = before + ", the currency of the members' ledgers"};
}

}  // namespace

Status may_import(store::Database& db, bool replace) {
  TILLSIDE_TRY(const std::string currency, currency_in_force(db));
  TILLSIDE_TRY(const std::int64_t items, store::count_items(db));
  if (replace || (currency.empty() && items == 0)) return Done{};
  return Error{.code = Errc::data_not_empty, .rule = "an empty folder, or --replace"};
}

Result<Import> read_import(const ImportFiles& files, const Progress& progress) {
  Import import;
  TILLSIDE_TRY(import.items, read_items(files.items));
  tell(progress, std::to_string(import.items.items.size()) + " items");
  TILLSIDE_TRY(import.program, program_for(files, import.items.currency));
  TILLSIDE_CHECK(same_currency(import, files));
  TILLSIDE_CHECK(known_tax_classes(import, files));
  if (!files.orders.empty()) TILLSIDE_CHECK(read_past_orders(import, files, progress));
  return import;
}

Status keep_import(store::Database& db, const Import& import, const KeepOptions& options) {
  TILLSIDE_CHECK(may_import(db, options.replace));
  TILLSIDE_CHECK(same_currency_as_members(db, import.program.currency));
  std::vector<Item> items;
  store::StockCounts stock;
  for (const auto& row : import.items.items) {
    items.push_back(row.item);
    if (row.stock) stock.emplace(row.item.sku, *row.stock);
  }
  TILLSIDE_CHECK(store::replace_items(
      db, items, options.keep_orders ? store::PastLines::stay : store::PastLines::go));
  TILLSIDE_CHECK(store::replace_stock(db, stock));
  TILLSIDE_CHECK(store::add_history(db, import.orders.orders));
  TILLSIDE_TRY(const std::string hash, store::put_program(db, import.program, options.now));
  static_cast<void>(hash);
  return Done{};
}

}  // namespace tillside::catalog

// SPDX-License-Identifier: MIT
#include "control/catalogue.h"

#include <algorithm>

#include "catalog/import_shop.h"
#include "catalog/model_file.h"
#include "catalog/program_document.h"
#include "catalog/publication.h"
#include "store/catalogue.h"
#include "store/programs.h"

namespace tillside::control {

Result<Imported> import_shop(shop::Shop& shop, const ImportOrder& order, const Progress& progress) {
  const Progress say = progress ? progress : [](const std::string&) {};
  TILLSIDE_CHECK(
      shop.write([&](store::Database& db) { return catalog::may_import(db, order.replace); }));
  const auto facts = shop.facts();
  catalog::ImportFiles files{order.items, order.orders.value_or(""), order.program.value_or("")};
  if (order.replace && !facts->programs.empty()) files.in_force = &facts->current().program;
  TILLSIDE_TRY(const catalog::Import import, catalog::read_import(files, say));
  TILLSIDE_CHECK(shop.write([&](store::Database& db) {
    return catalog::keep_import(db, import,
                                {.replace = order.replace,
                                 .keep_orders = order.replace && !order.orders,
                                 .now = order.now.value_or(shop.now())});
  }));
  say("kept");
  TILLSIDE_CHECK(catalog::remove_model(shop.dir()));  // it was learnt from other items
  TILLSIDE_TRY(const Published published, publish(shop));
  say("published as version " + published.version);
  return Imported{.items = static_cast<std::int64_t>(import.items.items.size()),
                  .order_lines = static_cast<std::int64_t>(import.orders.lines),
                  .orders = static_cast<std::int64_t>(import.orders.orders.size()),
                  .program_id = import.program.id,
                  .currency = import.program.currency,
                  .version = published.version};
}

namespace {

/// Every tax class of an item is one of the program's, and prices mean the same money.
Status fits(store::Database& db, const Program& program, const std::string& currency) {
  if (program.currency != currency) {
    return Error{.code = Errc::currency_mismatch,
                 .pointer = "/currency",
                 .value = program.currency,
                 .rule = currency + ", the currency of the shop"};
  }
  TILLSIDE_TRY(const std::vector<Item> items, store::load_items(db));
  const auto& classes = program.tax.classes;
  for (const Item& item : items) {
    const auto named = [&](const TaxClass& one) { return one.id == item.tax_class; };
    if (!item.tax_class || std::any_of(classes.begin(), classes.end(), named)) continue;
    return Error{.code = Errc::unknown_reference,
                 .pointer = "/tax/classes",
                 .value = *item.tax_class,
                 .rule = "a tax class of the program, as the item " + item.sku + " needs it"};
  }
  return Done{};
}

}  // namespace

Result<NewProgram> replace_program(shop::Shop& shop, const std::string& file) {
  TILLSIDE_TRY(const Program program, catalog::publish_file(file));
  const auto facts = shop.facts();
  if (facts->programs.empty()) return Error{.code = Errc::data_absent, .value = shop.dir()};
  const sync::ListedProgram& before = facts->current();
  NewProgram made{.before = before.hash, .grace_hours = before.program.grace_hours};
  const Status kept = shop.write([&](store::Database& db) -> Status {
    TILLSIDE_CHECK(fits(db, program, before.program.currency));
    TILLSIDE_TRY(made.program_hash, store::put_program(db, program, shop.now()));
    return Done{};
  });
  TILLSIDE_CHECK(kept);
  TILLSIDE_TRY(const Published published, publish(shop));
  made.version = published.version;
  return made;
}

Result<Published> publish(shop::Shop& shop) {
  Manifest manifest;
  TILLSIDE_CHECK(shop.write([&](store::Database& db) -> Status {
    TILLSIDE_TRY(manifest, catalog::publish_shop(db, shop.dir()));
    return Done{};
  }));
  TILLSIDE_CHECK(shop.reload());
  Published published{.version = manifest.version,
                      .model_id = manifest.model_id,
                      .segments = static_cast<std::int64_t>(manifest.segments.size())};
  for (const Segment& segment : manifest.segments) published.bytes += segment.bytes;
  return published;
}

}  // namespace tillside::control

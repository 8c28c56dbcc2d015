// SPDX-License-Identifier: MIT
#include "control/catalogue.h"

#include "catalog/import_shop.h"
#include "catalog/model_file.h"
#include "catalog/publication.h"

namespace tillside::control {

Result<Imported> import_shop(shop::Shop& shop, const ImportOrder& order, const Progress& progress) {
  const Progress say = progress ? progress : [](const std::string&) {};
  TILLSIDE_CHECK(
      shop.write([&](store::Database& db) { return catalog::may_import(db, order.replace); }));
  TILLSIDE_TRY(const catalog::Import import,
               catalog::read_import({order.items, order.orders, order.program.value_or("")}, say));
  TILLSIDE_CHECK(shop.write([&](store::Database& db) {
    return catalog::keep_import(db, import,
                                {.replace = order.replace, .now = order.now.value_or(shop.now())});
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

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>

#include "catalog/files.h"
#include "catalog/import_shop.h"
#include "catalog/publication.h"
#include "json/json_source.h"
#include "store/catalogue.h"
#include "store/history.h"
#include "store/migrate.h"
#include "store/programs.h"
#include "store/settings.h"
#include "support/temporary_folder.h"
#include "tillside/write.h"

using namespace tillside;
using namespace tillside::catalog;

namespace {

const std::string kItems =
    "item_id,title,price,currency,stock\n"
    "A,Red mug,1.50,GBP,4\nB,Blue bag,2.50,GBP,\nC,Green tin,3.50,GBP,0\n";
const std::string kOrders =
    "order_id,customer_id,timestamp,item_id,quantity,unit_price\n"
    "1,c,2026-01-01T00:00:00,A,1,1.50\n1,c,2026-01-01T00:00:00,B,2,2.50\n"
    "2,,2026-01-02T00:00:00,B,1,2.50\n";
constexpr Instant kNow{1'767'312'000'000};

struct Fixture {
  Fixture() {
    auto opened = store::Database::open(folder.path() + "/shop.db", store::Access::write);
    REQUIRE(opened);
    db.emplace(*std::move(opened));
    REQUIRE(store::migrate(*db));
    REQUIRE(store::draw_identity(*db));
  }

  Result<Import> read(const std::string& items = kItems, const std::string& orders = kOrders) {
    return read_import(
        {.items = folder.write("items.csv", items), .orders = folder.write("orders.csv", orders)},
        {});
  }

  Status keep(const Import& import, bool replace = false) {
    store::Savepoint work(*db);
    TILLSIDE_CHECK(keep_import(*db, import, {.replace = replace, .now = kNow}));
    return work.keep();
  }

  TemporaryFolder folder;
  std::optional<store::Database> db;
};

}  // namespace

TEST_CASE_METHOD(Fixture, "an import keeps items, stock, past orders and a sample program") {
  const auto import = read();
  REQUIRE(import);
  REQUIRE(keep(*import));
  const auto items = store::load_items(*db);
  REQUIRE(items);
  REQUIRE(items->size() == 3);
  CHECK((*items)[0].in_stock);
  CHECK(!(*items)[2].in_stock);
  CHECK((*items)[0].category_derived);
  CHECK(*store::load_stock(*db) == store::StockCounts{{"A", 4}, {"C", 0}});
  const auto programs = store::load_programs(*db);
  REQUIRE(programs->size() == 1);
  CHECK((*programs)[0].body.find("sample-gbp") != std::string::npos);

  const auto training = store::load_training(*db);
  REQUIRE(training);
  CHECK(training->items.size() == 3);
  CHECK(training->customers == std::vector<std::string>{"c"});
  REQUIRE(training->orders.size() == 2);
  CHECK(training->orders[0].customer == 0);
  CHECK(training->orders[0].items == std::vector<std::uint32_t>{0, 1});
  CHECK(training->orders[1].customer == learn::kNobody);
}

TEST_CASE_METHOD(Fixture, "a shop is replaced only when that is asked for") {
  const auto import = read();
  REQUIRE(import);
  REQUIRE(keep(*import));
  const Status again = keep(*import);
  REQUIRE(!again);
  CHECK(again.error().code == Errc::data_not_empty);
  const auto fewer = read("item_id,title,price,currency\nA,Red mug,1.75,GBP\n",
                          "order_id,customer_id,timestamp,item_id,quantity,unit_price\n");
  REQUIRE(fewer);
  REQUIRE(keep(*fewer, true));
  CHECK(*store::count_items(*db) == 1);
  CHECK(store::load_stock(*db)->empty());
  CHECK(store::load_training(*db)->orders.empty());
}

TEST_CASE_METHOD(Fixture, "an import that fails on the way leaves everything as it was") {
  auto import = read();
  REQUIRE(import);
  REQUIRE(keep(*import));
  import->items.items.push_back(import->items.items.front());  // breaks the key in the middle
  const Status broken = keep(*import, true);
  REQUIRE(!broken);
  CHECK(broken.error().code == Errc::storage_failed);
  CHECK(*store::count_items(*db) == 3);
  CHECK(store::load_training(*db)->orders.size() == 2);
}

TEST_CASE_METHOD(Fixture, "items and program are of one currency") {
  const std::string program = R"({"format":1,"id":"p","title":{"en":"P"},"currency":"EUR",)"
                              R"("tier":{"tiers":[{"id":"open","from":0,"title":{"en":"Open"}}]}})";
  const auto import = read_import({.items = folder.write("items.csv", kItems),
                                   .orders = folder.write("orders.csv", kOrders),
                                   .program = folder.write("program.json", program)},
                                  {});
  REQUIRE(!import);
  CHECK(import.error().code == Errc::currency_mismatch);
  CHECK(import.error().pointer == "/currency");
  CHECK(import.error().value == "EUR");
}

TEST_CASE_METHOD(Fixture, "an item's tax class is one of the program's") {
  const auto import =
      read("item_id,title,price,currency,tax_class\nA,Book,1,GBP,\nB,Tin,1,GBP,odd\n");
  REQUIRE(!import);
  CHECK(import.error().code == Errc::file_malformed);
  CHECK(import.error().value == "odd");
  CHECK(std::get<std::string>(import.error().detail.at("column")) == "tax_class");
  CHECK(std::get<std::int64_t>(import.error().detail.at("line")) == 3);
}

TEST_CASE_METHOD(Fixture, "a currency without sample program wants a program") {
  const auto import = read("item_id,title,price,currency\nA,Red mug,150,JPY\n");
  REQUIRE(!import);
  CHECK(import.error().code == Errc::currency_unknown);
}

TEST_CASE_METHOD(Fixture, "a published shop has a signed manifest, the same bytes each time") {
  const Result<Manifest> none = publish_shop(*db, folder.path());
  REQUIRE(!none);
  CHECK(none.error().code == Errc::data_absent);

  const auto import = read();
  REQUIRE(import);
  REQUIRE(keep(*import));
  const auto manifest = publish_shop(*db, folder.path());
  REQUIRE(manifest);
  CHECK(manifest->currency == "GBP");
  REQUIRE(manifest->segments.size() == 1);
  CHECK(manifest->segments[0].items == 3);
  CHECK(!manifest->model_id);
  CHECK(signature_holds(*manifest));
  Manifest forged = *manifest;
  forged.segments[0].items = 4;
  CHECK(!signature_holds(forged));

  const auto bytes = read_file(folder.path() + kManifestFile);
  REQUIRE(publish_shop(*db, folder.path()));
  CHECK(*read_file(folder.path() + kManifestFile) == *bytes);
  CHECK(*bytes == canonical_json(*manifest));
}

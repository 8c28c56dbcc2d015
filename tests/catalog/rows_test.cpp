// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "catalog/item_rows.h"
#include "catalog/order_rows.h"
#include "support/temporary_folder.h"
#include "tillside/cart.h"

using namespace tillside;
using namespace tillside::catalog;

namespace {

const std::string kHeader = "item_id,title,price,currency";
const std::string kFull =
    kHeader +
    ",category,brand,tags,product_id,options,title_zh,category_zh,attributes,list_price,"
    "stock,image_url,listed_at,audience\n";

struct Fault {
  std::string text;
  std::int64_t line;
  std::string column;
  std::string value;
  std::string expected;
};

template <class T>
void check_fault(const Result<T>& result, const Fault& fault, const std::string& file) {
  INFO(fault.text);
  REQUIRE(!result);
  const Error& error = result.error();
  CHECK(error.code == Errc::file_malformed);
  CHECK(error.value == fault.value);
  CHECK(error.rule == fault.expected);
  CHECK(std::get<std::string>(error.detail.at("file")) == file);
  CHECK((error.detail.contains("line") ? std::get<std::int64_t>(error.detail.at("line")) : 0) ==
        fault.line);
  CHECK((error.detail.contains("column") ? std::get<std::string>(error.detail.at("column")) : "") ==
        fault.column);
}

}  // namespace

TEST_CASE("a fault in the items names line, column, value and what is expected") {
  const auto fault = GENERATE(values<Fault>({
      {kHeader + ",colour\n", 1, "", "colour",
       "one of the columns item_id, title, price, currency, category, brand, tags, product_id, "
       "options, title_zh, category_zh, attributes, list_price, min_price, tax_class, stock, "
       "image_url, listed_at, audience"},
      {"item_id,title,price\n", 1, "", "item_id,title,price", "a header with the column currency"},
      {kHeader + "\n", 0, "", "no rows", "a file with at least one item"},
      {kHeader + "\nA,Mug,1.2.3,GBP\n", 2, "price", "1.2.3", "a price with at most 2 decimals"},
      {kHeader + "\nA,Mug,1.234,GBP\n", 2, "price", "1.234", "a price with at most 2 decimals"},
      {kHeader + "\nA,Mug,-1,GBP\n", 2, "price", "-1", "a price with at most 2 decimals"},
      {kHeader + "\nA,Mug,1.5,JPY\n", 2, "price", "1.5", "a price without decimals"},
      {kHeader + "\nA,Mug,1,XYZ\n", 2, "currency", "XYZ", "an ISO 4217 currency like GBP"},
      {kHeader + "\nA,Mug,1,GBP\nB,Cup,1,EUR\n", 3, "currency", "EUR",
       "GBP, the currency of the rows above"},
      {kHeader + "\nA,Mug,1,GBP\nB,Cup,1,GBP\nA,Tin,1,GBP\n", 4, "item_id", "A",
       "an id of its own (line 2 has it already)"},
      {kHeader + "\n,Mug,1,GBP\n", 2, "item_id", "", "an id of 1 to 64 bytes"},
      {kHeader + "\nA, ,1,GBP\n", 2, "title", " ", "a title"},
      {kHeader + "\nA,\"Mug,1,GBP\n", 2, "title", "Mug,1,GBP\n", "a quoted field that is closed"},
      {kHeader + "\nA,Mug,1\n", 2, "", "3 fields", "a row of 4 fields"},
      {kFull + "A,Mug,1,GBP,,,,,colour,,,,,,,,\n", 2, "options", "colour",
       "a list of name=value with semicolons between"},
      {kFull + "A,Mug,1,GBP,,,,,a=1;a=2,,,,,,,,\n", 2, "options", "a=1;a=2",
       "a list that names a once"},
      {kFull + "A,Mug,2,GBP,,,,,,,,,1,,,,\n", 2, "list_price", "1",
       "a price of at least the price"},
      {kHeader + ",min_price\nA,Mug,2,GBP,2.01\n", 2, "min_price", "2.01",
       "a price of at most the price"},
      {kHeader + ",min_price\nA,Mug,2,GBP,low\n", 2, "min_price", "low",
       "a price with at most 2 decimals"},
      {kFull + "A,Mug,2,GBP,,,,,,,,,,-1,,,\n", 2, "stock", "-1", "a whole number from 0"},
      {kFull + "A,Mug,2,GBP,,,,,,,,,,,ftp://x,,\n", 2, "image_url", "ftp://x",
       "an address that starts with https:// or http://"},
      {kFull + "A,Mug,2,GBP,,,,,,,,,,,,today,\n", 2, "listed_at", "today",
       "an ISO 8601 time like 2026-01-31T08:26:00"},
  }));
  const TemporaryFolder folder;
  const std::string file = folder.write("items.csv", fault.text);
  check_fault(read_items(file), fault, file);
}

TEST_CASE("a fault in the orders names line, column, value and what is expected") {
  const std::string header = "order_id,customer_id,timestamp,item_id,quantity,unit_price\n";
  const auto fault = GENERATE_COPY(values<Fault>({
      {header + "1,c,2026-01-01,A,0,1\n", 2, "quantity", "0",
       "a whole number from 1 to 1000000000"},
      {header + "1,c,2026-01-01,A,two,1\n", 2, "quantity", "two",
       "a whole number from 1 to 1000000000"},
      {header + "1,c,2026-01-01,Z,1,1\n", 2, "item_id", "Z", "an item_id of the items file"},
      {header + "1,c,01/02/2026,A,1,1\n", 2, "timestamp", "01/02/2026",
       "an ISO 8601 time like 2026-01-31T08:26:00"},
      {header + "1,c,2026-01-01,A,1,x\n", 2, "unit_price", "x", "a price with at most 2 decimals"},
      {header + ",c,2026-01-01,A,1,1\n", 2, "order_id", "", "an id of 1 to 64 bytes"},
      {header + "1,c,2026-01-01,A,1,1\n1,d,2026-01-01,B,1,1\n", 3, "customer_id", "d",
       "the customer of the order's other lines (\"c\")"},
      {"order_id,customer_id,item_id,quantity\n", 1, "", "order_id,customer_id,item_id,quantity",
       "a header with the column timestamp"},
  }));
  const TemporaryFolder folder;
  const std::string file = folder.write("orders.csv", fault.text);
  check_fault(read_orders({.path = file, .currency = "GBP", .skus = {"A", "B"}}), fault, file);
}

TEST_CASE("a file that is not there is named") {
  const auto items = read_items("/nowhere/items.csv");
  REQUIRE(!items);
  CHECK(std::get<std::string>(items.error().detail.at("file")) == "/nowhere/items.csv");
}

TEST_CASE("items come out normalised, sorted and with what is missing still missing") {
  const TemporaryFolder folder;
  const auto items = read_items(folder.write(
      "items.csv",
      kFull + "B,Cafe\u0301 mug ,12.5,CNY,Mugs,Hearth,a; b ;,P1,colour=red;size=M,马克杯,杯具,"
              "material=stoneware,15,3,https://x/y.png,2026-01-31,vip\n"
              "A,Plain mug,12.50,CNY,Mugs,,,,,,,,12.50,,,,\n"));
  REQUIRE(items);
  CHECK(items->currency == "CNY");
  REQUIRE(items->items.size() == 2);
  const Item& plain = items->items[0].item;
  CHECK(plain.sku == "A");
  CHECK(plain.product_id == "A");
  CHECK(!plain.title.zh);
  CHECK(!plain.category.zh);
  CHECK(!plain.category_derived);
  CHECK(!plain.list_price_minor);
  CHECK(!items->items[0].stock);
  const Item& mug = items->items[1].item;
  CHECK(mug.title.en == "Caf\u00e9 mug");
  CHECK(mug.title.zh == "马克杯");
  CHECK(mug.category.zh == "杯具");
  CHECK(mug.price_minor == Minor{1250});
  CHECK(mug.list_price_minor == Minor{1500});
  CHECK(mug.tags == std::vector<std::string>{"a", "b"});
  CHECK(mug.options == std::map<std::string, std::string>{{"colour", "red"}, {"size", "M"}});
  CHECK(mug.attributes.at("material") == "stoneware");
  CHECK(mug.listed_at == Instant{1'769'817'600'000});
  CHECK(mug.audience == "vip");
  CHECK(items->items[1].stock == 3);
}

TEST_CASE("what limits and taxes a price comes with the item") {
  const TemporaryFolder folder;
  const auto items = read_items(folder.write(
      "items.csv", kHeader + ",min_price,tax_class\nA,Book,10,GBP,8,reduced\nB,Mug,10,GBP,,\n"));
  REQUIRE(items);
  CHECK(items->items[0].item.min_price_minor == Minor{800});
  CHECK(items->items[0].item.tax_class == "reduced");
  CHECK(!items->items[1].item.min_price_minor);
  CHECK(!items->items[1].item.tax_class);
  CHECK(priced(items->items[0].item).min_price_minor == Minor{800});
}

TEST_CASE("orders are taken as real files have them") {
  const TemporaryFolder folder;
  const auto orders = read_orders(
      {.path = folder.write("orders.csv",
                            "order_id,customer_id,timestamp,item_id,quantity,unit_price\n"
                            "2,c,2026-01-02T00:01:00,B,1,2.00\n"
                            "1,,2026-01-03T00:00:00,A,1,1.00\n"
                            "2,c,2026-01-02T00:00:00,A,2,1.50\n"
                            "2,c,2026-01-02T00:01:00,B,3,2.50\n"),
       .currency = "GBP",
       .skus = {"A", "B"}});
  REQUIRE(orders);
  CHECK(orders->lines == 4);
  REQUIRE(orders->orders.size() == 2);
  const PastOrder& first = orders->orders[0];
  CHECK(first.id == "2");
  CHECK(first.at.value == 1'767'312'000'000);  // the earlier of the two
  REQUIRE(first.lines.size() == 2);
  CHECK(first.lines[0].item == 0);
  CHECK(first.lines[0].quantity == 2);
  CHECK(first.lines[1].quantity == 4);  // repeated lines add up
  CHECK(first.lines[1].amount_minor == Minor{200 + 750});
  CHECK(orders->orders[1].customer.empty());
}

// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "catalog/files.h"
#include "demo/demo_shop.h"
#include "tillside/write.h"

namespace tillside::demo {
namespace {

struct Login {
  std::string name = "demo";
  std::string password = "tillside-demo";
  std::string member;
  static constexpr auto kFields =
      fields(field("member", &Login::member), field("name", &Login::name),
             field("password", &Login::password));
};

/// The things of the tour on the first page: the basket misses a threshold by ¥2.
struct Story {
  std::vector<std::string> basket;
  std::string top_up;
  static constexpr auto kFields =
      fields(field("basket", &Story::basket), field("topUp", &Story::top_up));
};

/// A field of a CSV row, quoted where it must be.
std::string quoted(const std::string& value) {
  if (value.find_first_of(",\"\n") == value.npos) return value;
  std::string out = "\"";
  for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string row(const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) out += (i > 0 ? "," : "") + quoted(values[i]);
  return out + "\n";
}

std::string yuan(Minor amount) {
  const std::int64_t fen = amount.value % 100;
  return std::to_string(amount.value / 100) + (fen < 10 ? ".0" : ".") + std::to_string(fen);
}

std::string iso(Instant at) {
  const std::chrono::sys_days day{
      std::chrono::days(static_cast<int>(at.value / kMillisecondsPerDay))};
  const std::chrono::year_month_day date(day);
  const std::int64_t seconds = at.value % kMillisecondsPerDay / 1000;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                static_cast<int>(seconds % 60));
  return text;
}

std::string joined(const std::map<std::string, std::string>& pairs) {
  std::string out;
  for (const auto& [key, value] : pairs) out += (out.empty() ? "" : ";") + key + "=" + value;
  return out;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : ";") + value;
  return out;
}

std::string items_csv(const Assortment& shop) {
  std::string out =
      "item_id,product_id,title,title_zh,category,category_zh,brand,options,attributes,tags,price,"
      "list_price,currency,stock,listed_at\n";
  for (const DemoItem& entry : shop.items) {
    const Item& item = entry.item;
    out += row({item.sku, item.product_id, item.title.en, item.title.zh.value_or(""),
                item.category.en, item.category.zh.value_or(""), item.brand, joined(item.options),
                joined(item.attributes), joined(item.tags), yuan(item.price_minor),
                item.list_price_minor ? yuan(*item.list_price_minor) : "", "CNY",
                std::to_string(entry.stock), item.listed_at ? iso(*item.listed_at) : ""});
  }
  return out;
}

std::string orders_csv(const DemoShop& shop) {
  std::string out = "order_id,customer_id,timestamp,item_id,quantity,unit_price\n";
  std::size_t number = 100'000;
  for (const DemoOrder& order : shop.orders) {
    ++number;
    const std::string customer =
        order.shopper == kGuest ? "" : "C" + std::to_string(10'000 + order.shopper);
    for (const DemoLine& line : order.lines) {
      const Item& item = shop.assortment.items[line.item].item;
      out += row({std::to_string(number), customer, iso(order.at), item.sku,
                  std::to_string(line.quantity), yuan(item.price_minor)});
    }
  }
  return out;
}

std::string commands_jsonl(const DemoShop& shop) {
  std::string out;
  for (const DemoCommand& command : shop.commands) out += canonical_json(command) + "\n";
  return out;
}

}  // namespace

Status write_demo_shop(const DemoShop& shop, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto& items = shop.assortment.items;
  const auto sku = [&items](std::size_t item) { return items[item].item.sku; };
  const Story story{{sku(shop.assortment.basket_first), sku(shop.assortment.basket_second)},
                    sku(shop.assortment.top_up)};
  TILLSIDE_CHECK(catalog::replace_file(folder + "/items.csv", items_csv(shop.assortment)));
  TILLSIDE_CHECK(catalog::replace_file(folder + "/orders.csv", orders_csv(shop)));
  TILLSIDE_CHECK(
      catalog::replace_file(folder + "/program.json", canonical_json(shop.draft) + "\n"));
  TILLSIDE_CHECK(catalog::replace_file(folder + "/commands.jsonl", commands_jsonl(shop)));
  TILLSIDE_CHECK(catalog::replace_file(folder + "/story.json", canonical_json(story) + "\n"));
  const Login login{.member = shop.guide};
  return catalog::replace_file(folder + "/login.json", canonical_json(login) + "\n");
}

}  // namespace tillside::demo

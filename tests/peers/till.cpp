// SPDX-License-Identifier: MIT
#include "peers/till.h"

namespace tillside::peers {

Till::Till(const Case& one, const std::string& currency)
    : program(draft_program(one, currency)),
      request({{"programHash", std::string(64, '0')},
               {"cart", {{"lines", json::array()}}},
               {"items", json::array()},
               {"now", kNow}}) {
  program["format"] = 1;
  program["promotions"] = json::array();
}

void Till::line(const std::string& id, std::int64_t price_minor, const json& quantity,
                const json& facts) {
  if (quantity == 0) return;
  json item = {{"sku", id}, {"productId", id}, {"priceMinor", price_minor}};
  item.update(facts);
  request["items"].push_back(item);
  request["cart"]["lines"].push_back({{"sku", id}, {"quantity", quantity}});
}

void Till::promotion(json promotion) {
  json& list = program["promotions"];
  const std::string id = "p" + std::to_string(list.size() + 1);
  json filled = {{"id", id},
                 {"title", {{"en", id}}},
                 {"level", "item"},
                 {"priority", -static_cast<std::int64_t>(list.size())}};
  filled.update(promotion);
  list.push_back(filled);
}

json Till::quote() const {
  json asked = request;
  asked["program"] = published(program);
  return call("quoteCart", asked);
}

json entry_of(const json& quote, const std::string& promotion) {
  for (const json& entry : quote["trace"]) {
    if (entry["id"] == promotion) return entry;
  }
  return nullptr;
}

bool applied(const json& entry) {
  return entry.is_object() && (entry["outcome"] == "applied" || entry["outcome"] == "clipped");
}

json line_discounts(const json& quote, const std::vector<std::string>& ids) {
  json amounts = json::array();
  for (const std::string& id : ids) {
    std::int64_t off = 0;
    for (const json& line : quote["lines"]) {
      if (line["sku"] == id) off = line["discountMinor"];
    }
    amounts.push_back(off);
  }
  return amounts;
}

json percent_value(const json& percent) { return {{"ratePpm", ppm_of_percent(percent)}}; }

}  // namespace tillside::peers

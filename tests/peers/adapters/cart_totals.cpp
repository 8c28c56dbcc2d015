// SPDX-License-Identifier: MIT
//
// cart_totals: a cart with its promotions, charges and taxes, in the words of the system it is
// from.

#include "peers/promotions.h"
#include "peers/shop.h"

namespace tillside::peers {
namespace {

/// How a source speaks of totals.
struct Words {
  bool net_total;        ///< "total" and "subtotal" are without tax, after the discounts
  bool subtotal_before;  ///< "subtotal" and "shipping" are without tax, before the discounts
};

Words words_of(const Case& one) {
  const std::string profile = profile_of(one.source);
  return {.net_total = profile == "vendure",
          .subtotal_before = profile != "vendure" && profile != "sylius"};
}

/// The rates of a line: its own, or those of the whole cart.
json percents_of(const json& entry, const json& input) {
  if (entry.contains("tax_rates_percent")) return entry["tax_rates_percent"];
  const json own = get(entry, "tax_rate_percent", get(input, "tax_rate_percent", nullptr));
  return own.is_null() ? json::array() : json::array({own});
}

/// A case may set one switch of its source's profile otherwise: then the profile is written out.
void write_out_profile(json& draft) {
  const json whole = published(draft);
  draft["profile"] = "tillside";
  draft["rounding"] = whole["rounding"];
  for (const char* name : {"level", "rounding", "basis", "eachRateRounded"}) {
    draft["tax"][name] = whole["tax"][name];
  }
}

void set_taxes(const Case& one, json& draft) {
  json own = json::object();
  const std::string level = get(one.config, "tax_rounding", "");
  for (const char* known : {"unit", "total", "total_carry"}) {
    if (level == known) own["level"] = known;
  }
  if (level == "row") own["level"] = "line";
  if (get(one.config, "total_mode", "").get<std::string>().starts_with("carry")) {
    own["level"] = "total_carry";
  }
  if (one.config.contains("mode")) own["rounding"] = mode_of(one.config["mode"]);
  if (one.config.contains("each_rate_rounded")) {
    own["eachRateRounded"] = one.config["each_rate_rounded"];
  }
  if (!get(one.config, "tax_after_discount", true)) own["basis"] = "before_discounts";
  if (own.empty()) return;
  write_out_profile(draft);
  draft["tax"].update(own);
}

void add_lines(const json& input, bool inclusive, Shop& shop) {
  for (const json& line : get(input, "lines", json::array())) {
    const std::string id = get(line, "id", "line-" + std::to_string(shop.cart["lines"].size()));
    const json price = get(line, "catalog_price", line["unit_price"]);
    json& item = shop.line(id, price, get(line, "qty", 1),
                           shop.tax_class(percents_of(line, input), inclusive));
    if (price != line["unit_price"]) item["listPriceMinor"] = line["unit_price"];
    if (line.contains("category")) item["category"] = line["category"];
    if (line.contains("min_unit_price")) item["minPriceMinor"] = line["min_unit_price"];
  }
  if (input.contains("subtotal_lines")) {
    shop.line("lines", input["subtotal_lines"], 1,
              shop.tax_class(percents_of(json::object(), input), inclusive));
  }
}

/// What promotions take off the total with its tax.
std::int64_t off_the_total(const json& input) {
  std::int64_t off = 0;
  for (const json& promotion : get(input, "promotions", json::array())) {
    if (get(promotion, "scope", "") == "total_after_tax") off += minor(promotion, "value");
  }
  return off;
}

void add_charges(const json& input, bool inclusive, Shop& shop) {
  const auto add = [&](const char* name, const char* kind) {
    const json given = get(input, name, json::array());
    int number = 0;
    for (const json& entry : given.is_array() ? given : json::array({given})) {
      const json fields = entry.is_object() ? entry : json{{"price", entry}};
      const bool holds = get(fields, "includes_tax", inclusive);
      shop.charge(std::string(name) + "-" + std::to_string(number++), kind, fields["price"],
                  shop.tax_class(percents_of(fields, input), holds));
    }
  };
  add("shipping", "shipping");
  add("surcharges", "surcharge");
  add("payment_fee", "payment");
  int number = 0;
  for (const json& promotion : get(input, "promotions", json::array())) {
    // Money off what is owed already, tax and all: a charge below zero.
    if (get(promotion, "scope", "") != "total_after_tax") continue;
    const std::int64_t off = promotion["value"];
    shop.charge("after-tax-" + std::to_string(number++), "surcharge", -off, json());
  }
}

/// The lines' shares of each unit.
json unit_discounts(const json& lines) {
  json units = json::object();
  for (const json& line : lines) {
    const std::vector<int> each(line["quantity"].get<std::size_t>(), 1);
    const json split = call("allocate", {{"amountMinor", line["discountMinor"]},
                                         {"weights", each},
                                         {"strategy", "floor_then_first"}});
    units[line["sku"].get<std::string>()] = split["sharesMinor"];
  }
  return units;
}

/// What promotions of lines took off each line; where there are none, its shares of the others.
json line_discounts_of(const json& quote, const json& promotions) {
  json by_line = json::object();
  bool of_lines = false;
  for (const json& line : quote["lines"]) by_line[line["sku"].get<std::string>()] = 0;
  for (const json& entry : quote["trace"]) {
    for (const json& promotion : promotions) {
      if (promotion["id"] != entry["id"] || promotion["level"] == "shipping") continue;
      if (get(promotion["benefit"], "scope", "") == "across") continue;
      of_lines = true;
      for (const json& share : entry["byLine"]) {
        json& sum = by_line[share["sku"].get<std::string>()];
        sum = sum.get<std::int64_t>() + share["amountMinor"].get<std::int64_t>();
      }
    }
  }
  if (of_lines) return by_line;
  for (const json& line : quote["lines"]) {
    by_line[line["sku"].get<std::string>()] = line["discountMinor"];
  }
  return by_line;
}

void tell_lines(const json& quote, const json& promotions, json& told) {
  const json& lines = quote["lines"];
  told["line_discounts"] = line_discounts_of(quote, promotions);
  for (const json& line : lines) {
    const std::string id = line["sku"];
    told["line_totals"][id] = line["totalMinor"];
    told["line_tax"].push_back(line["taxMinor"]);
    told["line_prorated_with_tax"].push_back(line["totalMinor"]);
  }
  if (lines.empty()) return;
  told["line_discount"] = lines[0]["discountMinor"];
  told["unit_price"] = lines[0]["unitPriceMinor"];
  told["unit_discounts"] = unit_discounts(lines);
}

/// What applied: its ids, its amounts, or how many there are, as the case asks.
json in_form(const json& asked, const json& ids, const json& amounts) {
  if (asked.is_number()) return ids.size();
  const bool named = asked.is_array() && !asked.empty() && asked[0].is_string();
  return named ? ids : amounts;
}

void tell_promotions(const Case& one, const json& quote, json& told) {
  told["applied"] = json::array();
  json amounts = json::array();
  for (const json& entry : quote["trace"]) {
    if (entry["outcome"] != "applied" && entry["outcome"] != "clipped") continue;
    told["applied"].push_back(entry["id"]);
    amounts.push_back(entry["amountMinor"]);
  }
  told["discounts"] = in_form(get(one.asked, "discounts", nullptr), told["applied"], amounts);
  told["coupon_valid"] = coupons_valid(quote);
}

void tell_taxes(const json& quote, json& told) {
  told["tax"] = quote["taxMinor"];
  told["tax_summary"] = json::array();
  for (const json& tax : quote["taxes"]) {
    told["tax_summary"].push_back({{"rate", decimal(tax["ratePpm"], 4)},
                                   {"base", tax["baseMinor"]},
                                   {"tax", tax["taxMinor"]}});
  }
}

Shop shop_of(const Case& one) {
  const bool inclusive = get(one.input, "prices_include_tax", false);
  Shop shop(one);
  shop.draft["tax"]["inclusive"] = inclusive;
  set_taxes(one, shop.draft);
  add_lines(one.input, inclusive, shop);
  add_charges(one.input, inclusive, shop);
  add_promotions(one, shop.draft, shop.request);
  if (shop.request.contains("cart")) {
    shop.cart["coupons"] = shop.request["cart"]["coupons"];
    shop.request.erase("cart");
  }
  return shop;
}

/// The same case in tenths of its minor unit.
Case in_tenths(const Case& one) {
  Case finer = one;
  const auto scale = [](json& object, const char* name) {
    if (object.is_object() && object.contains(name) && object[name].is_number()) {
      object[name] = object[name].get<std::int64_t>() * 10;
    }
  };
  for (const char* name : {"subtotal_lines", "shipping", "payment_fee"}) scale(finer.input, name);
  for (const char* list : {"lines", "shipping", "surcharges", "promotions"}) {
    if (!finer.input.contains(list) || !finer.input[list].is_array()) continue;
    for (json& entry : finer.input[list]) {
      for (const char* name : {"unit_price", "catalog_price", "min_unit_price", "price"}) {
        scale(entry, name);
      }
      if (get(entry, "type", "") == "fixed") scale(entry, "value");
    }
  }
  return finer;
}

/// Magento carries a third decimal into its sums.
void tell_exact(const Case& one, json& told) {
  const json quote = shop_of(in_tenths(one)).quote();
  const std::int64_t off = minor(quote, "discountMinor") + sum(quote["charges"], "discountMinor");
  told["discount_total_exact"] = decimal(off, 3);
  told["grand_total_exact"] = decimal(minor(quote, "payableMinor"), 3);
}

}  // namespace

json run_cart_totals(const Case& one) {
  const Shop shop = shop_of(one);
  const json quote = shop.quote();
  const json before = shop.quote_before();
  const Words words = words_of(one);
  const json surcharges = of_kind(quote["charges"], "surcharge");
  const json ways = of_kind(quote["charges"], "shipping");
  const std::int64_t goods = sum_net(quote["lines"]) + sum_net(surcharges);
  const std::int64_t goods_with_tax =
      sum(quote["lines"], "totalMinor") + sum(surcharges, "totalMinor");
  const std::int64_t goods_before = sum_net(before["lines"]);
  const std::int64_t with_tax_before = sum(before["lines"], "totalMinor");

  json told = {{"subtotal", words.subtotal_before ? goods_before : goods},
               {"subtotal_after", goods},
               {"subtotal_with_tax", goods_with_tax},
               {"subtotal_with_tax_after", goods_with_tax},
               {"subtotal_with_tax_before_discount", with_tax_before},
               {"discount", minor(quote, "discountMinor") + off_the_total(one.input)},
               {"discount_with_tax", with_tax_before - sum(quote["lines"], "totalMinor")},
               {"total", words.net_total ? json(net(quote)) : quote["payableMinor"]},
               {"total_with_tax", quote["totalMinor"]},
               {"grand_total", quote["payableMinor"]},
               {"shipping_tax", sum(ways, "taxMinor")},
               {"shipping_with_tax", sum(ways, "totalMinor")}};
  const json ways_before = of_kind(before["charges"], "shipping");
  told["shipping"] = words.subtotal_before ? sum_net(ways_before) : sum_net(ways);
  tell_lines(quote, shop.draft["promotions"], told);
  tell_promotions(one, quote, told);
  tell_taxes(quote, told);
  tell_exact(one, told);
  return told;
}

}  // namespace tillside::peers

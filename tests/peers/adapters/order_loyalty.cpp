// SPDX-License-Identifier: MIT
//
// Orders whose discounts, free units and payments meet points. One point for each major unit.

#include "peers/life.h"

namespace tillside::peers {
namespace {

constexpr int kDigits = 2;
constexpr const char* kMember = "member";

/// A discount whose figures hold the tax needs prices that hold it too.
bool wants_gross(const Case& one) {
  const json discount = get(one.input, "discount", json::object());
  return get(discount, "tax_included", false) || get(discount, "max_is_tax_included", false);
}

/// Lines below zero take money off the whole order.
void add_line(const json& line, bool gross, json& draft, json& lines, json& charges) {
  const std::string id = line["id"];
  const std::int64_t ppm = ppm_of_percent(get(line, "tax_rate_percent", 0));
  const std::int64_t quantity = get(line, "qty", 1);
  const json amount = line.contains("amount") ? line["amount"] : json();
  std::int64_t price =
      amount.is_null() ? scaled(line["unit"], kDigits) : scaled(amount, kDigits) / quantity;
  if (gross) {
    const json with_tax = call("roundDiv", {{"numerator", price * (kOne + ppm)},
                                            {"denominator", kOne},
                                            {"mode", "half_away_from_zero"}});
    price = with_tax["quotient"];
  }
  const std::string tax = "tax-" + id;
  json rates = json::array();
  if (ppm > 0) rates.push_back({{"id", tax}, {"ratePpm", ppm}});
  draft["tax"]["classes"].push_back({{"id", tax}, {"rates", rates}});
  if (price < 0) {
    draft["charges"].push_back({{"id", id},
                                {"title", {{"en", id}}},
                                {"kind", "surcharge"},
                                {"priceMinor", price * quantity},
                                {"taxClass", tax}});
    charges.push_back(id);
    return;
  }
  lines.push_back({{"sku", id},
                   {"quantity", quantity},
                   {"price", price},
                   {"category", get(line, "category", "")},
                   {"taxClass", tax}});
}

/// "category:food" restricts to a category, "lines" and "order" to nothing.
json filter_of(const json& discount) {
  json filter = json::object();
  const std::string scope = get(discount, "scope", "");
  if (scope.rfind("category:", 0) == 0) filter["categories"] = {scope.substr(9)};
  const json line = get(discount, "on_line", nullptr);
  if (!line.is_null()) filter["skus"] = {line};
  return filter;
}

void add_discount(const json& discount, int number, json& draft) {
  if (get(discount, "percent", nullptr).is_null()) return;
  json promotion = {
      {"id", "discount-" + std::to_string(number)},
      {"title", {{"en", "Discount"}}},
      {"level", "shop"},
      {"priority", -number},
      {"filter", filter_of(discount)},
      {"benefit", {{"kind", "percentOff"}, {"ratePpm", ppm_of_percent(discount["percent"])}}}};
  const json most = get(discount, "max_amount", nullptr);
  if (!most.is_null()) promotion["maxOffMinor"] = scaled(most, kDigits);
  draft["promotions"].push_back(promotion);
}

void add_earning(const Case& one, json& draft) {
  json rule = earn_rule("spend", "order_paid", by_amount(1, power_of_ten(kDigits)));
  rule["basis"] = {{"includeTax", true},
                   {"wholeDiscountsReduce", profile_of(one.source) != "odoo"}};
  const json category = get(one.input, "earn_only_category", nullptr);
  if (!category.is_null()) rule["filter"] = {{"categories", {category}}};
  draft["points"]["earning"] = {rule};
}

/// Units that come free for so many that are paid: as many gifts as the price of these fits in.
json free_units(const Case& one) {
  const json& rule = one.input["rule"];
  constexpr std::int64_t kPrice = 1000;
  json draft = draft_program(one, "EUR");
  draft["promotions"] = {{{"id", "free"},
                          {"title", {{"en", "Free"}}},
                          {"level", "bundle"},
                          {"benefit",
                           {{"kind", "gift"},
                            {"sku", "it"},
                            {"quantity", rule["get_free"]},
                            {"perMinor", kPrice * rule["buy"].get<std::int64_t>()}}}}};
  const json quote =
      quote_of(published(draft),
               {{{"sku", "it"}, {"quantity", one.input["paid_qty"]}, {"price", kPrice}}}, nullptr);
  std::int64_t units = 0;
  for (const json& gift : get(quote, "gifts", json::array())) {
    units += gift["quantity"].get<std::int64_t>();
  }
  return units;
}

json request_of(const Case& one, json draft) {
  const bool gross = wants_gross(one);
  draft["tax"]["inclusive"] = gross;
  json lines = json::array();
  json charges = json::array();
  for (const json& line : get(one.input, "lines", json::array())) {
    add_line(line, gross, draft, lines, charges);
  }
  int number = 0;
  for (const json& discount : get(one.input, "discounts", json::array())) {
    add_discount(discount, ++number, draft);
  }
  if (one.input.contains("discount")) add_discount(one.input["discount"], ++number, draft);
  add_earning(one, draft);
  json request = {{"program", nullptr},
                  {"cart", {{"lines", json::array()}, {"charges", charges}}},
                  {"items", json::array()},
                  {"programHash", std::string(64, '0')},
                  {"now", kNow}};
  json member = {{"tier", draft["tier"]["tiers"][0]["id"]}};
  const json reward = get(one.input, "reward", nullptr);
  if (!reward.is_null()) {
    // Points go in whole rewards: as many as one asks for, and what these are worth.
    const std::int64_t step = get(reward, "required_points", 1);
    const std::int64_t worth = step * scaled(get(reward, "discount_per_point", 1), kDigits);
    draft["points"]["redemption"] = {{"points", step}, {"minor", worth}};
    member["available"] = get(one.input, "balance", 0);
    request["cart"]["redeemPoints"] = member["available"];
  }
  for (const json& payment : get(one.input, "payments", json::array())) {
    const std::string type = payment["type"];
    const json given = {{"kind", type == "ewallet" ? "wallet" : type},
                        {"id", type},
                        {"amountMinor", scaled(payment["amount"], kDigits)}};
    request["cart"]["payments"].push_back(given);
    request["balances"].push_back(given);
  }
  for (const json& line : lines) {
    request["cart"]["lines"].push_back({{"sku", line["sku"]}, {"quantity", line["quantity"]}});
    request["items"].push_back({{"sku", line["sku"]},
                                {"productId", line["sku"]},
                                {"category", line["category"]},
                                {"taxClass", line["taxClass"]},
                                {"priceMinor", line["price"]}});
  }
  request["program"] = published(draft);
  request[kMember] = member;
  return request;
}

/// What the order comes to without its discounts.
std::int64_t total_before(Case one) {
  one.input.erase("discount");
  one.input.erase("discounts");
  return call("quoteCart", request_of(one, draft_program(one, "EUR")))["totalMinor"];
}

}  // namespace

json run_order_loyalty(const Case& one) {
  if (one.input.contains("rule")) return {{"free_qty", free_units(one)}};
  const json quote = call("quoteCart", request_of(one, draft_program(one, "EUR")));
  const std::int64_t payable = quote["payableMinor"];
  const std::int64_t tax = quote["taxMinor"];
  // Lines below zero never bring the order there: a reward takes what it takes off the total.
  const std::int64_t rewarded = total_before(one) - quote["totalMinor"].get<std::int64_t>();
  return {{"total", decimal(payable, kDigits)},
          {"tax", decimal(tax, kDigits)},
          // What is paid with money that is there already takes nothing off the tax.
          {"untaxed", decimal(payable - tax, kDigits)},
          {"reward_tax_included", decimal(-rewarded, kDigits)},
          {"points", points_of(quote["earning"])},
          {"points_cost", quote["pointsRedeemed"]}};
}

/// Goods, and the rest of the order as a charge, with the taxes that the case names.
json run_earn_basis(const Case& one) {
  const auto figure = [&](const char* key) { return get(one.input, key, 0).get<std::int64_t>(); };
  json draft = draft_program(one, "EUR");
  json rule = earn_rule("basis", "order_paid", by_amount(1, 1));
  rule["basis"] = {{"includeTax", get(one.config, "include_taxes", false)},
                   {"includeShipping", get(one.config, "basis", "") == "order_total"}};
  draft["points"]["earning"] = {rule};
  draft["charges"] = {{{"id", "rest"},
                       {"title", {{"en", "Rest"}}},
                       {"kind", "shipping"},
                       {"priceMinor", figure("order_total") - figure("items_total")}}};
  const auto tax = [&](const char* of, std::int64_t minor) -> json {
    return {{"of", of}, {"rateId", "tax"}, {"ratePpm", 0}, {"taxMinor", minor}};
  };
  const json quote = call(
      "quoteCart",
      {{"program", published(draft)},
       {"programHash", std::string(64, '0')},
       {"cart", {{"lines", {{{"sku", "it"}, {"quantity", 1}}}}, {"charges", {"rest"}}}},
       {"items", {{{"sku", "it"}, {"productId", "it"}, {"priceMinor", figure("items_total")}}}},
       {"member", {{"tier", draft["tier"]["tiers"][0]["id"]}}},
       {"taxLines",
        {tax("it", figure("items_tax")), tax("rest", figure("order_tax") - figure("items_tax"))}},
       {"now", kNow}});
  return {{"basis", points_of(quote["earning"])}};
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
//
// offer_apply, coupons_apply: one offer that uses up units; coupons over the lines of a cart.

#include <algorithm>

#include "peers/till.h"

namespace tillside::peers {
namespace {

std::vector<std::string> add_lines(Till& till, const json& lines) {
  std::vector<std::string> ids;
  for (const json& line : lines) {
    ids.push_back("line-" + std::to_string(ids.size() + 1));
    const std::int64_t price = line["unit_price"];
    json facts = json::object();
    if (line.contains("list_price")) {
      facts["listPriceMinor"] = line["list_price"];
    } else if (get(line, "on_sale", false)) {
      facts["listPriceMinor"] = price + 1;
    }
    till.line(ids.back(), price, line["qty"], facts);
  }
  return ids;
}

json conditions_of(const json& condition) {
  json conditions = json::array();
  if (condition.contains("count_at_least")) {
    conditions.push_back({{"kind", "minQuantity"}, {"quantity", condition["count_at_least"]}});
  }
  if (condition.contains("value_at_least")) {
    conditions.push_back({{"kind", "minTotal"}, {"thresholdMinor", condition["value_at_least"]}});
  }
  return conditions;
}

/// How many units a condition uses up: so many as it counts, or the cheapest, which is free, and
/// the dearest until they reach its value.
std::int64_t units_of_condition(const json& lines, const json& condition) {
  const json value = get(condition, "value_at_least", nullptr);
  if (value.is_null()) return get(condition, "count_at_least", 1);
  std::vector<std::int64_t> prices;
  for (const json& line : lines) {
    prices.insert(prices.end(), line["qty"].get<std::size_t>(), line["unit_price"]);
  }
  std::sort(prices.begin(), prices.end());
  std::int64_t units = prices.empty() ? 0 : 1;
  std::int64_t reached = prices.empty() ? 0 : prices.front();
  for (auto price = prices.rbegin(); reached < value && units < std::ssize(prices); ++price) {
    reached += *price;
    ++units;
  }
  return units;
}

/// The offer's benefit; those that take their units from the condition need no other one.
json benefit_of(const json& offer, const json& lines) {
  const std::string kind = offer["type"];
  const json condition = get(offer, "condition", json::object());
  const json count = get(condition, "count_at_least", 1);
  if (kind == "bundle_fixed_price") {
    return {{"kind", "bundle"},
            {"parts", {{{"quantity", count}}}},
            {"value", {{"priceMinor", offer["value"]}}},
            {"order", "cheapest"},
            {"maxGroups", 1}};
  }
  if (kind == "multibuy_cheapest_free") {
    const std::int64_t units = units_of_condition(lines, condition);
    if (units <= 1) {
      return {{"kind", "percentOff"},
              {"ratePpm", 1'000'000},
              {"units", {{"order", "cheapest"}, {"count", 1}}}};
    }
    return {{"kind", "buyXGetY"},
            {"buy", {{"quantity", units - 1}}},
            {"get", {{"quantity", 1}}},
            {"repeat", false}};
  }
  json benefit = {{"kind", "amountOff"}, {"scope", "across"}, {"offMinor", offer["value"]}};
  if (kind == "fixed_per_unit") benefit["scope"] = "each_unit";
  if (kind == "percent") {
    benefit = {
        {"kind", "percentOff"}, {"scope", "across"}, {"ratePpm", ppm_of_percent(offer["value"])}};
  }
  // All units, unless the offer names a number.
  benefit["units"] = {{"order", "cheapest"},
                      {"count", get(offer, "max_affected_items", 1'000'000)}};
  return benefit;
}

json benefit_of_coupon(const json& coupon) {
  const std::string kind = coupon["type"];
  json benefit = {{"kind", "amountOff"}, {"scope", "each_unit"}};
  if (kind == "percent") {
    benefit = {{"kind", "percentOff"}, {"scope", "each_line"}};
    benefit["ratePpm"] = ppm_of_percent(coupon["value"]);
  } else {
    benefit["offMinor"] = coupon["value"];
  }
  if (kind == "fixed_order") benefit["scope"] = "across";
  if (const json limit = get(coupon, "limit_items", nullptr); !limit.is_null()) {
    benefit["units"] = {{"order", "most_expensive"}, {"count", limit}};
  }
  return benefit;
}

/// What a coupon is in our words. A coupon on the whole order that excludes goods on sale refuses
/// the cart that holds some; others leave those goods out.
json promotion_of(const Case& one, const json& coupon) {
  json conditions = conditions_of(get(coupon, "condition", json::object()));
  const bool excludes = get(coupon, "exclude_sale_items", false);
  if (excludes && coupon["type"] == "fixed_order") conditions.push_back({{"kind", "onlyEligible"}});
  const bool cross_shop = get(coupon, "level", "shop") == "cross_shop";
  json promotion = {{"level", cross_shop ? "platform" : "shop"},
                    {"conditions", conditions},
                    {"filter", {{"excludeOnSale", excludes}}},
                    {"benefit", benefit_of_coupon(coupon)}};
  if (!get(one.config, "sequential", true)) promotion["base"] = "level_start";
  const std::string basis = get(one.config, "threshold_basis", "");
  if (basis.find("before other coupons") != std::string::npos) {
    promotion["thresholdBasis"] = "after_item_level";
  }
  return promotion;
}

}  // namespace

json run_offer_apply(const Case& one) {
  Till till(one, "GBP");
  till.program["rounding"] = {{"discount", "floor"},
                              {"allocation", get(one.config, "strategy", "floor_then_last")}};
  const auto ids = add_lines(till, one.input["lines"]);
  const json& offer = one.input["offer"];
  till.promotion({{"id", "offer"},
                  {"level", "bundle"},
                  {"conditions", conditions_of(get(offer, "condition", json::object()))},
                  {"benefit", benefit_of(offer, one.input["lines"])}});
  const json quote = till.quote();
  const json entry = entry_of(quote, "offer");
  const std::int64_t used = applied(entry) ? get(entry, "units", 0).get<std::int64_t>() : 0;
  std::int64_t units = 0;
  for (const json& line : one.input["lines"]) units += line["qty"].get<std::int64_t>();
  const json shares = line_discounts(quote, ids);
  std::int64_t sum = 0;
  for (const json& share : shares) sum += share.get<std::int64_t>();
  json answer = {{"discount", quote["discountMinor"]},
                 {"line_discounts", shares},
                 {"line_discount_sum", sum},
                 {"units_discounted", used},
                 {"units_left", units - used}};
  if (!quote["lines"].empty()) {
    const json& first = quote["lines"][0];
    answer["unit_price_after"] =
        first["totalMinor"].get<std::int64_t>() / first["quantity"].get<std::int64_t>();
  }
  return answer;
}

json run_coupons_apply(const Case& one) {
  Till till(one, "USD");
  till.program["rounding"] = {{"discount", "half_toward_zero"}};
  add_lines(till, one.input["lines"]);
  const json& coupons = one.input["coupons"];
  for (std::size_t i = 0; i < coupons.size(); ++i) {
    const std::string code = "C" + std::to_string(i);
    json promotion = promotion_of(one, coupons[i]);
    promotion["id"] = code;
    promotion["coupon"] = {{"code", code}};
    till.promotion(promotion);
    till.request["cart"]["coupons"].push_back(code);
  }
  const json quote = till.quote();
  std::int64_t shop = 0;
  std::int64_t cross_shop = 0;
  json rejected = json::array();
  for (std::size_t i = 0; i < coupons.size(); ++i) {
    const json entry = entry_of(quote, "C" + std::to_string(i));
    (entry["level"] == "platform" ? cross_shop : shop) += entry["amountMinor"].get<std::int64_t>();
    if (applied(entry)) continue;
    const bool sale = entry["reason"] == "excluded_item";
    rejected.push_back(
        {{"coupon", i}, {"reason", sale ? json("sale_items_in_cart") : entry["reason"]}});
  }
  return {{"total_discount", quote["discountMinor"]},
          {"total", quote["totalMinor"]},
          {"discount_by_level", {{"shop", shop}, {"cross_shop", cross_shop}}},
          {"rejected", rejected}};
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
//
// compute_adjustments: promotions on lines and on shipping methods, each seeing what the one
// before left.

#include <algorithm>

#include "peers/till.h"

namespace tillside::peers {
namespace {

/// Decimals of a minor unit: sources that round nothing get four, of which two are compared.
struct Scale {
  std::string currency;
  int decimals;

  explicit Scale(const Case& one)
      : currency(one.unit == "major" ? "CLF"
                                     : get(one.input, "currency", "USD").get<std::string>()),
        decimals(one.unit == "major" ? 4 : 0) {}

  [[nodiscard]] std::int64_t minor(const json& figure) const { return scaled(figure, decimals); }
  [[nodiscard]] json figure(const json& minor) const {
    if (decimals == 0) return minor;
    return decimal(minor.get<std::int64_t>(), decimals);
  }
};

bool is_reward(const json& rule) { return get(rule, "type", "") == "buyget"; }

/// Where a line is named by itself, by its product or by its category.
json filter_of(const json& names) {
  json filter = json::object();
  if (names.contains("line")) filter["skus"] = {names["line"]};
  if (names.contains("product")) filter["products"] = {names["product"]};
  if (names.contains("category")) filter["categories"] = {names["category"]};
  if (names.contains("line_ids")) filter["skus"] = names["line_ids"];
  return filter;
}

json value_of(const json& discount, const Scale& scale) {
  const std::string kind = discount["type"];
  if (kind == "free") return {{"ratePpm", 1'000'000}};
  if (kind == "percent") return percent_value(discount["value"]);
  return {{"offMinor", scale.minor(discount["value"])}};
}

json buy_get(const Case& one, const json& rule, const Scale& scale) {
  const json& buy = rule["buy"];
  const json& target = rule["get"];
  json benefit = {{"kind", "buyXGetY"},
                  {"buy",
                   {{"quantity", get(buy, "min", get(rule, "buy_min_quantity", 1))},
                    {"filter", filter_of(buy)}}},
                  {"get",
                   {{"quantity", get(target, "qty", get(rule, "apply_to_quantity", 1))},
                    {"filter", filter_of(target)}}},
                  {"value", value_of(get(rule, "discount", {{"type", "free"}}), scale)},
                  {"repeat", get(one.config, "repeat", false)}};
  if (rule.contains("max_reward")) benefit["maxReward"] = rule["max_reward"];
  // Lunar rewards what there is of the last group, Medusa the dearest and only whole groups.
  if (profile_of(one.source) == "medusa") {
    benefit["order"] = "most_expensive";
  } else {
    benefit["partialReward"] = true;
  }
  return benefit;
}

json discount_benefit(const json& rule, const Scale& scale) {
  const std::string how = get(rule, "allocation", get(rule, "scope", "each"));
  const bool across = how == "across" || how == "order_distributed";
  json benefit = value_of(rule, scale);
  const bool amount = benefit.contains("offMinor");
  benefit["kind"] = amount ? "amountOff" : "percentOff";
  benefit["scope"] = across || get(rule, "target", "lines") == "order" ? "across" : "each_line";
  if (const json most = get(rule, "max_quantity", nullptr); !most.is_null() && !across) {
    benefit["units"] = {{"order", "cart"}, {"count", most}, {"eachLine", true}};
  }
  return benefit;
}

bool for_shipping(const json& rule) { return get(rule, "target", "lines") == "shipping"; }

void add_budget(Till& till, const std::string& id, const json& budget, const Scale& scale,
                json& promotion) {
  const bool spend = budget["type"] == "spend";
  if (spend) {
    promotion["limits"]["budgetMinor"] = scale.minor(budget["limit"]);
  } else {
    promotion["limits"]["budgetCount"] = budget["limit"];
  }
  json usage = {{"id", id}};
  if (spend) {
    usage["givenMinor"] = scale.minor(get(budget, "used", 0));
  } else {
    usage["used"] = get(budget, "used", 0);
  }
  till.request["usage"].push_back(usage);
}

json promotion_of(const Case& one, const json& rule, const std::string& id, const Scale& scale,
                  Till& till) {
  const bool reward = is_reward(rule);
  json promotion = {
      {"id", id}, {"benefit", reward ? buy_get(one, rule, scale) : discount_benefit(rule, scale)}};
  // Rewards come before discounts, whatever their place in the list. The units that they use up
  // are hidden from the other promotions of their level alone: those are rewards.
  if (!reward) promotion["level"] = "bundle";
  if (const json first = get(rule, "priority", nullptr); !first.is_null()) {
    const auto place = static_cast<std::int64_t>(till.program["promotions"].size());
    promotion["priority"] = -1000 * first.get<std::int64_t>() - place;
  }
  // Medusa's later promotions fall on the units on which the earlier ones fell.
  if (!reward && profile_of(one.source) == "medusa") promotion["base"] = "same_units";
  if (rule.contains("currency")) promotion["currency"] = rule["currency"];
  if (rule.contains("max_amount")) promotion["maxOffMinor"] = scale.minor(rule["max_amount"]);
  json filter = filter_of(get(rule, "filter", json::object()));
  if (for_shipping(rule)) {
    filter["skus"] = get(rule, "target_ids", json::array());
  } else {
    filter["exceptTags"] = {"shipping"};
  }
  promotion["filter"] = filter;
  if (rule.contains("budget")) add_budget(till, id, rule["budget"], scale, promotion);
  return promotion;
}

/// A line with its units' price; a subtotal that does not divide is one unit.
void add_line(Till& till, const json& line, const Scale& scale, const json& more) {
  json facts = more;
  if (line.contains("category")) facts["category"] = line["category"];
  if (line.contains("product")) facts["productId"] = line["product"];
  std::int64_t quantity = get(line, "qty", 1);
  std::int64_t price = 0;
  if (line.contains("unit_price")) {
    price = scale.minor(line["unit_price"]);
  } else {
    const std::int64_t subtotal = scale.minor(line["subtotal"]);
    if (subtotal % quantity != 0) quantity = 1;
    price = subtotal / quantity;
  }
  till.line(line["id"], price, quantity, facts);
}

/// The promotion's shares; a reward's dearest line first, of equal ones the last.
json adjustments_of(const json& entry, const json& quote, bool reward, const Scale& scale) {
  json shares = entry["byLine"];
  const auto price = [&](const json& share) {
    for (const json& line : quote["lines"]) {
      if (line["sku"] == share["sku"]) return line["unitPriceMinor"].get<std::int64_t>();
    }
    return std::int64_t{0};
  };
  if (reward) {
    std::stable_sort(shares.begin(), shares.end(),
                     [&](const json& a, const json& b) { return price(a) > price(b); });
  }
  json adjustments = json::array();
  for (const json& share : shares) {
    adjustments.push_back({{"line", share["sku"]},
                           {"amount", scale.figure(share["amountMinor"])},
                           {"promotion", entry["id"]}});
  }
  return adjustments;
}

json answer_of(const Case& one, const json& quote, const Scale& scale) {
  json answer = {{"adjustments", json::array()},
                 {"rejected", json::array()},
                 {"discounts", json::array()},
                 {"line_discounts", json::object()},
                 {"line_subtotal_discounted", json::object()},
                 {"total_discount", scale.figure(quote["discountMinor"])},
                 {"final_price", scale.figure(quote["totalMinor"])}};
  for (const json& line : quote["lines"]) {
    const std::string id = line["sku"];
    answer["line_discounts"][id] = scale.figure(line["discountMinor"]);
    answer["line_subtotal_discounted"][id] = scale.figure(line["totalMinor"]);
  }
  for (std::size_t i = 0; i < one.input["promotions"].size(); ++i) {
    const json& rule = one.input["promotions"][i];
    const json entry = entry_of(quote, get(rule, "id", "p" + std::to_string(i + 1)));
    for (const json& share : adjustments_of(entry, quote, is_reward(rule), scale)) {
      answer["adjustments"].push_back(share);
    }
    answer["discounts"].push_back(scale.figure(entry["amountMinor"]));
    if (entry["reason"] != "budget") continue;
    answer["rejected"].push_back(
        {{"promotion", entry["id"]}, {"reason", "campaign_budget_exceeded"}});
  }
  return answer;
}

}  // namespace

json run_compute_adjustments(const Case& one) {
  const Scale scale(one);
  Till till(one, scale.currency);
  till.request["usage"] = json::array();
  const json& rules = one.input["promotions"];
  const bool rewards = std::any_of(rules.begin(), rules.end(), is_reward);
  json lines = get(one.input, "lines", json::array());
  // Medusa looks at lines of equal price from the last one on.
  if (rewards && profile_of(one.source) == "medusa") std::reverse(lines.begin(), lines.end());
  for (const json& line : lines) add_line(till, line, scale, json::object());
  for (const json& method : get(one.input, "shipping", json::array())) {
    add_line(till, method, scale, {{"tags", {"shipping"}}});
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string id = get(rules[i], "id", "p" + std::to_string(i + 1));
    till.promotion(promotion_of(one, rules[i], id, scale, till));
  }
  if (one.config.contains("strategy")) {
    till.program["rounding"] = {{"allocation", one.config["strategy"]}};
  }
  return answer_of(one, till.quote(), scale);
}

}  // namespace tillside::peers

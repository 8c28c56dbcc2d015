// SPDX-License-Identifier: MIT
#include "peers/promotions.h"

#include <algorithm>
#include <numeric>

namespace tillside::peers {
namespace {

struct Rules {
  bool sylius;        ///< one sequence of promotions; a percent off items is one of each unit
  bool higher_first;  ///< of two priorities; else the lower one
  bool catalogue;     ///< the promotions set prices
  bool net;           ///< shares are taken of prices without their tax
  bool on_shipping;   ///< discounts of goods take off the shipping too
};

Rules rules_of(const Case& one) {
  const bool sylius = profile_of(one.source) == "sylius";
  return {.sylius = sylius,
          .higher_first = sylius || get(one.config, "priority", "") == "higher first",
          .catalogue = get(one.input, "level", "") == "catalog",
          .net = get(one.config, "discount_on", "") == "price excluding tax",
          .on_shipping = get(one.config, "discount_applies_to_shipping", false)};
}

/// Our codes have hyphens where others have underscores.
std::string code_of(std::string ours) {
  std::replace(ours.begin(), ours.end(), '_', '-');
  return ours;
}

json filter_of(const json& filter) {
  json ours = json::object();
  if (filter.contains("category")) ours["categories"] = {filter["category"]};
  if (filter.contains("categories")) ours["categories"] = filter["categories"];
  if (filter.contains("list_price_equals")) {
    ours["minPriceMinor"] = ours["maxPriceMinor"] = filter["list_price_equals"];
  }
  if (filter.contains("min_price")) ours["minPriceMinor"] = filter["min_price"];
  if (filter.contains("max_price")) ours["maxPriceMinor"] = filter["max_price"];
  return ours;
}

/// Conditions look at the whole cart, whatever the filter of the discount.
json conditions_of(const json& condition) {
  const json whole = json::object();
  json conditions = json::array();
  for (const char* name :
       {"items_total_at_least", "order_total_at_least", "order_total_at_least_after_discounts"}) {
    if (!condition.contains(name)) continue;
    conditions.push_back(
        {{"kind", "minTotal"}, {"thresholdMinor", condition[name]}, {"filter", whole}});
  }
  for (const char* name : {"quantity_at_least", "any_line_qty_at_least"}) {
    if (!condition.contains(name)) continue;
    conditions.push_back({{"kind", "minQuantity"},
                          {"quantity", condition[name]},
                          {"oneLine", std::string_view(name) == "any_line_qty_at_least"},
                          {"filter", whole}});
  }
  for (const char* name : {"contains_category", "contains_any_category"}) {
    if (!condition.contains(name)) continue;
    const json& named = condition[name];
    const json categories = named.is_array() ? named : json::array({named});
    conditions.push_back(
        {{"kind", "minQuantity"}, {"quantity", 1}, {"filter", {{"categories", categories}}}});
  }
  if (condition.contains("member_group")) {
    conditions.push_back(
        {{"kind", "belongsTo"}, {"what", "member_group"}, {"anyOf", {condition["member_group"]}}});
  }
  if (condition.contains("nth_order")) {
    conditions.push_back({{"kind", "nthOrder"}, {"number", condition["nth_order"]}});
  }
  return conditions;
}

json benefit_of(const json& action, bool each_unit_percent) {
  const std::string kind = action["type"];
  if (kind == "free_shipping") return {{"kind", "percentOff"}, {"ratePpm", 1'000'000}};
  const std::string scope = get(action, "scope", "each_unit");
  const bool across = scope == "order" || scope == "subtotal";
  json benefit = {{"scope", across ? json("across") : json(scope)}};
  if (kind == "percent") {
    benefit["kind"] = "percentOff";
    benefit["ratePpm"] = ppm_of_percent(action["value"]);
    if (each_unit_percent && !across) benefit["scope"] = "each_unit";
  } else if (kind == "fixed_price") {
    benefit["kind"] = "fixedPrice";
    benefit["priceMinor"] = action["value"];
  } else {
    benefit["kind"] = "amountOff";
    benefit["offMinor"] = action["value"];
  }
  return benefit;
}

/// The place of each promotion in the order of evaluation. Promotions of one priority keep their
/// order; of rules of prices Sylius looks at the exclusive ones first.
std::vector<std::int64_t> places_of(const Rules& rules, const json& promotions) {
  const auto key = [&](std::size_t i) {
    const bool alone = rules.catalogue && get(promotions[i], "exclusive", false);
    const std::int64_t priority = get(promotions[i], "priority", 0);
    return std::pair{!alone, rules.higher_first ? -priority : priority};
  };
  std::vector<std::size_t> order(promotions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<std::int64_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<std::int64_t>(i);
  return places;
}

/// What holds for a promotion, whichever of its actions is looked at.
json frame_of(const Rules& rules, const json& promotion, std::int64_t place) {
  json ours = {{"title", {{"en", "Promotion"}}},
               {"priority", -place},
               {"conditions", conditions_of(get(promotion, "condition", json::object()))}};
  // Prices are set before all else: there an exclusive rule shuts out other rules of prices.
  if (get(promotion, "exclusive", false)) ours["exclusive"] = rules.catalogue ? "level" : "all";
  if (get(promotion, "base", "") == "net amount" || rules.net) ours["base"] = "net";
  // A code of no letters is none.
  const std::string code = get(promotion, "coupon", "");
  if (!code.empty()) ours["coupon"] = {{"code", code_of(code)}};
  if (promotion.contains("expires_in_days")) {
    ours["window"] = {{"end", kNow + promotion["expires_in_days"].get<std::int64_t>() * kDay}};
  }
  json limits = json::object();
  if (promotion.contains("usage_limit")) limits["global"] = promotion["usage_limit"];
  if (promotion.contains("per_member_limit")) limits["perMember"] = promotion["per_member_limit"];
  if (promotion.contains("reusable_after_cancel")) {
    limits["reusableAfterCancel"] = promotion["reusable_after_cancel"];
  }
  if (!limits.empty()) ours["limits"] = limits;
  return ours;
}

/// Uses by all, and by the member; both counts of the source hold the cancelled ones.
void add_usage(const json& usage, const std::string& id, json& request) {
  const std::int64_t cancelled = get(usage, "of_which_cancelled", 0);
  const std::int64_t used = get(usage, "used", get(usage, id.c_str(), 0));
  request["usage"].push_back({{"id", id},
                              {"used", std::max<std::int64_t>(0, used - cancelled)},
                              {"cancelled", cancelled}});
  if (!usage.contains("used_by_member")) return;
  json& member = request["member"];
  if (member.is_null()) member = {{"tier", "member"}};
  const std::int64_t by_member = usage["used_by_member"];
  member["used"][id] = by_member - cancelled;
  member["cancelled"][id] = cancelled;
}

void add_member(const json& input, json& request) {
  if (!input.contains("member")) return;
  const json& member = input["member"];
  const std::int64_t placed = get(member, "orders_placed", 0);
  request["member"] = {{"tier", "member"},
                       {"orders", placed - get(member, "orders_cancelled", 0).get<std::int64_t>()}};
  if (member.contains("group")) request["member"]["groups"] = {member["group"]};
}

std::string level_of(const Rules& rules, const json& action) {
  if (rules.catalogue) return "price";
  if (action["type"] == "free_shipping") return "shipping";
  const std::string scope = get(action, "scope", "each_unit");
  const bool order = scope == "order" || scope == "subtotal";
  return rules.sylius || order ? "shop" : "item";
}

}  // namespace

void add_promotions(const Case& one, json& program, json& request) {
  const Rules rules = rules_of(one);
  add_member(one.input, request);
  request["usage"] = json::array();
  program["promotions"] = json::array();
  if (rules.catalogue && rules.sylius) program["profile"] = "sylius_catalog";
  if (rules.sylius) program["stacking"] = {{"exclusivesFirst", true}};
  const json promotions = get(one.input, "promotions", json::array());
  const std::vector<std::int64_t> places = places_of(rules, promotions);
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    const json& promotion = promotions[i];
    const json frame = frame_of(rules, promotion, places[i]);
    const std::string id = get(promotion, "id", "p" + std::to_string(i + 1));
    const json actions = get(promotion, "actions", json::array({promotion}));
    const auto add = [&](json action, const std::string& level) {
      json ours = frame;
      const bool first = program["promotions"].empty() || program["promotions"].back()["id"] != id;
      ours["id"] = first ? id : id + "-" + std::to_string(program["promotions"].size());
      ours["level"] = level;
      ours["filter"] = filter_of(get(action, "filter", json::object()));
      if (!get(promotion, "applies_to_discounted", true)) ours["filter"]["excludeOnSale"] = true;
      ours["benefit"] = benefit_of(action, rules.sylius || rules.catalogue);
      const bool unit_percent = rules.sylius && get(ours["benefit"], "scope", "") == "each_unit";
      if (rules.catalogue) ours["base"] = "running";
      if (unit_percent && level == "shop") ours["base"] = "level_start";
      program["promotions"].push_back(ours);
    };
    for (const json& action : actions) {
      if (get(action, "scope", "") == "total_after_tax") continue;
      add(action, level_of(rules, action));
      const bool ships = action["type"] == "free_shipping";
      if (ships || !get(promotion, "apply_to_shipping", rules.on_shipping)) continue;
      json on_shipping = action;
      on_shipping.erase("filter");
      add(on_shipping, "shipping");
    }
    if (one.input.contains("usage")) add_usage(one.input["usage"], id, request);
  }
  for (const json& code : get(one.input, "coupons", json::array())) {
    request["cart"]["coupons"].push_back(code_of(code));
  }
}

bool coupons_valid(const json& quote) {
  for (const json& entry : quote["trace"]) {
    if (entry.contains("couponCode") && entry["outcome"] != "applied" &&
        entry["outcome"] != "clipped") {
      return false;
    }
  }
  return true;
}

}  // namespace tillside::peers

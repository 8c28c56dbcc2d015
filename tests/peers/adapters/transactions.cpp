// SPDX-License-Identifier: MIT
//
// Transactions of a till: lines with labels under rules that add up, and amounts without lines
// that fill a goal of rewards.

#include "peers/life.h"

namespace tillside::peers {
namespace {

constexpr const char* kDelivery = "delivery";

/// Labels, and whether a line is a delivery, become tags.
json tags_of(const json& line) {
  json tags = get(line, "labels", json::array());
  if (get(line, "delivery", false)) tags.push_back(kDelivery);
  return tags;
}

json filter_of(const json& rule) {
  json filter = json::object();
  const json skus = get(rule, "skus", json::array());
  const json labels = get(rule, "labels", json::array());
  if (!skus.empty()) filter["skus"] = skus;
  if (!labels.empty()) filter["tags"] = labels;
  json excluded = get(rule, "exclude_labels", json::array());
  if (get(rule, "exclude_delivery", false)) excluded.push_back(kDelivery);
  if (!excluded.empty()) filter["exceptTags"] = excluded;
  const json without = get(rule, "exclude_skus", json::array());
  if (!without.empty()) filter["exceptSkus"] = without;
  return filter;
}

json amount_of(const json& rule) {
  const std::string type = rule["type"];
  if (type == "multiply_for_product") {
    return {{"kind", "multiplier"}, {"ppm", scaled(rule["multiplier"], 6)}};
  }
  if (type == "product_purchase") return {{"kind", "byUnit"}, {"points", rule["points"]}};
  // So many points for a major unit, which is 100 minor ones.
  const Exact value = exact(rule["value"]);
  return by_amount(static_cast<std::int64_t>(value.numerator),
                   static_cast<std::int64_t>(value.times(1).denominator) * 100);
}

json draft_of_campaign(const Case& one) {
  json draft = draft_program(one, "GBP");
  const auto number = [&](const char* key) { return get(one.config, key, 0).get<std::int64_t>(); };
  const std::int64_t times = scaled(get(one.config, "multiplier", 1), 6);
  const bool stamps = get(one.config, "kind", "accumulator") == "stamps";
  // An accumulator counts the amount, a stamp card a fixed number for each visit.
  json earning = json::array();
  if (stamps) {
    earning.push_back(
        earn_rule("earn", "order_paid", {{"kind", "fixed"}, {"points", number("increment")}}));
  } else {
    earning.push_back(earn_rule("earn", "order_paid", by_amount(1, 1)));
  }
  earning[0]["minOrderMinor"] = number("earn_threshold");
  if (number("max_amount") > 0) earning[0]["limits"] = {{"perAward", number("max_amount")}};
  if (times != kOne) {
    earning.push_back(earn_rule("times", "order_paid", {{"kind", "multiplier"}, {"ppm", times}}));
  }
  json& points = draft["points"];
  points["earning"] = earning;
  points["negativeBalance"] = "clamp_to_zero";
  points["rewards"] = {{{"id", "reward"},
                        {"title", {{"en", "Reward"}}},
                        {"points", number("reward_goal")},
                        {"valueMinor", 1}}};
  points["goal"] = {{"points", number("reward_goal")},
                    {"reward", "reward"},
                    {"pendingDays", number("allocation_window_days")}};
  if (number("reward_cap") > 0) points["goal"]["perTransaction"] = number("reward_cap");
  return draft;
}

/// Rewards that wait since before the case begins.
void begin(const Case& one, Life& life) {
  const json balance = get(one.input, "starting_balance", get(one.config, "starting_balance", 0));
  if (balance > 0) {
    life.apply({{{"kind", "pointsAdjusted"},
                 {"id", "opening"},
                 {"why", "manual"},
                 {"points", balance},
                 {"ref", "opening"},
                 {"at", kBirth},
                 {"opened", {{{"id", "opening"}, {"remaining", balance}, {"openedAt", kBirth}}}}}});
  }
  int number = 0;
  for (const json& pending : get(one.input, "pending_rewards", json::array())) {
    life.apply({{{"kind", "goalMoved"},
                 {"id", "pending-" + std::to_string(++number)},
                 {"reward", "reward"},
                 {"count", pending["count"]},
                 {"value", pending["value"]},
                 {"cost", pending["total_cost"]},
                 {"at", kBirth},
                 {"settlesAt", kBirth + 300 * kDay}}});
  }
}

json after_step(const json& view, const json& events) {
  json answer = {{"balance", view["balance"]},
                 {"issued", view["rewards"].size()},
                 {"pending", 0},
                 {"pending_cost", 0},
                 {"pending_rewards", json::array()}};
  for (const json& goal : view["goals"]) {
    answer["pending"] = answer["pending"].get<std::int64_t>() + goal["count"].get<std::int64_t>();
    answer["pending_cost"] =
        answer["pending_cost"].get<std::int64_t>() + goal["cost"].get<std::int64_t>();
    answer["pending_rewards"].push_back({{"count", goal["count"]}, {"total_cost", goal["cost"]}});
  }
  for (const json& event : of_kind(events, "pointsReversed")) {
    if (event["waived"] > 0) answer["activity"] = "REFUND_NOT_RECOUPED";
  }
  const bool moved =
      !of_kind(events, "pointsEarned").empty() || !of_kind(events, "pointsReversed").empty();
  if (!moved) answer["reason"] = "threshold_not_met";
  return answer;
}

}  // namespace

json run_earn_transaction(const Case& one) {
  json draft = draft_program(one, "USD");
  int number = 0;
  for (const json& rule : one.input["rules"]) {
    json earn = earn_rule("r" + std::to_string(++number), "order_paid", amount_of(rule));
    earn["filter"] = filter_of(rule);
    // Bonuses for a product are added last, so that nothing multiplies them.
    earn["tierMultiplies"] = rule["type"] != "product_purchase";
    const json least = get(rule, "min_order", nullptr);
    if (!least.is_null()) earn["minOrderMinor"] = scaled(least, 2);
    draft["points"]["earning"].push_back(earn);
  }
  json lines = json::array();
  for (const json& line : one.input["lines"]) {
    const std::int64_t quantity = get(line, "qty", 1);
    const std::int64_t gross = scaled(line["gross"], 2);
    lines.push_back({{"sku", line["sku"]},
                     {"quantity", quantity},
                     {"price", gross / quantity},
                     {"tags", tags_of(line)}});
  }
  const json quote = quote_of(published(draft), lines, {{"tier", draft["tier"]["tiers"][0]["id"]}});
  return {{"points", points_of(quote["earning"])}};
}

json run_campaign_transactions(const Case& one) {
  Life life(draft_of_campaign(one));
  life.enrol();
  begin(one, life);
  json steps = json::array();
  std::int64_t now = kBirth;
  for (const json& step : one.input["steps"]) {
    now += 1000;
    const json events =
        life.send(now, "recordPurchase", {{"amountMinor", step["transaction"]}}, "shop");
    steps.push_back(after_step(life.view(now), events));
  }
  return {{"after_each_step", steps}};
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
//
// What rules pay: the rules become a program's, the amount a cart; the quote's preview answers.

#include "peers/life.h"

namespace tillside::peers {
namespace {

int decimals_of(const Case& one) { return one.unit == "minor" ? 0 : 2; }

/// Points for so much: whole numbers of both, whatever decimals the case has.
json per_amount(const Case& one, const json& rule) {
  const Exact points = exact(rule["points"]);
  const Exact per = exact(get(rule, "per", 0)).times(power_of_ten(decimals_of(one)));
  const std::int64_t common = static_cast<std::int64_t>(points.denominator * per.denominator);
  json amount = by_amount(static_cast<std::int64_t>(points.times(common).numerator),
                          static_cast<std::int64_t>(per.times(common).numerator));
  amount["wholeSteps"] = get(one.config, "rounding", "") == "floor to whole steps";
  return amount;
}

json amount_of(const Case& one, const json& rule) {
  const std::string type = rule["type"];
  if (type == "per_amount") return per_amount(one, rule);
  if (type == "multiplier") {
    return {{"kind", "multiplier"}, {"ppm", scaled(rule["multiplier"], 6)}};
  }
  return {{"kind", "byUnit"}, {"points", rule["points"]}};
}

/// Sources that say nothing of rounding round down, each rule by itself.
void set_rounding(const Case& one, json& draft) {
  const std::string mode = get(one.config, "rounding", "floor");
  draft["rounding"]["points"] = mode.rfind("floor", 0) == 0 ? "floor" : mode_of(mode);
  draft["points"]["baseRounding"] = "floor";
}

json rule_of(const Case& one, const json& rule, const std::string& id) {
  json earn = earn_rule(id, "order_paid", amount_of(one, rule));
  earn["priority"] = get(rule, "priority", 0);
  earn["stackable"] = get(rule, "stackable", true);
  earn["active"] = get(rule, "enabled", true);
  for (const auto& [key, bound] : {std::pair{"starts_at", "start"}, {"ends_at", "end"}}) {
    const json at = get(rule, key, nullptr);
    if (at.is_string()) earn["window"][bound] = moment_of(at);
  }
  return earn;
}

std::int64_t now_of(const Case& one) {
  for (const char* key : {"at", "order_date"}) {
    const json at = get(one.input, key, nullptr);
    if (at.is_string()) return moment_of(at);
  }
  return kNow;
}

/// A program's own window bounds every rule of it.
void set_window(const Case& one, json& rules) {
  const json window = get(one.input, "program_window", nullptr);
  if (window.is_null()) return;
  const auto bound = [&](const char* key, std::size_t index) -> json {
    if (window.is_array()) return window.size() > index ? window[index] : json();
    return get(window, key, nullptr);
  };
  for (json& rule : rules) {
    if (bound("from", 0).is_string()) rule["window"]["start"] = moment_of(bound("from", 0));
    // A last day counts to its end.
    if (bound("to", 1).is_string()) rule["window"]["end"] = moment_of(bound("to", 1)) + kDay;
  }
}

json goods(const Case& one, std::int64_t units = 1) {
  return {{{"sku", "it"},
           {"quantity", units},
           {"price", scaled(one.input["basis"], decimals_of(one))}}};
}

/// The tier of this very invoice: one order of its amount is paid first, then asked again.
std::string tier_of_invoice(const Case& one, const json& draft) {
  Life life(draft);
  life.enrol();
  const std::int64_t price = scaled(one.input["basis"], decimals_of(one));
  if (price > 0) life.buy(kBirth + kDay, price, "invoice");
  return life.view(kBirth + kDay)["tier"]["current"];
}

void set_levels(const Case& one, json& draft) {
  draft["tier"]["metric"] = "spend";
  draft["tier"]["tiers"] = json::array();
  const json& levels = one.input["levels"];
  if (levels[0]["from"] != 0) {
    draft["tier"]["tiers"].push_back(tier("none", 0));
    draft["tier"]["tiers"][0]["earnMultiplierPpm"] = 0;
  }
  for (const json& level : levels) {
    json step = tier(level["id"], scaled(level["from"], decimals_of(one)));
    step["earnMultiplierPpm"] = scaled(get(level, "factor", 1), 6);
    draft["tier"]["tiers"].push_back(step);
  }
}

}  // namespace

json run_earn_rule(const Case& one) {
  json draft = draft_program(one, "USD");
  set_rounding(one, draft);
  // A rule that says how many in no number, or none, is no rule.
  const auto points = exact_of(get(one.input["rule"], "points", 0));
  draft["points"]["earning"] = json::array();
  if (points && points->numerator > 0) {
    draft["points"]["earning"].push_back(rule_of(one, one.input["rule"], "rule"));
  }
  // A rule without an amount is asked for units that cost nothing.
  const std::int64_t units = std::max<std::int64_t>(1, get(one.input, "matching_units", 1));
  const json quote =
      quote_of(published(draft), goods(one, units), {{"tier", draft["tier"]["tiers"][0]["id"]}});
  return {{"points", points_of(quote["earning"])}};
}

json run_earn_order(const Case& one) {
  json draft = draft_program(one, "USD");
  set_rounding(one, draft);
  json rules = json::array();
  int number = 0;
  for (const json& rule : get(one.input, "rules", json::array())) {
    const json id = get(rule, "id", ++number);
    rules.push_back(rule_of(one, rule, id.is_string() ? id.get<std::string>() : id.dump()));
  }
  if (rules.empty()) {
    rules.push_back(earn_rule("spend", "order_paid", by_amount(1, power_of_ten(decimals_of(one)))));
  }
  set_window(one, rules);
  draft["points"]["earning"] = rules;
  json answer;
  std::string standing = draft["tier"]["tiers"][0]["id"];
  if (one.input.contains("levels")) {
    set_levels(one, draft);
    standing = tier_of_invoice(one, draft);
    answer["tier"] = standing == "none" ? json() : json(standing);
  }
  json member = {{"tier", standing}};
  // A guest is not a member.
  const json customer = one.input.value("customer", json("member"));
  if (customer.is_null() || customer == false || customer == "guest") member = nullptr;
  const json quote = quote_of(published(draft), goods(one), member, 0, now_of(one));
  answer["points"] = points_of(quote["earning"]);
  answer["rows"] = answer["points"] == 0 ? 0 : 1;
  // Each rule's own points are those before the multipliers.
  json plain = draft;
  plain["points"]["earning"] = json::array();
  for (const json& rule : rules) {
    if (rule["amount"]["kind"] != "multiplier") plain["points"]["earning"].push_back(rule);
  }
  answer["breakdown"] = json::object();
  const json base = quote_of(published(plain), goods(one), member, 0, now_of(one));
  for (const json& preview : base["earning"]) {
    answer["breakdown"][preview["ruleId"].get<std::string>()] = preview["points"];
  }
  return answer;
}

json run_earn_event(const Case& one) {
  json draft = draft_program(one, "USD");
  // An event that is not a registration pays no rule of one.
  const auto trigger = [](const json& event) {
    return event == "account_created" ? "enrolled" : "checked_in";
  };
  int number = 0;
  for (const json& rule : one.input["rules"]) {
    draft["points"]["earning"].push_back(
        earn_rule("r" + std::to_string(++number), trigger(get(rule, "event", "")),
                  {{"kind", "fixed"}, {"points", rule["points"]}}));
  }
  Life life(draft);
  const std::string kind =
      std::string(trigger(one.input["event"])) == "enrolled" ? "enrol" : "checkIn";
  if (kind == "checkIn") life.enrol();
  const json events = life.send(kBirth, kind, json::object(), "member");
  return {{"points", points_of(events)}};
}

/// What was done twice under one key counts once.
json run_earn_action(const Case& one) {
  json draft = draft_program(one, "USD");
  Life life(draft);
  life.enrol();
  int rows = 0;
  for (const json& action : one.input["actions"]) {
    draft["points"]["earning"] = {
        earn_rule("action", "shared", {{"kind", "fixed"}, {"points", action["points"]}})};
    life.change(draft);
    try {
      const json events = life.send(kBirth + kDay, "recordActivity",
                                    {{"on", "shared"}, {"ref", action["key"]}}, "member");
      rows += static_cast<int>(of_kind(events, "pointsEarned").size());
    } catch (const Refused& refused) {
      if (refused.code != "already_recorded") throw;
    }
  }
  const json view = life.view(kBirth + kDay);
  return {
      {"balance", view["balance"]}, {"lifetime_earned", view["lifetimePoints"]}, {"rows", rows}};
}

/// Points with decimals are counted in their smallest part; every accrual is an order of its own.
json run_earn_sum(const Case& one) {
  const int decimals = one.input["decimals"];
  constexpr int kDigits = 6;
  json draft = draft_program(one, "USD");
  draft["rounding"]["points"] = "half_away_from_zero";
  draft["points"]["earning"] = {
      earn_rule("accrual", "order_paid", by_amount(1, power_of_ten(kDigits - decimals)))};
  Life life(draft);
  life.enrol();
  int number = 0;
  for (const json& accrual : one.input["accruals"]) {
    life.buy(kBirth + kDay, scaled(accrual, kDigits), "a" + std::to_string(++number));
  }
  const json view = life.view(kBirth + kDay);
  return {{"points", decimal(view["balance"], decimals)}};
}

}  // namespace tillside::peers

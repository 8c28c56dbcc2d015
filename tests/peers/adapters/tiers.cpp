// SPDX-License-Identifier: MIT
//
// Ladders: what was spent or earned is an order that is paid; the end of a period is the end of
// the tier's validity.

#include "peers/life.h"

namespace tillside::peers {
namespace {

constexpr const char* kNone = "none";
/// The end of the year in which lives begin.
constexpr std::int64_t kYearEnd = kBirth + 365 * kDay;

int digits_of(const Case& one) { return one.unit == "major" ? 2 : 0; }

/// Below the first level of a case stands a member without any.
json ladder(const Case& one, const json& levels) {
  json tiers = json::array();
  if (levels.empty() || levels[0]["from"] != 0) tiers.push_back(tier(kNone, 0));
  // Where the best reward among the levels reached decides, one that gives less than a level below
  // it is never chosen.
  const bool by_reward = get(one.config, "choose", "").get<std::string>().starts_with("highest");
  std::int64_t best = -1;
  for (const json& level : levels) {
    const std::int64_t reward = get(level, "reward", 0);
    if (by_reward && reward < best) continue;
    best = reward;
    tiers.push_back(tier(level["id"], scaled(level["from"], digits_of(one))));
  }
  return tiers;
}

json draft_of_ladder(const Case& one, const json& levels, const char* metric) {
  json draft = draft_program(one, "USD");
  draft["tier"] = {{"metric", metric}, {"window", {{"kind", "lifetime"}}}, {"validMonths", 12}};
  draft["tier"]["tiers"] = ladder(one, levels);
  // One point for each minor unit: an order of so much is worth so many points.
  draft["points"]["earning"] = {earn_rule("points", "order_paid", by_amount(1, 1))};
  return draft;
}

json named(const json& id) { return id == kNone ? json() : id; }

/// What is between two of the case's dates happens at the member's birth.
void stand_at(Life& life, const std::string& current, const std::string& lowest,
              std::int64_t valid_until) {
  life.apply({{{"kind", "memberEnrolled"}, {"at", kBirth}, {"tier", lowest}}});
  if (current == lowest) return;
  life.apply({{{"kind", "tierChanged"},
               {"from", lowest},
               {"to", current},
               {"at", kBirth},
               {"validUntil", valid_until}}});
}

void assign(Life& life, const json& floor) {
  if (!floor.is_null()) life.send(kBirth, "assignTier", {{"tier", floor}}, "staff");
}

/// A figure of the past as an order, if there is one.
void buy(Life& life, const Case& one, const char* key, const char* id, std::int64_t at) {
  const json amount = get(one.input, key, 0);
  const std::int64_t minor = scaled(amount, digits_of(one));
  if (minor > 0) life.buy(at, minor, id);
}

std::string lowest_of(const json& draft) { return draft["tier"]["tiers"][0]["id"]; }

}  // namespace

json run_tier_eval(const Case& one) {
  const json& levels = one.input["levels"];
  const bool spends = one.input.contains("spent_before");
  json draft = draft_of_ladder(one, levels, spends ? "spend" : "points");
  // Sources that evaluate at once go to what is reached; some never go down.
  const bool never = get(one.config, "downgrade", "") == "never";
  draft["tier"]["downgrade"] = never ? "never" : "to_reached";
  Life life(draft);
  const std::string lowest = lowest_of(draft);
  const json current = get(one.input, "current", lowest);
  const std::int64_t evaluated = kBirth + 2 * kDay;
  stand_at(life, current, lowest, evaluated);
  assign(life, get(one.input, "manually_assigned_floor", nullptr));
  for (const char* past : {"spent_before", "points_before", "lifetime_points", "amount"}) {
    buy(life, one, past, past, kBirth);
  }
  const bool with_current = get(one.config, "include_current_transaction", true);
  json view = life.view(evaluated - 1);
  for (const char* now : {"earned", "current_transaction"}) {
    buy(life, one, now, now, evaluated - 1);
  }
  if (with_current) {
    life.pass_time(evaluated);
    view = life.view(evaluated);
  }
  const json standing = view["tier"]["current"];
  return {{"tier", named(standing)},
          {"points", view["tier"]["metric"]},
          {"move_to", standing == get(one.input, "current", nullptr) ? json() : named(standing)}};
}

json run_tier_period_end(const Case& one) {
  json draft = draft_of_ladder(one, one.input["levels"], "points");
  draft["tier"]["window"] = {{"kind", "calendar_year"}};
  draft["tier"]["downgrade"] = get(one.config, "downgrade", "one_step");
  Life life(draft);
  stand_at(life, one.input["current"], lowest_of(draft), kYearEnd);
  buy(life, one, "points_in_period", "year", kBirth + kDay);
  life.pass_time(kYearEnd);
  return {{"tier", named(life.view(kYearEnd)["tier"]["current"])}};
}

json run_tier_override(const Case& one) {
  json levels = json::array();
  std::int64_t from = 0;
  for (const json& id : one.input["order"]) levels.push_back({{"id", id}, {"from", from++}});
  const json draft = draft_of_ladder(one, levels, "points");
  Life life(draft);
  const std::string lowest = lowest_of(draft);
  stand_at(life, get(one.input, "earned", lowest), lowest, kYearEnd);
  assign(life, get(one.input, "override", nullptr));
  return {{"tier", life.view(kBirth)["tier"]["current"]}};
}

namespace {

/// A threshold to reach and one to keep, told of one tier.
json run_thresholds(const Case& one) {
  json levels = json::array();
  const json up = get(one.input, "upgrade_threshold", nullptr);
  const json keep = get(one.input, "renewal_threshold", nullptr);
  const bool renews = !keep.is_null();
  const std::int64_t target = scaled(renews ? keep : up, digits_of(one));
  json draft = draft_of_ladder(one, levels, "points");
  draft["tier"]["tiers"].push_back(tier("above", target));
  if (renews && !up.is_null()) {
    draft["tier"]["tiers"].push_back(tier("next", scaled(up, digits_of(one))));
  }
  draft["tier"]["downgrade"] = "one_step";
  Life life(draft);
  stand_at(life, renews ? "above" : kNone, kNone, kYearEnd);
  for (const char* figure : {"current_points", "purchases_in_validity", "visits_in_validity"}) {
    buy(life, one, figure, figure, kBirth + kDay);
  }
  const json shown = life.view(kBirth + kDay)["tier"];
  json answer = {{"missing_to_next", get(shown, "missingToNext", 0)},
                 {"missing_to_keep", get(shown, "missingToKeep", 0)}};
  life.pass_time(kYearEnd);
  answer["renewed"] = life.view(kYearEnd)["tier"]["current"] != kNone;
  return answer;
}

}  // namespace

json run_tier_progress(const Case& one) {
  if (!one.input.contains("levels")) return run_thresholds(one);
  const json draft = draft_of_ladder(one, one.input["levels"], "points");
  Life life(draft);
  life.enrol();
  buy(life, one, "lifetime_points", "past", kBirth);
  buy(life, one, "current_points", "past", kBirth);
  const json shown = life.view(kBirth)["tier"];
  std::int64_t from = 0;
  for (const json& step : draft["tier"]["tiers"]) {
    if (step["id"] == shown["current"]) from = step["from"];
  }
  const std::int64_t inside = shown["metric"].get<std::int64_t>() - from;
  json answer = {{"tier", named(shown["current"])}, {"points_in_tier", inside}};
  const json missing = get(shown, "missingToNext", nullptr);
  answer["points_to_next"] = missing.is_null() ? json(0) : missing;
  answer["missing_to_next"] = answer["points_to_next"];
  answer["tier_range"] = missing.is_null() ? json() : json(inside + missing.get<std::int64_t>());
  // The share of the way as the view's two figures give it.
  answer["progress_permille"] =
      missing.is_null() ? json(1000)
                        : call("roundDiv", {{"numerator", inside * 1000},
                                            {"denominator", inside + missing.get<std::int64_t>()},
                                            {"mode", "floor"}})["quotient"];
  return answer;
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
//
// allocate, split, allocate_with_floor, round, round_div, round_to_unit, cash_round: the verbs
// `allocate`, `roundDiv` and `roundToStep`.

#include <algorithm>
#include <numeric>

#include "peers/adapter.h"

namespace tillside::peers {
namespace {

/// Weights may be rationals: over their common denominator they are whole.
json whole_weights(const json& weights) {
  std::int64_t common = 1;
  for (const json& weight : weights) {
    common = std::lcm(common, static_cast<std::int64_t>(exact(weight).denominator));
  }
  json whole = json::array();
  for (const json& weight : weights) {
    whole.push_back(static_cast<std::int64_t>(exact(weight).times(common).numerator));
  }
  return whole;
}

json allocation_request(const Case& one, json weights) {
  json request = {{"amountMinor", one.input["amount"]}, {"weights", std::move(weights)}};
  const std::string strategy = get(one.config, "strategy", "any");
  if (strategy.rfind("any", 0) != 0) request["strategy"] = strategy;
  request["zeroWeights"] = get(one.config, "zero_weights", "error");
  request["step"] = get(one.input, "cash_step", 1);
  // moneyphp rounds shares of a negative amount down, where the others mirror the positive one.
  if (profile_of(one.source) == "moneyphp") request["negative"] = "floor";
  return request;
}

/// dinero.js takes ratios that are all below zero for what they are to one another.
json mended_weights(const Case& one, json weights) {
  const auto below = [](const json& weight) { return weight.get<std::int64_t>() <= 0; };
  if (profile_of(one.source) != "dinero" || !std::all_of(weights.begin(), weights.end(), below)) {
    return weights;
  }
  for (json& weight : weights) weight = -weight.get<std::int64_t>();
  return weights;
}

/// Where the source says what weights of nothing get, or takes any ratios, no weights get nothing.
bool takes_no_weights(const Case& one) {
  return one.config.contains("zero_weights") || profile_of(one.source) == "dinero";
}

/// The sources that hand the remainder back give it as one more share.
json shares_of(const Case& one, json weights, const char* fault) {
  try {
    const json request = allocation_request(one, std::move(weights));
    const json allocation = call("allocate", request);
    json shares = allocation["sharesMinor"];
    const std::string strategy = get(one.config, "strategy", "");
    if (strategy.find("separate") != std::string::npos) {
      shares.push_back(allocation["remainderMinor"]);
    }
    return {{"shares", shares}, {"shares_multiset", shares}};
  } catch (const Refused& refused) {
    if (refused.code != "weights_not_usable") throw;
    return {{"error", fault}};
  }
}

int decimals_of(const json& weight) {
  const std::string text = weight.is_string() ? weight.get<std::string>() : weight.dump();
  const auto point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

/// Amounts widened by as many decimals as the weights have; where these have none, until the
/// shares come out even.
json widened(const Case& one) {
  Case wider = one;
  const json weights = whole_weights(one.input["weights"]);
  int added = 0;
  for (const json& weight : one.input["weights"]) added = std::max(added, decimals_of(weight));
  constexpr int kMost = 9;
  if (added == 0) {
    json probe = allocation_request(one, weights);
    probe["strategy"] = "floor_separate_remainder";
    while (added < kMost && call("allocate", probe)["remainderMinor"] != 0) {
      ++added;
      probe["amountMinor"] = one.input["amount"].get<std::int64_t>() * power_of_ten(added);
    }
  }
  wider.input["amount"] = one.input["amount"].get<std::int64_t>() * power_of_ten(added);
  // The amount itself counts hundredths.
  return {{"scale", 2 + added}, {"shares", shares_of(wider, weights, "")["shares"]}};
}

json rounded(const Exact& number, const std::string& mode) {
  return call("roundDiv", {{"numerator", static_cast<std::int64_t>(number.numerator)},
                           {"denominator", static_cast<std::int64_t>(number.denominator)},
                           {"mode", mode}})["quotient"];
}

json to_step(const json& amount, std::int64_t step, const std::string& mode) {
  return call("roundToStep",
              {{"amountMinor", amount}, {"stepMinor", step}, {"mode", mode}})["amountMinor"];
}

}  // namespace

json run_allocate(const Case& one) {
  const json weights = whole_weights(one.input["weights"]);
  if (weights.empty() && takes_no_weights(one)) return {{"shares", json::array()}};
  json answer = shares_of(one, mended_weights(one, weights), "invalid_weights");
  if (one.config.contains("scale")) answer["shares_scaled"] = widened(one);
  return answer;
}

json run_split(const Case& one) {
  const auto parts = one.input["parts"].get<std::int64_t>();
  json weights = json::array();
  for (std::int64_t i = 0; i < parts; ++i) weights.push_back(1);
  return shares_of(one, std::move(weights), "invalid_parts");
}

/// Each line's room is what it costs above its lowest price.
json run_allocate_with_floor(const Case& one) {
  json weights = json::array();
  json room = json::array();
  for (const json& line : one.input["lines"]) {
    const auto total = line["total"].get<std::int64_t>();
    const auto lowest = get(line, "min_unit_price", 0).get<std::int64_t>();
    const bool closed = get(line, "already_discounted", false);
    weights.push_back(closed ? 0 : total);
    room.push_back(closed ? 0 : total - lowest * line["qty"].get<std::int64_t>());
  }
  json request = allocation_request(one, std::move(weights));
  request["room"] = std::move(room);
  request["overflow"] = get(one.config, "iterate_overflow", true) ? "again" : "drop";
  return {{"shares", call("allocate", request)["sharesMinor"]}};
}

json run_round(const Case& one) {
  const int decimals = get(one.input, "decimals", 0);
  const json result =
      rounded(exact(one.input["value"]).times(power_of_ten(decimals)), mode_of(one.config["mode"]));
  return {{"result", result}, {"result_minor", result}};
}

json run_round_div(const Case& one) {
  const json request = {{"numerator", one.input["num"]},
                        {"denominator", one.input["den"]},
                        {"mode", mode_of(one.config["mode"])}};
  return {{"result", call("roundDiv", request)["quotient"]}};
}

json run_round_to_unit(const Case& one) {
  return {{"result", to_step(one.input["amount"], power_of_ten(one.input["unit_pow10"]),
                             mode_of(one.config["mode"]))}};
}

/// Two stages: to the minor unit, then to the step.
json run_cash_round(const Case& one) {
  const std::string mode = "half_away_from_zero";
  const json minor = rounded(exact(one.input["value"]).times(100), mode);
  return {{"result_minor", to_step(minor, one.input["step_minor"], mode)}};
}

}  // namespace tillside::peers

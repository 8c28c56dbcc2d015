// SPDX-License-Identifier: MIT
//
// line_percent, tiered_flat, tiered_percent, tiered_percent_by_qty, flexi_rate, quantity_group,
// reward_quantity: one rule over a line or two.

#include "peers/till.h"

namespace tillside::peers {
namespace {

constexpr std::int64_t kLarge = 1'000'000'000;

std::vector<std::string> add_lines(Till& till, const json& lines) {
  std::vector<std::string> ids;
  for (const json& line : lines) {
    ids.push_back("line-" + std::to_string(ids.size() + 1));
    till.line(ids.back(), line["unit_price"], line["qty"]);
  }
  return ids;
}

json discount_of(const Till& till) { return {{"discount", till.quote()["discountMinor"]}}; }

/// The value below the first tier, then the tiers. A value of 0 is no step.
json ladder_steps(const json& base, const json& tiers, const char* kind) {
  const bool percent = std::string_view(kind) == "ratePpm";
  const auto step = [&](const json& from, const json& value) {
    return json{{"from", from}, {"value", {{kind, percent ? json(ppm_of_percent(value)) : value}}}};
  };
  json steps = json::array();
  if (exact(base).numerator != 0) steps.push_back(step(0, base));
  for (const json& tier : tiers) steps.push_back(step(tier[0], tier[1]));
  return steps;
}

/// A currency with so many decimals.
std::string currency_with(int exponent) {
  return exponent == 0 ? "JPY" : exponent == 3 ? "KWD" : "USD";
}

}  // namespace

json run_line_percent(const Case& one) {
  Till till(one, "USD");
  if (one.input.contains("discountable_amount")) {
    till.line("line", one.input["discountable_amount"], 1);
  } else {
    till.line("line", one.input["unit_price"], get(one.input, "qty", 1));
  }
  till.promotion(
      {{"benefit", {{"kind", "percentOff"}, {"ratePpm", ppm_of_percent(one.input["percent"])}}}});
  return discount_of(till);
}

json run_tiered_flat(const Case& one) {
  Till till(one, get(one.input, "currency", "USD"));
  till.line("line", one.input["amount"], 1);
  till.promotion(
      {{"currency", get(one.input, "rule_currency", "USD")},
       {"benefit",
        {{"kind", "ladder"},
         {"steps", ladder_steps(get(one.input, "base", 0), one.input["tiers"], "offMinor")}}}});
  return discount_of(till);
}

json run_tiered_percent(const Case& one) {
  Till till(one, get(one.input, "currency", currency_with(get(one.input, "currency_exponent", 2))));
  const auto ids = add_lines(till, one.input["lines"]);
  till.promotion({{"benefit",
                   {{"kind", "ladder"},
                    {"counts", json::object()},
                    {"scope", "each_line"},
                    {"steps", ladder_steps(get(one.input, "base_percent", 0), one.input["tiers"],
                                           "ratePpm")}}}});
  return {{"first_line_discount", line_discounts(till.quote(), {ids.front()})[0]}};
}

json run_tiered_percent_by_qty(const Case& one) {
  const int digits = one.unit == "major" ? 2 : 0;
  Till till(one, "USD");
  const json& line = one.input["line"];
  till.line("line", scaled(line["unit_price"], digits), line["qty"]);
  // The other eligible units of the order, whatever they cost.
  const std::int64_t others =
      one.input["eligible_qty"].get<std::int64_t>() - line["qty"].get<std::int64_t>();
  if (others > 0) till.line("others", 100, others);
  till.promotion({{"benefit",
                   {{"kind", "ladder"},
                    {"of", "quantity"},
                    {"scope", "each_line"},
                    {"steps", ladder_steps(get(one.input, "base_percent", 0), one.input["tiers"],
                                           "ratePpm")}}}});
  return {{"discount", decimal(line_discounts(till.quote(), {"line"})[0], digits)}};
}

json run_flexi_rate(const Case& one) {
  Till till(one, "USD");
  till.line("line", kLarge, one.input["qty"]);
  json benefit = {{"kind", "amountOff"},
                  {"scope", "each_unit"},
                  {"offMinor", one.input["first_item"]},
                  {"nextOffMinor", one.input["additional_item"]}};
  if (const json most = get(one.input, "max_items", 0); most != 0) {
    benefit["units"] = {{"count", most}, {"eachLine", true}};
  }
  till.promotion({{"benefit", benefit}});
  return discount_of(till);
}

json run_quantity_group(const Case& one) {
  Till till(one, "USD");
  const auto ids = add_lines(till, one.input["lines"]);
  const json value = one.input.contains("percent_per_item")
                         ? percent_value(one.input["percent_per_item"])
                         : json{{"offMinor", one.input["discount_per_item"]}};
  till.promotion({{"benefit",
                   {{"kind", "bundle"},
                    {"parts", {{{"quantity", one.input["group_size"]}}}},
                    {"value", value},
                    {"scope", "each_unit"},
                    {"order", "cart"}}}});
  return {{"line_discounts", line_discounts(till.quote(), ids)}};
}

json run_reward_quantity(const Case& one) {
  Till till(one, "USD");
  // Rewarded units cost one minor unit each and are free, so that the discount counts them.
  till.line("condition", kLarge, one.input["condition_qty"]);
  till.line("reward", 1, 1'000'000);
  json benefit = {{"kind", "buyXGetY"},
                  {"buy", {{"quantity", one.input["buy"]}, {"filter", {{"skus", {"condition"}}}}}},
                  {"get", {{"quantity", one.input["get"]}, {"filter", {{"skus", {"reward"}}}}}},
                  {"repeat", get(one.config, "repeat", true)}};
  const json most = get(one.input, "max_reward", nullptr);
  if (!most.is_null()) benefit["maxReward"] = most;
  till.promotion({{"benefit", benefit}});
  return {{"reward_qty", till.quote()["discountMinor"]}};
}

}  // namespace tillside::peers

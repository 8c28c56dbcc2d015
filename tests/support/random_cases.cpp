// SPDX-License-Identifier: MIT
#include "support/random_cases.h"

#include "support/random_history.h"

namespace tillside::test {
namespace {

using nlohmann::json;

const std::vector<std::string> kCategories = {"Shoes", "Hats", "Bags"};
const std::vector<std::string> kBrands = {"Alto", "Brio"};
const std::vector<std::string> kTags = {"new", "sport", "gift"};
const std::vector<std::string> kTiers = {"basic", "silver", "gold"};
const std::vector<std::string> kCodes = {"TEN", "WELCOME-10", "VIP2"};
const std::vector<std::string> kModes = {"half_away_from_zero",
                                         "half_even",
                                         "half_odd",
                                         "half_toward_zero",
                                         "half_toward_pos_inf",
                                         "half_toward_neg_inf",
                                         "floor",
                                         "ceil",
                                         "trunc"};
const std::vector<std::string> kStrategies = {
    "largest_remainder",         "floor_then_first",         "floor_then_last",
    "floor_then_largest_weight", "floor_separate_remainder", "round_half_toward_zero_then_first",
    "block_separate_remainder"};
const std::vector<std::string> kScopes = {"each_unit", "each_line", "across"};
constexpr std::int64_t kNow = 1767225600000;

json text(const std::string& en) { return {{"en", en}}; }

json random_filter(Draw& draw) {
  json filter = json::object();
  if (draw.one_in(3)) filter["categories"] = {draw.pick(kCategories)};
  if (draw.one_in(6)) filter["brands"] = {draw.pick(kBrands)};
  if (draw.one_in(6)) filter["tags"] = {draw.pick(kTags)};
  if (draw.one_in(8)) filter["excludeOnSale"] = true;
  return filter;
}

json random_value(Draw& draw) {
  switch (draw.from(0, 3)) {
    case 0:
      return {{"offMinor", 1 + draw.magnitude(12)}};
    case 1:
      return {{"priceMinor", draw.magnitude(12)}};
    default:
      return {{"ratePpm", draw.from(1, 100) * 10000}};
  }
}

json random_units(Draw& draw) {
  return {{"order", draw.pick<std::string>({"cart", "cheapest", "most_expensive", "largest_line"})},
          {"count", draw.from(1, 6)},
          {"eachLine", draw.one_in(3)}};
}

json random_unit_set(Draw& draw) {
  json set = {{"quantity", draw.from(1, 3)}};
  if (draw.one_in(2)) set["filter"] = random_filter(draw);
  return set;
}

json random_steps(Draw& draw, bool repeats) {
  json steps = json::array();
  std::int64_t threshold = 0;
  for (std::int64_t i = repeats ? 1 : draw.from(1, 4); i > 0; --i) {
    threshold += repeats ? draw.from(100, 30000) : draw.from(1, 20000);
    steps.push_back({{"thresholdMinor", threshold}, {"offMinor", draw.from(1, 9000)}});
  }
  return steps;
}

/// A share, an amount or a price of some units or all.
json random_simple_benefit(Draw& draw) {
  json benefit = random_value(draw);
  benefit["kind"] = benefit.contains("ratePpm")    ? "percentOff"
                    : benefit.contains("offMinor") ? "amountOff"
                                                   : "fixedPrice";
  benefit["scope"] = draw.pick(kScopes);
  if (draw.one_in(3)) benefit["units"] = random_units(draw);
  if (benefit["kind"] == "amountOff" && benefit["scope"] == "each_unit" && draw.one_in(3)) {
    benefit["nextOffMinor"] = draw.magnitude(10);
  }
  return benefit;
}

json random_group_benefit(Draw& draw) {
  if (draw.one_in(2)) {
    json parts = json::array({random_unit_set(draw)});
    if (draw.one_in(3)) parts.push_back(random_unit_set(draw));
    return {{"kind", "bundle"},
            {"parts", parts},
            {"value", random_value(draw)},
            {"scope", draw.pick(kScopes)},
            {"maxGroups", draw.from(1, 9)}};
  }
  return {{"kind", "buyXGetY"},
          {"buy", random_unit_set(draw)},
          {"get", random_unit_set(draw)},
          {"value", random_value(draw)},
          {"order", draw.pick<std::string>({"cheapest", "most_expensive"})},
          {"repeat", draw.one_in(2)},
          {"partialReward", draw.one_in(2)}};
}

json random_ladder(Draw& draw) {
  json steps = json::array();
  std::int64_t from = draw.from(0, 3);
  for (std::int64_t i = draw.from(1, 3); i > 0; --i) {
    steps.push_back({{"from", from}, {"value", random_value(draw)}});
    from += draw.from(1, 4);
  }
  return {{"kind", "ladder"}, {"of", "quantity"}, {"steps", steps}, {"scope", draw.pick(kScopes)}};
}

json random_benefit(Draw& draw) {
  switch (draw.from(0, 6)) {
    case 0:
    case 1:
      return random_simple_benefit(draw);
    case 2:
      return {{"kind", "spendThreshold"}, {"mode", "repeat"}, {"steps", random_steps(draw, true)}};
    case 3:
      return {{"kind", "spendThreshold"}, {"steps", random_steps(draw, false)}};
    case 4:
      return random_ladder(draw);
    case 5:
      return {{"kind", "gift"}, {"sku", "s1"}, {"quantity", draw.from(1, 3)}};
    default:
      return random_group_benefit(draw);
  }
}

json random_condition(Draw& draw) {
  switch (draw.from(0, 3)) {
    case 0:
      return {{"kind", "minTotal"}, {"thresholdMinor", draw.from(1, 40000)}};
    case 1:
      return {{"kind", "minQuantity"}, {"quantity", draw.from(1, 8)}};
    case 2:
      return {{"kind", "tierAtLeast"}, {"tier", draw.pick(kTiers)}};
    default:
      return {{"kind", "firstOrder"}};
  }
}

json random_promotion(Draw& draw, std::int64_t number) {
  const std::string id = "p" + std::to_string(number);
  json promotion = {{"id", id},
                    {"title", text(id)},
                    {"level", draw.pick<std::string>({"item", "bundle", "shop", "platform"})},
                    {"priority", draw.from(-2, 2)},
                    {"filter", random_filter(draw)},
                    {"benefit", random_benefit(draw)}};
  if (draw.one_in(4)) promotion["conditions"] = json::array({random_condition(draw)});
  if (draw.one_in(5)) promotion["maxOffMinor"] = draw.from(1, 5000);
  if (draw.one_in(20)) promotion["active"] = false;
  if (draw.one_in(5))
    promotion["base"] = draw.pick<std::string>({"level_start", "net", "same_units"});
  if (draw.one_in(5)) {
    promotion["thresholdBasis"] =
        draw.pick<std::string>({"level_start", "after_item_level", "subtotal"});
  }
  if (draw.one_in(6)) {
    promotion["limits"] = {{"budgetId", "spring"},
                           {"budgetMinor", draw.from(1, 9000)},
                           {"overBudget", draw.pick<std::string>({"drop", "clip"})}};
  }
  if (draw.one_in(10)) {
    promotion["window"] = {{"start", kNow - draw.from(-1, 1)}, {"end", kNow + 1}};
  }
  if (draw.one_in(4)) {
    promotion["coupon"] = {{"code", draw.pick(kCodes)}, {"mustBeHeld", draw.one_in(3)}};
    if (draw.one_in(2)) promotion["coupon"]["perMember"] = draw.from(1, 2);
  }
  return promotion;
}

/// A rule of unit prices.
json random_price_rule(Draw& draw, const std::string& id) {
  json benefit = random_value(draw);
  benefit["kind"] = benefit.contains("ratePpm")    ? "percentOff"
                    : benefit.contains("offMinor") ? "amountOff"
                                                   : "fixedPrice";
  benefit["scope"] = "each_unit";
  return {{"id", id},
          {"title", text(id)},
          {"level", "price"},
          {"filter", random_filter(draw)},
          {"base", draw.pick<std::string>({"running", "level_start"})},
          {"benefit", benefit}};
}

json random_tax(Draw& draw) {
  json classes = json::array();
  for (const char* id : {"std", "food"}) {
    json rates = json::array();
    for (std::int64_t i = draw.from(0, 3); i > 0; --i) {
      rates.push_back({{"id", "r" + std::to_string(i)},
                       {"ratePpm", draw.from(0, 250) * 1000},
                       {"compound", draw.one_in(4)}});
    }
    classes.push_back({{"id", id}, {"rates", rates}});
  }
  return {{"inclusive", draw.one_in(2)},
          {"level", draw.pick<std::string>({"line", "line", "unit", "total"})},
          {"rounding", draw.pick(kModes)},
          {"classes", classes}};
}

json random_points(Draw& draw) {
  const json spend = {{"id", "spend"},
                      {"title", text("spend")},
                      {"on", "order_paid"},
                      {"amount", {{"kind", "byAmount"}, {"points", 10}, {"perMinor", 100}}},
                      {"filter", random_filter(draw)}};
  const json growth = {{"id", "growth"},
                       {"title", text("growth")},
                       {"on", "order_paid"},
                       {"counter", "growth"},
                       {"amount", {{"kind", "rankBonus"}}}};
  json points = {{"earning", json::array({spend, growth})}};
  if (draw.one_in(4)) return points;
  points["redemption"] = {{"points", draw.from(1, 200)},
                          {"minor", draw.from(1, 200)},
                          {"maxSharePpm", draw.from(0, 10) * 100000},
                          {"minPoints", draw.from(0, 1) * 300}};
  return points;
}

json random_item(Draw& draw, const std::string& sku) {
  const std::int64_t price = draw.magnitude(draw.one_in(200) ? 53 : 15);
  json item = {{"sku", sku},
               {"productId", "p" + sku},
               {"category", draw.pick(kCategories)},
               {"brand", draw.pick(kBrands)},
               {"tags", {draw.pick(kTags)}},
               {"priceMinor", price}};
  if (draw.one_in(4)) item["listPriceMinor"] = price + draw.from(0, 500);
  if (draw.one_in(3)) item["taxClass"] = "food";
  if (draw.one_in(5)) item["minPriceMinor"] = draw.from(0, price);
  if (draw.one_in(5)) item["stock"] = draw.from(0, 4);
  return item;
}

}  // namespace

json random_program(Draw& draw) {
  json program = {
      {"format", 1},
      {"id", "shop"},
      {"title", text("Shop")},
      {"currency", draw.pick<std::string>({"CNY", "JPY", "KWD"})},
      {"tax", random_tax(draw)},
      {"points", random_points(draw)},
      {"rounding", {{"discount", draw.pick(kModes)}, {"allocation", draw.pick(kStrategies)}}}};
  json tiers = json::array();
  for (const std::string& id : kTiers) {
    tiers.push_back({{"id", id},
                     {"title", text(id)},
                     {"from", static_cast<std::int64_t>(tiers.size()) * 1000}});
  }
  program["tier"] = {{"tiers", tiers}};
  json promotions = json::array();
  for (std::int64_t i = draw.from(0, 8); i > 0; --i) {
    promotions.push_back(random_promotion(draw, i));
  }
  for (std::int64_t i = draw.one_in(3) ? draw.from(1, 2) : 0; i > 0; --i) {
    promotions.push_back(random_price_rule(draw, "r" + std::to_string(i)));
  }
  program["promotions"] = promotions;
  return program;
}

RandomCase random_quote(Draw& draw) {
  json lines = json::array();
  json items = json::array();
  for (std::int64_t i = draw.from(0, 9); i > 0; --i) {
    const std::string sku = "s" + std::to_string(i);
    items.push_back(random_item(draw, sku));
    lines.push_back({{"sku", draw.one_in(300) ? "lost" : sku},
                     {"quantity", draw.one_in(9) ? draw.from(0, 1000000) : draw.from(1, 5)}});
  }
  json coupons = json::array();
  for (std::int64_t i = draw.from(0, 2); i > 0; --i) {
    coupons.push_back(draw.one_in(5) ? " nobody " : draw.pick(kCodes));
  }
  json request = {{"program", random_program(draw)},
                  {"programHash", std::string(64, '0')},
                  {"cart", {{"lines", lines}, {"coupons", coupons}}},
                  {"items", items},
                  {"now", kNow}};
  if (draw.one_in(2)) request["cart"]["redeemPoints"] = draw.magnitude(16);
  if (!draw.one_in(4)) {
    request["member"] = {{"tier", draw.pick(kTiers)},
                         {"available", draw.magnitude(16)},
                         {"orders", draw.from(0, 1)},
                         {"heldCoupons", {draw.pick(kCodes)}},
                         {"used", {{"p1", draw.from(0, 2)}}}};
  }
  return {"quoteCart", std::move(request)};
}

RandomCase random_arithmetic(Draw& draw) {
  const std::int64_t sign = draw.one_in(3) ? -1 : 1;
  if (draw.one_in(3)) {
    return {"roundDiv",
            {{"numerator", sign * draw.magnitude(53)},
             {"denominator", draw.magnitude(draw.one_in(2) ? 4 : 53)},
             {"mode", draw.pick(kModes)}}};
  }
  json weights = json::array();
  json room = json::array();
  const int bits = draw.one_in(3) ? 53 : 12;
  for (std::int64_t i = draw.from(0, 12); i > 0; --i) {
    weights.push_back(draw.one_in(4) ? 0 : draw.magnitude(bits));
    room.push_back(draw.magnitude(12));
  }
  json request = {{"amountMinor", sign * draw.magnitude(draw.one_in(3) ? 53 : 16)},
                  {"weights", weights},
                  {"strategy", draw.pick(kStrategies)},
                  {"zeroWeights", draw.pick<std::string>({"error", "equal_split", "all_zero"})}};
  if (draw.one_in(4)) request["step"] = draw.from(1, 50);
  if (draw.one_in(3)) request["room"] = room;
  return {"allocate", std::move(request)};
}

std::vector<RandomCase> random_history(std::uint64_t seed) {
  constexpr int kSteps = 12;
  std::vector<RandomCase> cases;
  const auto add = [&](const char* verb, const auto& request) {
    cases.push_back({verb, json::parse(canonical_json(request))});
  };
  RandomHistory history(seed);
  history.watch = [&](const DecideRequest& request) { add("decide", request); };
  for (int i = 0; i < kSteps; ++i) history.step();
  add("applyEvents", ApplyRequest{.state = {}, .events = history.events()});
  add("viewMember",
      ViewRequest{.program = history.program(), .state = history.state(), .now = history.now()});
  return cases;
}

}  // namespace tillside::test

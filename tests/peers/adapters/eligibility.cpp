// SPDX-License-Identifier: MIT
//
// choose_best, coupon_eligibility, condition: which promotion applies at all.

#include <chrono>
#include <sstream>

#include "peers/till.h"

namespace tillside::peers {
namespace {

/// "2026-01-31", "2026-01-31 10:30" or "2026-01-31T10:30:00Z" as milliseconds.
std::int64_t moment_of(const std::string& text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (std::sscanf(text.c_str(), "%d-%d-%d%*c%d:%d:%d", &year, &month, &day, &hour, &minute,
                  &second) < 3) {
    throw std::invalid_argument("no moment: " + text);
  }
  using namespace std::chrono;
  const sys_days date =
      year_month_day{std::chrono::year{year}, std::chrono::month(month), std::chrono::day(day)};
  const auto at = sys_seconds{date} + hours{hour} + minutes{minute} + seconds{second};
  return std::int64_t{at.time_since_epoch().count()} * 1000;
}

const json kOneOff = {{"kind", "amountOff"}, {"offMinor", 1}};

}  // namespace

json run_choose_best(const Case& one) {
  Till till(one, "USD");
  till.line("item", 1'000'000'000, 1);
  const int digits = one.unit == "minor" ? 0 : 4;
  for (const json& candidate : one.input["candidates"]) {
    const std::int64_t size = std::abs(scaled(candidate["amount"], digits));
    till.promotion({{"id", candidate["id"]},
                    {"group", "lane"},
                    {"benefit", {{"kind", "amountOff"}, {"offMinor", size}}}});
  }
  till.program["stacking"] = {
      {"groups", {{{"id", "lane"}, {"maxApplied", 1}, {"choose", "best"}}}}};
  const json quote = till.quote();
  for (const json& entry : quote["trace"]) {
    if (applied(entry)) return {{"chosen", entry["id"]}};
  }
  return {{"chosen", nullptr}};
}

json run_coupon_eligibility(const Case& one) {
  Till till(one, "USD");
  const int digits = one.unit == "major" ? 4 : 0;
  // One line has the price, the others only count.
  till.line("priced", scaled(get(one.input, "subtotal", 0), digits), 1);
  const std::int64_t units = get(one.input, "items_quantity", 1);
  if (units > 1) till.line("counted", 0, units - 1);
  json conditions = json::array();
  const json& coupon = one.input["coupon"];
  if (const json least = get(coupon, "min_spent", nullptr); !least.is_null()) {
    conditions.push_back({{"kind", "minTotal"}, {"thresholdMinor", scaled(least, digits)}});
  }
  if (const json least = get(coupon, "min_items_quantity", nullptr); !least.is_null()) {
    conditions.push_back({{"kind", "minQuantity"}, {"quantity", least}});
  }
  till.promotion({{"id", "coupon"},
                  {"coupon", {{"code", "COUPON"}}},
                  {"conditions", conditions},
                  {"benefit", kOneOff}});
  till.request["cart"]["coupons"] = {"COUPON"};
  const json entry = entry_of(till.quote(), "coupon");
  const std::string reason = entry["reason"];
  return {{"eligible", applied(entry)},
          {"reason", reason == "min_total" ? json("min_spent")
                     : reason == "min_qty" ? json("min_quantity")
                                           : json(nullptr)}};
}

json run_condition(const Case& one) {
  Till till(one, "USD");
  const int digits = one.unit == "major" ? 2 : 0;
  const auto amount = [&](const json& figure) { return scaled(figure, digits); };
  const json& condition = one.input["condition"];
  // Of an order that is not there no total is known.
  const json least = get(condition, "order_total_at_least", nullptr);
  const json total = get(one.input, "order_total", least.is_null() ? json(100) : json());
  if (!total.is_null()) till.line("order", amount(total), 1);
  json promotion = {{"id", "rule"}, {"conditions", json::array()}, {"benefit", kOneOff}};
  // From nothing on is every order.
  if (!least.is_null() && amount(least) > 0) {
    promotion["conditions"].push_back({{"kind", "minTotal"}, {"thresholdMinor", amount(least)}});
  }
  if (condition.contains("iso_days")) {
    promotion["conditions"].push_back({{"kind", "weekly"}, {"days", condition["iso_days"]}});
  }
  // The last moment that the source names still counts; our windows end before their end.
  if (const json from = get(condition, "from", nullptr); !from.is_null()) {
    promotion["window"]["start"] = moment_of(from);
  }
  if (const json to = get(condition, "to", nullptr); !to.is_null()) {
    promotion["window"]["end"] = moment_of(to) + 1;
  }
  if (one.input.contains("at")) till.request["now"] = moment_of(one.input["at"]);
  till.promotion(promotion);
  // Of an order of nothing nothing comes off, though the condition holds.
  const json entry = entry_of(till.quote(), "rule");
  return {{"satisfied", applied(entry) || entry["reason"] == "already_zero"}};
}

}  // namespace tillside::peers

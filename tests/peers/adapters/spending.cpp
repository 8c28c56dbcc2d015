// SPDX-License-Identifier: MIT
//
// Points as money: what a cart takes of them, what they are worth, and what an order spends.

#include <algorithm>
#include <set>

#include "peers/life.h"

namespace tillside::peers {
namespace {

constexpr std::int64_t kMuch = 100'000'000'000;

json rate(const Case& one, std::int64_t points, std::int64_t minor) {
  json redemption = {{"points", points}, {"minor", minor}};
  redemption["minPoints"] = get(one.config, "min_points", 0);
  const json share = get(one.config, "max_percent_of_order", nullptr);
  if (!share.is_null()) redemption["maxSharePpm"] = ppm_of_percent(share);
  return redemption;
}

/// A rate of nothing is no rate: such a program offers no redemption.
void set_conversion(const Case& one, json& draft) {
  const std::int64_t points = get(one.config, "conversion_points", 1);
  const std::int64_t minor = get(one.config, "conversion_amount", 1);
  if (points > 0 && minor > 0) draft["points"]["redemption"] = rate(one, points, minor);
}

json asked(const json& draft, std::int64_t price, std::int64_t points, std::int64_t available) {
  return quote_of(published(draft), {{{"sku", "it"}, {"price", price}}},
                  {{"tier", draft["tier"]["tiers"][0]["id"]}, {"available", available}}, points);
}

}  // namespace

json run_redeem_points(const Case& one) {
  json draft = draft_program(one, "USD");
  set_conversion(one, draft);
  const int digits = one.unit == "major" ? 2 : 0;
  // Nobody asks for fewer points than none, nor has fewer to give.
  const auto points = [&](const char* name) {
    return std::max<std::int64_t>(0, one.input[name].get<std::int64_t>());
  };
  const json quote = asked(draft, scaled(one.input["order_total"], digits), points("requested"),
                           points("balance"));
  return {{"applied_points", quote["pointsRedeemed"]}};
}

json run_points_to_money(const Case& one) {
  json draft = draft_program(one, "USD");
  const int digits = one.unit == "major" ? 2 : 0;
  const json exchange = get(one.input, "exchange_rate", nullptr);
  if (exchange.is_null()) {
    set_conversion(one, draft);
  } else {
    draft["points"]["redemption"] = rate(one, 1, scaled(exchange, digits));
  }
  const std::int64_t points = one.input["points"];
  const json quote = asked(draft, kMuch, points, points);
  return {{"amount", decimal(quote["pointsMinor"], digits)}};
}

/// Whether so many points may be used at all: what a cart could take of them reaches the least.
json run_min_points_check(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["redemption"] = {
      {"points", 1}, {"minor", 1}, {"minPoints", one.input["minimum"]}};
  const std::int64_t points = one.input["points"];
  const json quote = asked(draft, kMuch, points, points);
  return {{"allowed", quote["pointsUsable"] >= one.input["minimum"]}};
}

/// Each redemption pays an order; the order's id is the command's, so that it counts once. Where
/// the source does not refuse what exceeds the balance, the order spends what its quote takes.
json run_redeem(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["redemption"] = {{"points", 1}, {"minor", 1}};
  Life life(draft);
  life.enrol();
  const std::int64_t balance = one.input["balance"];
  if (balance > 0) {
    life.send(kBirth, "adjustPoints", {{"points", balance}, {"reason", "opening"}}, "staff");
  }
  std::set<std::string> orders;
  const bool reject = get(one.config, "insufficient", "") == "reject";
  json answer = {{"redeem_rows", 0}, {"redeemed", 0}};
  int number = 0;
  for (const json& redemption : one.input["redeem"]) {
    const std::string id = get(redemption, "order", "order-" + std::to_string(++number));
    const std::int64_t wanted = redemption["points"];
    const std::int64_t held = life.view(kBirth + kDay)["balance"];
    // An order that is there already is asked for as it was, to be told apart from a new one.
    const bool known = !orders.insert(id).second;
    const std::int64_t points =
        reject || known ? wanted
                        : asked(draft, kMuch, wanted, held)["pointsRedeemed"].get<std::int64_t>();
    try {
      const json spent = of_kind(life.place(kBirth + kDay, kMuch, points, id), "pointsSpent");
      for (const json& event : spent) {
        answer["redeem_rows"] = answer["redeem_rows"].get<int>() + 1;
        answer["redeemed"] =
            answer["redeemed"].get<std::int64_t>() + event["points"].get<std::int64_t>();
      }
    } catch (const Refused& refused) {
      if (refused.code == "insufficient_points") {
        answer["error"] = "not_enough_points";
      } else if (refused.code != "idempotency_key_reused") {
        throw;
      }
    }
  }
  answer["balance"] = life.view(kBirth + kDay)["balance"];
  return answer;
}

/// A reward with a stock for all and a limit for each member. What the member used of it before is
/// part of the state; what all used is what the shop's counter says is left.
json run_reward_eligibility(const Case& one) {
  json draft = draft_program(one, "USD");
  // A case of limits alone names no points: then the member has what the reward costs.
  const std::int64_t cost = get(one.input, "cost_in_points", 1);
  json reward = {
      {"id", "reward"}, {"title", {{"en", "Reward"}}}, {"points", cost}, {"valueMinor", 100}};
  const bool unlimited = get(one.input, "unlimited", false);
  const json each = get(one.input, "limit_per_user", nullptr);
  if (!each.is_null() && !unlimited && each > 0) reward["perMember"] = each;
  draft["points"]["rewards"] = {reward};
  Life life(draft);
  life.enrol();
  const std::int64_t balance = get(one.input, "balance", cost);
  if (balance > 0) {
    life.send(kBirth, "adjustPoints", {{"points", balance}, {"reason", "opening"}}, "staff");
  }
  const std::int64_t used = get(one.input, "used_by_member", 0);
  for (std::int64_t i = 0; i < used; ++i) {
    life.apply({{{"kind", "rewardRedeemed"}, {"reward", "reward"}, {"points", 0}, {"at", kBirth}}});
  }
  json context = json::object();
  // "Unlimited" lifts the limits of the campaign; codes that are printed run out all the same.
  for (const char* name : {"limit", "coupons_total"}) {
    const json total = get(one.input, name, nullptr);
    if (total.is_null() || (unlimited && std::string_view(name) == "limit")) continue;
    const std::int64_t left =
        total.get<std::int64_t>() - get(one.input, "used", 0).get<std::int64_t>();
    context["rewardLeft"] = std::clamp<std::int64_t>(left, 0, get(context, "rewardLeft", left));
  }
  try {
    life.send(kBirth + kDay, "redeemReward", {{"reward", "reward"}, {"expectPoints", cost}},
              "member", "", context);
    return {{"allowed", true}};
  } catch (const Refused& refused) {
    for (const char* reason : {"insufficient_points", "stock", "reward_used_up"}) {
      if (refused.code == reason) return {{"allowed", false}};
    }
    throw;
  }
}

}  // namespace tillside::peers

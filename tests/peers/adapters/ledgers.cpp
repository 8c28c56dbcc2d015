// SPDX-License-Identifier: MIT
//
// Ledgers of credits, debits and ends: staff's adjustments, passing time, reinstatement, refunds.

#include <algorithm>

#include "peers/life.h"

namespace tillside::peers {
namespace {

json text_or(const json& event, const char* key) { return get(event, key, nullptr); }

std::int64_t at_of(const json& event, std::int64_t fallback) {
  const json at = text_or(event, "at");
  return at.is_string() ? moment_of(at) : fallback;
}

/// Points that had ended when they came are there until the next run.
void credit_ended(Life& life, const std::string& id, std::int64_t points, std::int64_t now,
                  std::int64_t end) {
  const json lot = {{"id", id}, {"remaining", points}, {"openedAt", now}, {"expiresAt", end}};
  life.apply({{{"kind", "pointsAdjusted"},
               {"id", id},
               {"why", "manual"},
               {"points", points},
               {"ref", "case"},
               {"at", now},
               {"opened", {lot}}}});
}

/// Plays the events in their order, of a life that begins with the first of them, and answers the
/// last moment.
std::int64_t play(Life& life, const json& events) {
  std::int64_t now = kBirth;
  for (const json& event : events) now = std::min(now, at_of(event, now));
  life.enrol(now);
  int number = 0;
  for (const json& event : events) {
    now = std::max(now, at_of(event, now));
    const json given = get(event, "id", nullptr);
    const std::string id = given.is_null()     ? "e" + std::to_string(++number)
                           : given.is_string() ? given.get<std::string>()
                                               : given.dump();
    const std::string type = event["type"];
    const std::int64_t points = get(event, "points", 0);
    if (type == "expire") {
      life.apply({{{"kind", "pointsExpired"},
                   {"lotId", get(event, "lot", id)},
                   {"points", points},
                   {"at", now}}});
      continue;
    }
    // Debits may be written with their sign or without.
    const std::int64_t amount = type == "debit" ? -std::abs(points) : points;
    if (amount == 0) continue;
    json args = {{"points", amount}, {"reason", "case"}};
    const json end = text_or(event, "expires_at");
    if (end.is_string()) args["expiresAt"] = moment_of(end);
    const std::string lot = get(event, "lot", id);
    if (amount > 0 && end.is_string() && moment_of(end) <= now) {
      credit_ended(life, lot, amount, now, moment_of(end));
      continue;
    }
    life.send(now, "adjustPoints", args, "staff", lot);
  }
  return now;
}

json open_lots(const json& view) {
  json open = json::array();
  for (const json& held : view["lots"]) open.push_back(held["lot"]["remaining"]);
  return open;
}

json draft_of_ledger(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["negativeBalance"] = "allow_negative";
  draft["points"]["expiry"] = {{"kind", "never"}, {"soonDays", 3660}};
  return draft;
}

std::string end_of(const json& lot) {
  const json end = get(lot, "expiresAt", nullptr);
  return end.is_null() ? "never" : date_of(end);
}

/// What ends by each date that is asked for: the sum of what the view shows as ending by then.
json expiring_by(const json& view, const json& asked) {
  json sums = json::object();
  const json dates = get(asked, "expiring_at_or_before", json::object());
  for (const auto& [date, _] : dates.items()) {
    std::int64_t sum = 0;
    for (const json& group : view["expiring"]) {
      if (group["expiresAt"].get<std::int64_t>() <= moment_of(date)) {
        sum += group["points"].get<std::int64_t>();
      }
    }
    sums[date] = sum;
  }
  return sums;
}

/// "12 months", "P1Y", {"months": 12}, or a number of days.
json expiry_rule(const json& duration) {
  if (duration.is_number()) return {{"kind", "after_days"}, {"count", duration}};
  std::string unit;
  std::int64_t count = 0;
  if (duration.is_object() && duration.contains("unit")) {
    unit = duration["unit"];
    for (const char* key : {"count", "value", "amount"}) {
      if (duration.contains(key)) count = duration[key];
    }
  } else if (duration.is_object()) {
    const auto entry = duration.begin();
    unit = entry.key();
    count = entry.value();
  } else {
    const std::string text = duration.get<std::string>();
    const auto digit = text.find_first_of("0123456789");
    count = std::stoll(text.substr(digit));
    const auto word = text.find_first_not_of("0123456789 ", digit);
    unit = text.substr(word);
  }
  const char first = static_cast<char>(std::tolower(unit[0]));
  if (first == 'd') return {{"kind", "after_days"}, {"count", count}};
  if (first == 'w') return {{"kind", "after_days"}, {"count", 7 * count}};
  return {{"kind", "after_months"}, {"count", first == 'y' ? 12 * count : count}};
}

}  // namespace

json run_replay_ledger(const Case& one) {
  Life life(draft_of_ledger(one));
  const std::int64_t now = play(life, one.input["events"]);
  json answer;
  const json wanted = get(one.input, "then_redeem", nullptr);
  if (!wanted.is_null()) {
    json lots = json::array();
    for (const json& held : life.state()["lots"]) lots.push_back(held["lot"]);
    try {
      const json plan = call("planRedemption", {{"lots", lots}, {"points", wanted}, {"now", now}});
      life.apply({{{"kind", "pointsSpent"},
                   {"id", "redeem"},
                   {"points", wanted},
                   {"ref", "redeem"},
                   {"at", now},
                   {"lots", plan["shares"]}}});
    } catch (const Refused& refused) {
      if (refused.code != "insufficient_points") throw;
      answer["error"] = "not_enough_points";
    }
  }
  const json view = life.view(now);
  answer["balance"] = view["balance"];
  answer["deficit"] = life.state()["deficit"];
  answer["open_lots"] = open_lots(view);
  json ends = json::array();
  for (const json& held : view["lots"]) ends.push_back(end_of(held["lot"]));
  const bool one_end = ends.size() == 1 && !get(one.asked, "open_lot_expiry", "").is_array();
  answer["open_lot_expiry"] = one_end ? ends[0] : ends;
  for (const json& held : life.state()["lots"]) {
    json& sum = answer["remaining_by_expiry"][end_of(held["lot"])];
    sum = (sum.is_null() ? 0 : sum.get<std::int64_t>()) +
          held["lot"]["remaining"].get<std::int64_t>();
  }
  answer["expiring_at_or_before"] = expiring_by(view, one.asked);
  return answer;
}

json run_expire_run(const Case& one) {
  Life life(draft_of_ledger(one));
  play(life, one.input["events"]);
  json expired = json::array();
  const std::int64_t runs = get(one.input, "runs", 1);
  for (std::int64_t run = 0; run < runs; ++run) {
    for (const json& event :
         of_kind(life.pass_time(moment_of(one.input["run_at"])), "pointsExpired")) {
      expired.push_back(event["points"]);
    }
  }
  return {{"balance", life.view(moment_of(one.input["run_at"]))["balance"]},
          {"expire_rows", expired.size()},
          {"expired", expired}};
}

json run_expiry_date(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["expiry"] = expiry_rule(one.input["duration"]);
  const std::string round_to = get(one.config, "round_to", "");
  const bool to_end = round_to.rfind("end of month", 0) == 0;
  if (to_end) draft["points"]["expiry"]["endOf"] = "month";
  Life life(draft);
  const std::int64_t earned = moment_of(one.input["earned_on"]);
  life.send(earned, "enrol", json::object(), "member");
  life.send(earned, "adjustPoints", {{"points", 1}, {"reason", "case"}}, "staff");
  const std::int64_t end = life.view(earned)["lots"][0]["lot"]["expiresAt"];
  // A month's end is named by the last day on which points are good.
  return {{"expires_on", date_of(to_end ? end - 1 : end)}};
}

json run_reinstate_window(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["expiry"] = {{"kind", "never"}, {"reinstateDays", one.input["window_days"]}};
  Life life(draft);
  const std::int64_t ends = moment_of(one.input["expired_on"]);
  const std::int64_t now = moment_of(one.input["reinstated_on"]);
  life.send(ends - 2 * kDay, "enrol", json::object(), "member");
  life.send(ends - kDay, "adjustPoints", {{"points", 100}, {"reason", "case"}, {"expiresAt", ends}},
            "staff");
  life.pass_time(now);
  try {
    life.send(now, "reinstatePoints", json::object(), "staff");
    return {{"reinstated", true}};
  } catch (const Refused& refused) {
    if (refused.code != "nothing_to_reinstate") throw;
    return {{"reinstated", false}};
  }
}

/// An order that earned is refunded whole after its points went elsewhere.
json run_clawback(const Case& one) {
  json draft = draft_program(one, "USD");
  draft["points"]["earning"] = {earn_rule("spend", "order_paid", by_amount(1, 1))};
  draft["points"]["negativeBalance"] = get(one.config, "policy", "allow_negative");
  Life life(draft);
  life.enrol();
  life.buy(kBirth, one.input["earned_for_order"], "order");
  const std::int64_t spent = get(one.input, "spent_elsewhere", 0);
  if (spent > 0) {
    life.send(kBirth, "adjustPoints", {{"points", -spent}, {"reason", "case"}}, "staff");
  }
  std::int64_t rows = 0;
  std::int64_t taken = 0;
  const std::int64_t times = get(one.input, "times", 1);
  for (std::int64_t i = 0; i < times; ++i) {
    try {
      const json events = life.send(kBirth, "refund", {{"orderId", "order"}}, "shop");
      for (const json& event : of_kind(events, "pointsReversed")) {
        ++rows;
        taken += event["points"].get<std::int64_t>() - event["waived"].get<std::int64_t>();
      }
    } catch (const Refused& refused) {
      if (refused.code != "order_status") throw;
    }
  }
  return {
      {"balance", life.view(kBirth)["balance"]}, {"clawback_rows", rows}, {"clawed_back", taken}};
}

json run_order_points_net(const Case& one) {
  Life life(draft_of_ledger(one));
  life.enrol();
  const auto post = [&](const json& list, std::int64_t sign) {
    for (const json& points : list.is_array() ? list : json::array({list})) {
      // Debits may be written with their sign or without.
      const std::int64_t amount = sign * std::abs(points.get<std::int64_t>());
      if (amount == 0) continue;
      life.send(kBirth, "adjustPoints", {{"points", amount}, {"reason", "order"}}, "staff");
    }
  };
  post(one.input["credits"], 1);
  post(one.input["debits"], -1);
  return {{"net", life.view(kBirth)["balance"]}};
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
#include "peers/life.h"

#include <cstdio>

namespace tillside::peers {
namespace {

const std::string kHash(64, '0');

json item(std::int64_t price_minor) {
  return {{"sku", "it"}, {"productId", "it"}, {"priceMinor", price_minor}};
}

/// Days since 1970-01-01 of a date of the Gregorian calendar.
std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t shifted = month <= 2 ? month + 9 : month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * shifted + 2) / 5 + day - 1 - 719468;
}

}  // namespace

json Life::send(std::int64_t now, const std::string& kind, const json& args,
                const std::string& actor, const std::string& id, const json& context) {
  json given = {{"now", now},
                {"actor", {{"kind", actor}, {"id", "peer"}}},
                {"commandId", id.empty() ? "c" + std::to_string(++commands_) : id},
                {"programHash", kHash}};
  given.update(context);
  const json decided =
      call("decide",
           {{"program", program_},
            {"state", state_},
            {"command", {{"kind", kind}, {"kindVersion", 1}, {"createdAt", now}, {"args", args}}},
            {"context", given}});
  apply(decided["events"]);
  return decided["events"];
}

void Life::enrol(std::int64_t now) { send(now, "enrol", json::object(), "member"); }

void Life::apply(const json& events) {
  state_ = call("applyEvents", {{"state", state_}, {"events", events}});
}

json Life::quote(std::int64_t now, std::int64_t price_minor, std::int64_t redeem) const {
  return call("quoteCart",
              {{"program", program_},
               {"programHash", kHash},
               {"cart", {{"lines", {{{"sku", "it"}, {"quantity", 1}}}}, {"redeemPoints", redeem}}},
               {"items", {item(price_minor)}},
               {"member", view(now)["quoteMember"]},
               {"now", now}});
}

json Life::place(std::int64_t now, std::int64_t price_minor, std::int64_t redeem,
                 const std::string& id) {
  const json shown = quote(now, price_minor, redeem);
  const json decided = call(
      "decide", {{"program", program_},
                 {"state", state_},
                 {"command",
                  {{"kind", "placeOrder"},
                   {"kindVersion", 1},
                   {"createdAt", now},
                   {"args",
                    {{"lines", {{{"sku", "it"}, {"quantity", 1}}}},
                     {"redeemPoints", redeem},
                     {"expectTotalMinor", shown.contains("payableMinor") ? shown["payableMinor"]
                                                                         : shown["totalMinor"]}}}}},
                 {"context",
                  {{"now", now},
                   {"actor", {{"kind", "member"}, {"id", "peer"}}},
                   {"commandId", id},
                   {"programHash", kHash},
                   {"items", {item(price_minor)}}}}});
  apply(decided["events"]);
  return decided["events"];
}

json Life::buy(std::int64_t now, std::int64_t price_minor, const std::string& id) {
  const json placed = place(now, price_minor, 0, id);
  const json& order = placed[0];
  return send(
      now, "confirmPayment",
      {{"orderId", id},
       {"paidMinor", order.contains("payableMinor") ? order["payableMinor"] : order["totalMinor"]}},
      "shop");
}

json Life::pass_time(std::int64_t now) {
  json events = json::array();
  while (true) {
    // The moment that is due next is named by the refusal of any other.
    std::int64_t due = 0;
    try {
      for (const json& event : send(now, "passTime", {{"due", 0}}, "server")) {
        events.push_back(event);
      }
      continue;
    } catch (const Refused& refused) {
      if (refused.code != "not_due" || !refused.error.contains("detail")) return events;
      due = refused.error["detail"]["due"];
    }
    for (const json& event : send(now, "passTime", {{"due", due}}, "server")) {
      events.push_back(event);
    }
  }
}

json Life::view(std::int64_t now) const {
  return call("viewMember", {{"program", program_}, {"state", state_}, {"now", now}});
}

json earn_rule(const std::string& id, const std::string& on, const json& amount) {
  return {{"id", id}, {"title", {{"en", id}}}, {"on", on}, {"amount", amount}};
}

json by_amount(std::int64_t points, std::int64_t per_minor) {
  return {{"kind", "byAmount"}, {"points", points}, {"perMinor", per_minor}};
}

json tier(const std::string& id, std::int64_t from) {
  return {{"id", id}, {"title", {{"en", id}}}, {"from", from}};
}

std::int64_t moment_of(const std::string& date) {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  const int read = std::sscanf(date.c_str(), "%d-%d-%d%*c%d:%d:%d", &year, &month, &day, &hour,
                               &minute, &second);
  if (read < 3) throw std::invalid_argument("no date: " + date);
  return days_of(year, month, day) * kDay + ((hour * 60 + minute) * 60 + second) * 1000;
}

std::string date_of(std::int64_t moment) {
  const std::int64_t days = moment >= 0 ? moment / kDay : -((-moment + kDay - 1) / kDay);
  std::int64_t year = 1970 + days / 366;
  while (days_of(year + 1, 1, 1) <= days) ++year;
  std::int64_t month = 12;
  while (days_of(year, month, 1) > days) --month;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(year),
                static_cast<int>(month), static_cast<int>(days - days_of(year, month, 1) + 1));
  return text;
}

std::int64_t points_of(const json& awards) {
  std::int64_t sum = 0;
  for (const json& award : awards) {
    const bool earned = award.value("kind", "pointsEarned") == "pointsEarned";
    if (earned && award.value("counter", "points") == "points") {
      sum += award["points"].get<std::int64_t>();
    }
  }
  return sum;
}

json of_kind(const json& events, std::string_view kind) {
  json found = json::array();
  for (const json& event : events) {
    if (event["kind"] == kind) found.push_back(event);
  }
  return found;
}

json quote_of(const json& program, const json& lines, const json& member, std::int64_t redeem,
              std::int64_t now) {
  json cart = {{"lines", json::array()}, {"redeemPoints", redeem}};
  json items = json::array();
  for (const json& line : lines) {
    cart["lines"].push_back({{"sku", line["sku"]}, {"quantity", line.value("quantity", 1)}});
    json one = {{"sku", line["sku"]}, {"productId", line["sku"]}, {"priceMinor", line["price"]}};
    for (const char* optional : {"tags", "category", "taxClass"}) {
      if (line.contains(optional)) one[optional] = line[optional];
    }
    items.push_back(one);
  }
  json request = {
      {"program", program}, {"programHash", kHash}, {"cart", cart}, {"items", items}, {"now", now}};
  if (!member.is_null()) request["member"] = member;
  return call("quoteCart", request);
}

}  // namespace tillside::peers

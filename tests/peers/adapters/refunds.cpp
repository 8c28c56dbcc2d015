// SPDX-License-Identifier: MIT
//
// refund_unit, refund_order: what was paid, from a quote; what comes back, from `priceRefund`.

#include <array>

#include "peers/shop.h"

namespace tillside::peers {
namespace {

/// The paid amount of each unit of a line.
json paid_by_unit(const json& line) {
  const json weights(line["quantity"].get<std::size_t>(), 1);
  return call("allocate", {{"amountMinor", line["totalMinor"]},
                           {"weights", weights},
                           {"strategy", "floor_then_first"}})["sharesMinor"];
}

/// An order as things that money can come back for: "0/1" is the first unit of the first line,
/// "shipping/1" the first shipment.
class Order {
 public:
  explicit Order(const Case& one) {
    Shop shop(one);
    const json& input = one.input;
    int number = 0;
    for (const json& line : get(input, "lines", json::array())) {
      const std::string sku = "line-" + std::to_string(number++);
      const json quantity = get(line, "qty", 1);
      const json taxed = shop.tax_class(rates_of(line, "tax_rate_percent"), false);
      shop.line(sku, line["unit_price"], quantity, taxed);
      const auto off = get(line, "unit_discount", 0).get<std::int64_t>();
      shop.adjust(sku, off * quantity.get<std::int64_t>(), taxed);
    }
    // Promotions of the shipping look at goods; a case without any ships something that is free.
    if (shop.items.empty()) shop.line("goods", 0, 1, nullptr);
    add_shipments(input, shop);
    const json quote = shop.quote();
    for (std::size_t i = 0; i < quote["lines"].size(); ++i) add_units(i, quote["lines"][i]);
    number = 0;
    for (const json& charge : quote["charges"]) {
      add("shipping/" + std::to_string(++number), charge["totalMinor"]);
    }
  }

  /// Books one refund of everything that is left of an entry, or of an amount of it. Of one that
  /// has come back already, the source asks for what was paid.
  std::int64_t refund(const std::string& id, const json& amount) {
    json ask = {{"id", id}};
    if (left(id) == 0 && refunded(id) > 0) ask["amountMinor"] = refunded(id);
    if (amount.is_number()) ask["amountMinor"] = amount;
    const json price = call("priceRefund", {{"entries", entries_}, {"refunds", {ask}}});
    const std::int64_t money = minor(price, "refundMinor");
    for (json& entry : entries_) {
      if (entry["id"] == id) entry["refundedMinor"] = minor(entry, "refundedMinor") + money;
    }
    return money;
  }

  std::int64_t refund_all(std::string_view start) {
    std::int64_t money = 0;
    for (const json& entry : json(entries_)) {
      const std::string id = entry["id"];
      const bool shipment = id.rfind("shipping", 0) == 0;
      if (left(id) > 0 && (start == "all" || shipment)) money += refund(id, nullptr);
    }
    return money;
  }

  [[nodiscard]] std::int64_t refunded(const std::string& id) const {
    return figure(id, "refundedMinor");
  }
  [[nodiscard]] std::int64_t refunded() const { return sum(entries_, "refundedMinor"); }

 private:
  [[nodiscard]] std::int64_t figure(const std::string& id, const char* member) const {
    for (const json& entry : entries_) {
      if (entry["id"] == id) return minor(entry, member);
    }
    return 0;
  }
  [[nodiscard]] std::int64_t left(const std::string& id) const {
    return figure(id, "paidMinor") - refunded(id);
  }

  static json rates_of(const json& object, const char* member) {
    const json rate = get(object, member, nullptr);
    return rate.is_null() ? json::array() : json::array({rate});
  }

  static void add_shipments(const json& input, Shop& shop) {
    json shipments = get(input, "shipments", json::array());
    if (input.contains("shipping")) {
      shipments.push_back({{"price", input["shipping"]},
                           {"tax_rate_percent", get(input, "shipping_tax_rate_percent", nullptr)}});
    }
    int number = 0;
    for (const json& shipment : shipments) {
      shop.charge("shipping-" + std::to_string(++number), "shipping", shipment["price"],
                  shop.tax_class(rates_of(shipment, "tax_rate_percent"), false));
    }
    const json percent = get(input, "shipping_discount_percent", nullptr);
    if (percent.is_null()) return;
    shop.draft["promotions"].push_back(
        {{"id", "shipping-off"},
         {"title", {{"en", "Shipping"}}},
         {"level", "shipping"},
         {"benefit", {{"kind", "percentOff"}, {"ratePpm", ppm_of_percent(percent)}}}});
  }

  void add(const std::string& id, const json& paid) {
    entries_.push_back({{"id", id}, {"paidMinor", paid}, {"refundedMinor", 0}});
  }

  void add_units(std::size_t line, const json& quoted) {
    int unit = 0;
    for (const json& paid : paid_by_unit(quoted)) {
      add(std::to_string(line) + "/" + std::to_string(++unit), paid);
    }
  }

  json entries_ = json::array();
};

/// Units count from 1, and so do lines, unless one of the refunds names line 0; a line that is not
/// named is the first.
std::int64_t first_line(const json& refunds) {
  for (const json& refund : refunds) {
    if (get(refund, "line", 1) == 0) return 0;
  }
  return 1;
}

std::string unit_id(const json& refund, std::int64_t first) {
  const auto line = get(refund, "line", first).get<std::int64_t>() - first;
  return std::to_string(line) + "/" + std::to_string(get(refund, "unit", 1).get<std::int64_t>());
}

void book(Order& order, const json& refund, std::int64_t first) {
  if (get(refund, "all", false)) {
    order.refund_all("all");
  } else if (get(refund, "all_shipments", false)) {
    order.refund_all("shipments");
  } else if (refund.contains("shipping")) {
    order.refund("shipping/1", refund["shipping"]);
  } else {
    order.refund(unit_id(refund, first), get(refund, "amount", "rest"));
  }
}

/// How the refusals of the engine are called there.
json outcome_of(const Refused& refused) {
  if (refused.code == "refund_too_much") return "rejected_too_much";
  if (refused.code == "value_out_of_range") return "rejected_not_positive";
  throw refused;
}

}  // namespace

json run_refund_order(const Case& one) {
  Order order(one);
  json answer = json::object();
  constexpr std::array kNames = {"first", "second", "third", "fourth"};
  const json refunds = get(one.input, "refunds", json::array());
  for (std::size_t i = 0; i < refunds.size(); ++i) {
    json outcome = "accepted";
    try {
      book(order, refunds[i], first_line(refunds));
    } catch (const Refused& refused) {
      outcome = outcome_of(refused);
    }
    if (i < kNames.size()) answer[kNames[i]] = outcome;
  }
  const auto units = get(one.input, "refund_units", 0).get<std::int64_t>();
  for (std::int64_t unit = 1; unit <= units; ++unit) {
    order.refund("0/" + std::to_string(unit), "rest");
  }
  answer["unit_1_refunded"] = order.refunded("0/1");
  answer["refunded_total"] = order.refunded();
  return answer;
}

/// An adjustment of the order is one of its only line; one of the shipment does not come back.
json run_refund_unit(const Case& one) {
  const int decimals = one.unit == "major" ? 6 : 0;
  const json& line = one.input["line"];
  Shop shop(one);
  shop.line("line", scaled(line["unit_price"], decimals), line["qty"], nullptr);
  shop.adjust("line", -scaled(get(one.input, "order_adjustment", 0), decimals), nullptr);
  const json quote = shop.quote();
  // What an adjustment puts on top of a line is of the line as well.
  const json paid = quote["totalMinor"];
  const json price =
      call("priceRefund",
           {{"entries", {{{"id", "line"}, {"quantity", line["qty"]}, {"paidMinor", paid}}}},
            {"refunds", {{{"id", "line"}, {"quantity", one.input["return_qty"]}}}}});
  const std::int64_t refund = minor(price, "refundMinor");
  const json figure = decimals == 0 ? json(refund) : json(decimal(refund, decimals));
  return {{"refund", figure}, {"refund_exact", figure}, {"refund_decimal_17", figure}};
}

}  // namespace tillside::peers

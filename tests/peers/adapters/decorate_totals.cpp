// SPDX-License-Identifier: MIT
//
// decorate_totals: totals of a system that rounds nothing. Prices are quoted in millionths, so that
// what Tillside rounds lies below what is compared. The totals by state of delivery are the paid
// shares of that many units, as the verb `priceRefund` has them.

#include "peers/shop.h"

namespace tillside::peers {
namespace {

constexpr int kDecimals = 6;

json shown(std::int64_t millionths) { return decimal(millionths, kDecimals); }

json rates_of(const json& line) {
  const json rate = get(line, "tax_rate_percent", nullptr);
  return rate.is_null() ? json::array() : json::array({rate});
}

/// Adjustments are without tax, also on a price that holds it: there they take their tax along,
/// which the engine puts on top of them.
std::int64_t adjustment_of(const Case& one, const json& line, bool inclusive) {
  std::int64_t off = 0;
  for (const json& amount : get(line, "adjustments", json::array())) {
    off += scaled(amount, kDecimals);
  }
  if (!inclusive || off == 0) return off;
  Shop shop(one);
  shop.line("off", off, 1, shop.tax_class(rates_of(line), false));
  return minor(shop.quote(), "totalMinor");
}

void add_lines(const Case& one, Shop& shop) {
  int number = 0;
  for (const json& line : get(one.input, "lines", json::array())) {
    const bool inclusive = get(line, "price_includes_tax", false);
    const std::string sku = "line-" + std::to_string(number++);
    const json taxed = shop.tax_class(rates_of(line), inclusive);
    shop.line(sku, scaled(line["unit_price"], kDecimals), get(line, "qty", 1), taxed);
    shop.adjust(sku, adjustment_of(one, line, inclusive), taxed);
  }
}

void add_shipping(const Case& one, Shop& shop) {
  int number = 0;
  for (const json& way : get(one.input, "shipping", json::array())) {
    const bool inclusive = get(way, "price_includes_tax", false);
    const std::string id = "shipping-" + std::to_string(number++);
    shop.charge(id, "shipping", scaled(way["amount"], kDecimals),
                shop.tax_class(rates_of(way), inclusive));
    shop.adjust_shipping(id, adjustment_of(one, way, inclusive));
  }
}

json line_totals(const json& before, const json& after) {
  return {{"subtotal", shown(net(before))},
          {"tax", shown(minor(after, "taxMinor"))},
          {"total", shown(minor(after, "totalMinor"))},
          {"original_total", shown(minor(before, "totalMinor"))},
          {"discount_subtotal", shown(net(before) - net(after))},
          {"discount_tax", shown(minor(before, "taxMinor") - minor(after, "taxMinor"))},
          {"discount_total", shown(minor(before, "totalMinor") - minor(after, "totalMinor"))}};
}

std::int64_t worth_of_units(const json& line, std::int64_t units) {
  if (units == 0) return 0;
  return minor(
      call("priceRefund",
           {{"entries",
             {{{"id", "line"}, {"quantity", line["quantity"]}, {"paidMinor", line["totalMinor"]}}}},
            {"refunds", {{{"id", "line"}, {"quantity", units}}}}}),
      "refundMinor");
}

/// What was fulfilled, shipped, sent back ...: the paid share of so many units of each line.
void add_states(const Case& one, const json& quote, json& totals) {
  const json& lines = one.input["lines"];
  const auto total = [&](const char* name, auto units_of) {
    std::int64_t worth = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      worth += worth_of_units(quote["lines"][i],
                              units_of(lines[i], get(lines[i], "detail", json::object())));
    }
    totals[name] = shown(worth);
  };
  const auto state = [&](const char* name, const char* member) {
    total(name, [&](const json&, const json& detail) {
      return get(detail, member, 0).get<std::int64_t>();
    });
  };
  state("fulfilled_total", "fulfilled");
  state("shipped_total", "shipped");
  state("return_requested_total", "return_requested");
  state("return_received_total", "return_received");
  state("return_dismissed_total", "return_dismissed");
  state("write_off_total", "written_off");
  const auto kept = [](const json& line, const json& detail) {
    std::int64_t units = get(line, "qty", 1);
    for (const char* back : {"return_requested", "return_received", "return_dismissed"}) {
      units -= get(detail, back, 0).get<std::int64_t>();
    }
    return units;
  };
  total("refundable_total", kept);
  total("refundable_total_per_unit",
        [&](const json& line, const json& detail) { return kept(line, detail) > 0 ? 1 : 0; });
}

}  // namespace

json run_decorate_totals(const Case& one) {
  Shop shop(one);
  add_lines(one, shop);
  add_shipping(one, shop);
  const json before = shop.quote_before();
  const json after = shop.quote();
  json lines = json::array();
  for (std::size_t i = 0; i < after["lines"].size(); ++i) {
    lines.push_back(line_totals(before["lines"][i], after["lines"][i]));
  }
  json totals = line_totals(before, after);
  totals["lines"] = std::move(lines);
  totals["subtotal"] = shown(sum_net(before["lines"]) + sum_net(before["charges"]));
  totals["tax_total"] = totals["tax"];
  totals["discount_tax_total"] = totals["discount_tax"];
  totals["original_tax_total"] = shown(minor(before, "taxMinor"));
  totals["item_total"] = shown(sum(after["lines"], "totalMinor"));
  totals["shipping_total"] = shown(sum(after["charges"], "totalMinor"));
  add_states(one, after, totals);
  return totals;
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
//
// tax: what a quote says of it.

#include "peers/shop.h"

namespace tillside::peers {
namespace {

/// "starts in 1 day, expires in 2": a window around the moment of the quote.
json window_of(const json& validity) {
  json window = json::object();
  const auto add = [&](const char* member, const char* name) {
    const json days = get(validity, name, nullptr);
    if (!days.is_null()) window[member] = kNow + days.get<std::int64_t>() * kDay;
  };
  add("start", "starts_in_days");
  add("end", "expires_in_days");
  return window;
}

}  // namespace

json run_tax(const Case& one) {
  Shop shop(one);
  const json& input = one.input;
  const bool included = get(input, "included", false);
  const json taxed = shop.tax_class(json::array({input["rate_percent"]}), included);
  if (input.contains("rate_valid")) {
    shop.draft["tax"]["classes"][0]["rates"][0]["window"] = window_of(input["rate_valid"]);
  }
  int number = 0;
  for (const json& line : get(input, "lines", json::array())) {
    const std::string sku = "line-" + std::to_string(number++);
    shop.line(sku, line["unit_price"], get(line, "qty", 1), taxed);
    shop.adjust(sku, -get(line, "adjustment", 0).get<std::int64_t>(), taxed);
  }
  if (input.contains("items")) shop.line("items", input["items"], 1, taxed);
  const auto add = [&](const char* name, const char* kind, const char* taxable) {
    if (!input.contains(name)) return;
    shop.charge(name, kind, input[name], get(input, taxable, true) ? taxed : json());
  };
  add("shipping", "shipping", "shipping_taxable");
  add("payment_fee", "payment", "fee_taxable");
  return {{"tax", shop.quote()["taxMinor"]}};
}

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
#include "peers/shop.h"

namespace tillside::peers {

Shop::Shop(const Case& one, const std::string& currency) : draft(draft_program(one, currency)) {
  draft["tax"] = {{"inclusive", false}, {"classes", json::array()}};
  draft["charges"] = json::array();
  draft["promotions"] = json::array();
}

json Shop::tax_class(const json& percents, bool inclusive) {
  if (percents.empty()) return nullptr;
  json rates = json::array();
  std::string id = inclusive ? "in" : "on";
  for (const json& percent : percents) {
    const std::int64_t ppm = ppm_of_percent(percent);
    id += "-" + std::to_string(ppm);
    rates.push_back({{"id", "rate-" + std::to_string(ppm)}, {"ratePpm", ppm}});
  }
  json& classes = draft["tax"]["classes"];
  for (const json& known : classes) {
    if (known["id"] == id) return id;
  }
  classes.push_back({{"id", id}, {"inclusive", inclusive}, {"rates", std::move(rates)}});
  return id;
}

json& Shop::line(const std::string& sku, const json& price_minor, const json& quantity,
                 const json& tax_class_id) {
  cart["lines"].push_back({{"sku", sku}, {"quantity", quantity}});
  json item = {{"sku", sku}, {"productId", sku}, {"priceMinor", price_minor}};
  if (!tax_class_id.is_null()) item["taxClass"] = tax_class_id;
  items.push_back(std::move(item));
  return items.back();
}

void Shop::charge(const std::string& id, const char* kind, const json& price_minor,
                  const json& tax_class_id) {
  json charge = {{"id", id}, {"title", {{"en", id}}}, {"kind", kind}, {"priceMinor", price_minor}};
  if (!tax_class_id.is_null()) charge["taxClass"] = tax_class_id;
  draft["charges"].push_back(std::move(charge));
  cart["charges"].push_back(id);
}

json Shop::promotion(std::int64_t off_minor) {
  const std::string id = "adjustment-" + std::to_string(draft["promotions"].size());
  return {{"id", id},
          {"title", {{"en", id}}},
          {"level", "item"},
          {"benefit", {{"kind", "amountOff"}, {"offMinor", off_minor}, {"scope", "across"}}}};
}

void Shop::adjust(const std::string& sku, std::int64_t off_minor, const json& tax_class_id) {
  if (off_minor < 0) return charge(sku + "-more", "surcharge", -off_minor, tax_class_id);
  if (off_minor == 0) return;
  json off = promotion(off_minor);
  off["filter"] = {{"skus", json::array({sku})}};
  draft["promotions"].push_back(std::move(off));
}

void Shop::adjust_shipping(const std::string& id, std::int64_t off_minor) {
  if (off_minor == 0) return;
  json off = promotion(off_minor);
  off["level"] = "shipping";
  off["charges"] = json::array({id});
  draft["promotions"].push_back(std::move(off));
}

json Shop::quote_under(const json& draft_) const {
  json asked = request;
  asked["program"] = published(draft_);
  asked["programHash"] = std::string(64, '0');
  asked["cart"] = cart;
  asked["items"] = items;
  asked["now"] = kNow;
  return call("quoteCart", asked);
}

json Shop::quote() const { return quote_under(draft); }

json Shop::quote_before() const {
  json plain = draft;
  plain["promotions"] = json::array();
  return quote_under(plain);
}

std::int64_t minor(const json& quoted, const char* member) {
  return quoted.at(member).get<std::int64_t>();
}
std::int64_t net(const json& quoted) {
  return minor(quoted, "totalMinor") - minor(quoted, "taxMinor");
}
std::int64_t sum(const json& list, const char* member) {
  std::int64_t sum = 0;
  for (const json& entry : list) sum += minor(entry, member);
  return sum;
}
std::int64_t sum_net(const json& list) { return sum(list, "totalMinor") - sum(list, "taxMinor"); }

json of_kind(const json& charges, const char* kind) {
  json found = json::array();
  for (const json& charge : charges) {
    if (charge["kind"] == kind) found.push_back(charge);
  }
  return found;
}

}  // namespace tillside::peers

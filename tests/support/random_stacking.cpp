// SPDX-License-Identifier: MIT
#include "support/random_stacking.h"

#include <string>

namespace tillside::test {
namespace {

using nlohmann::json;

constexpr std::int64_t kNow = 1767225600000;

json text(const std::string& en) { return {{"en", en}}; }

json benefit_of(Draw& draw, std::int64_t price) {
  const std::int64_t near = price * draw.from(3, 11) / 10 + 1;
  switch (draw.from(0, 10)) {
    case 0:
    case 1: {
      json percent = {{"kind", "percentOff"}, {"ratePpm", draw.from(1, 60) * 10000}};
      if (draw.one_in(2)) {
        percent["scope"] = draw.pick<std::string>({"each_unit", "each_line", "across"});
      }
      if (draw.one_in(6)) percent["units"] = {{"count", draw.from(1, 3)}};
      return percent;
    }
    case 2:
      return {{"kind", "amountOff"},
              {"offMinor", 1 + draw.magnitude(11)},
              {"scope", draw.pick<std::string>({"across", "across", "each_line", "each_unit"})}};
    case 3:
      return {{"kind", "fixedPrice"}, {"priceMinor", draw.from(1, price)}};
    case 4:
      return {{"kind", "spendThreshold"},
              {"mode", "repeat"},
              {"steps",
               {{{"thresholdMinor", near / 3 + 1}, {"offMinor", draw.from(1, price / 9 + 2)}}}}};
    case 5:
      return {{"kind", "gift"}, {"sku", "gift"}, {"quantity", draw.from(1, 2)}};
    case 6:
      return {{"kind", "buyXGetY"},
              {"buy", {{"quantity", draw.from(1, 2)}}},
              {"get", {{"quantity", 1}}},
              {"value", {{"ratePpm", draw.from(1, 10) * 100000}}}};
    case 7:
      return {{"kind", "bundle"},
              {"parts", {{{"quantity", draw.from(2, 3)}}}},
              {"value", {{"priceMinor", draw.from(1, price)}}}};
    case 8:
      return {{"kind", "ladder"},
              {"of", "quantity"},
              {"steps",
               {{{"from", 1}, {"value", {{"ratePpm", draw.from(1, 3) * 100000}}}},
                {{"from", 3}, {"value", {{"ratePpm", draw.from(1, 6) * 100000}}}}}}};
    default:
      return {{"kind", "spendThreshold"},
              {"steps",
               {{{"thresholdMinor", near}, {"offMinor", draw.from(1, price / 3 + 1)}},
                {{"thresholdMinor", near + draw.from(1, price)},
                 {"offMinor", draw.from(1, price / 2 + 1)}}}}};
  }
}

json promotion_of(Draw& draw, std::int64_t number, bool coupon, std::int64_t price) {
  const std::string id = (coupon ? "c" : "p") + std::to_string(number);
  json promotion = {{"id", id},
                    {"title", text(id)},
                    {"level", draw.pick<std::string>({"item", "shop", "shop", "platform"})},
                    {"priority", draw.from(-2, 2)},
                    {"benefit", benefit_of(draw, price)}};
  if (coupon) promotion["coupon"] = {{"code", "C" + std::to_string(number)}};
  if (draw.one_in(3)) {
    promotion["filter"] = {{"categories", {draw.pick<std::string>({"Shoes", "Hats"})}}};
  }
  if (draw.one_in(8)) promotion["filter"]["excludeOnSale"] = true;
  if (draw.one_in(5)) {
    promotion["conditions"] = {
        {{"kind", "minTotal"}, {"thresholdMinor", price * draw.from(2, 9) / 10 + 1}}};
  }
  if (draw.one_in(5)) promotion["maxOffMinor"] = draw.from(1, price / 2 + 1);
  if (draw.one_in(6)) {
    promotion["exclusive"] = draw.pick<std::string>({"group", "level", "level", "all"});
  }
  if (draw.one_in(3)) promotion["group"] = draw.pick<std::string>({"g1", "g2", "loose"});
  if (draw.one_in(3)) promotion["tags"] = {draw.pick<std::string>({"a", "b"})};
  if (draw.one_in(5)) promotion["allows"] = {draw.pick<std::string>({"a", "b"})};
  if (draw.one_in(6)) promotion["base"] = draw.pick<std::string>({"level_start", "same_units"});
  if (draw.one_in(6)) {
    promotion["thresholdBasis"] =
        draw.pick<std::string>({"level_start", "after_item_level", "subtotal"});
  }
  if (coupon && draw.one_in(4)) promotion["window"] = {{"end", kNow + draw.from(1, 4)}};
  return promotion;
}

json tax_of(Draw& draw) {
  const json rates = {{{"id", "a"}, {"ratePpm", draw.from(0, 200) * 1000}},
                      {{"id", "b"}, {"ratePpm", draw.from(0, 90) * 1000}, {"compound", true}}};
  return {
      {"inclusive", draw.one_in(2)},
      {"level", draw.pick<std::string>({"line", "unit", "total"})},
      {"classes", {{{"id", "std"}, {"rates", rates}}, {{"id", "free"}, {"rates", json::array()}}}}};
}

}  // namespace

json random_stacking(Draw& draw, std::int64_t most_coupons) {
  json items = json::array();
  json lines = json::array();
  std::int64_t total = 0;
  for (std::int64_t i = draw.from(1, 4); i > 0; --i) {
    const std::string sku = "s" + std::to_string(i);
    const std::int64_t price = 1 + draw.magnitude(12);
    const std::int64_t quantity = draw.from(1, 3);
    total += price * quantity;
    items.push_back({{"sku", sku},
                     {"productId", sku},
                     {"category", draw.pick<std::string>({"Shoes", "Hats", "Bags"})},
                     {"priceMinor", price}});
    if (draw.one_in(5)) items.back()["listPriceMinor"] = price + 5;
    if (draw.one_in(5)) items.back()["minPriceMinor"] = price * draw.from(1, 9) / 10;
    if (draw.one_in(3)) items.back()["taxClass"] = "free";
    lines.push_back({{"sku", sku}, {"quantity", quantity}});
  }
  items.push_back(
      {{"sku", "gift"}, {"productId", "gift"}, {"category", "Bags"}, {"priceMinor", 500}});
  json promotions = json::array();
  json coupons = json::array();
  for (std::int64_t i = draw.from(0, 2); i > 0; --i) {
    promotions.push_back(promotion_of(draw, i, false, total));
  }
  for (std::int64_t i = draw.from(1, most_coupons); i > 0; --i) {
    promotions.push_back(promotion_of(draw, i, true, total));
    coupons.push_back("C" + std::to_string(i));
  }
  json program = {{"format", 1},
                  {"id", "shop"},
                  {"title", text("Shop")},
                  {"currency", "CNY"},
                  {"tier", {{"tiers", {{{"id", "base"}, {"title", text("Base")}, {"from", 0}}}}}},
                  {"stacking",
                   {{"policy", "best_for_member"},
                    {"groups", {{{"id", "g1"}, {"maxApplied", draw.from(1, 2)}}, {{"id", "g2"}}}}}},
                  {"promotions", promotions}};
  if (draw.one_in(2)) program["tax"] = tax_of(draw);
  json request = {{"programHash", std::string(64, '0')},
                  {"cart", {{"lines", lines}, {"coupons", coupons}}},
                  {"items", items},
                  {"now", kNow},
                  {"listCuts", true}};
  if (draw.one_in(4)) {
    program["points"]["redemption"] = {{"points", draw.from(1, 50)},
                                       {"minor", draw.from(1, 50)},
                                       {"maxSharePpm", draw.from(0, 10) * 100000}};
    request["cart"]["redeemPoints"] = draw.magnitude(12);
    request["member"] = {{"tier", "base"}, {"available", draw.magnitude(12)}};
  }
  request["program"] = std::move(program);
  return request;
}

json hostile_case(std::uint64_t variant) {
  // The case that script/bench prices, and its kin: drawn once from a fixed seed.
  Draw draw(7919 * (variant + 1));
  json items = json::array();
  json lines = json::array();
  std::int64_t total = 0;
  for (std::int64_t i = 0; i < 12; ++i) {
    const std::string sku = "sku-" + std::to_string(100 + i);
    const std::int64_t price = 1900 + 731 * i % 5000 + draw.from(0, 99);
    const std::int64_t quantity = i % 3 + 1;
    total += price * quantity;
    items.push_back({{"sku", sku},
                     {"productId", sku},
                     {"category", std::vector<std::string>{"Shoes", "Hats", "Bags"}[i % 3]},
                     {"priceMinor", price}});
    lines.push_back({{"sku", sku}, {"quantity", quantity}});
  }
  json promotions = json::array();
  json coupons = json::array();
  for (std::int64_t i = 1; i <= 24; ++i) {
    const std::string id = "coupon-" + std::to_string(100 + i);
    const std::int64_t needs = total * draw.from(45, 100) / 100;
    json one = {{"id", id},
                {"title", text(id)},
                {"level", i % 3 == 0 ? "platform" : "shop"},
                {"priority", draw.from(0, 9)},
                {"coupon", {{"code", "CODE-" + std::to_string(i)}}}};
    switch (i % 4) {
      case 0:
        one["benefit"] = {{"kind", "percentOff"}, {"ratePpm", draw.from(2, 12) * 10000}};
        break;
      case 1:
        one["benefit"] = {{"kind", "amountOff"}, {"offMinor", total * draw.from(5, 40) / 1000}};
        break;
      default:
        one["benefit"] = {
            {"kind", "spendThreshold"},
            {"steps",
             {{{"thresholdMinor", needs}, {"offMinor", total * draw.from(20, 90) / 1000}}}}};
    }
    if (i % 5 == 0) {
      one["filter"] = {{"categories", {draw.pick<std::string>({"Shoes", "Hats", "Bags"})}}};
    }
    if (i % 6 == 1) one["group"] = "brand";
    if (i % 7 == 0) one["exclusive"] = "level";
    if (i % 8 == 3) one["allows"] = {"card", "bank"};
    if (i % 2 == 0) one["tags"] = {"card"};
    promotions.push_back(one);
    coupons.push_back("CODE-" + std::to_string(i));
  }
  const json program = {
      {"format", 1},
      {"id", "hostile"},
      {"title", text("Hostile")},
      {"currency", "CNY"},
      {"tier", {{"tiers", {{{"id", "base"}, {"title", text("Base")}, {"from", 0}}}}}},
      {"stacking",
       {{"policy", "best_for_member"}, {"groups", {{{"id", "brand"}, {"maxApplied", 2}}}}}},
      {"promotions", promotions}};
  return {{"program", program},
          {"programHash", std::string(64, '0')},
          {"cart", {{"lines", lines}, {"coupons", coupons}}},
          {"items", items},
          {"now", kNow},
          {"listCuts", true}};
}

}  // namespace tillside::test

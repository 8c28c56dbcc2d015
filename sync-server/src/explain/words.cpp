// SPDX-License-Identifier: MIT
#include "explain/words.h"

#include <cstdio>

namespace tillside::explain {
namespace {

std::string digits(std::int64_t value, int decimals) {
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const std::int64_t size = value < 0 ? -value : value;
  std::string text = (value < 0 ? "-" : "") + std::to_string(size / unit);
  if (decimals == 0) return text;
  std::string rest = std::to_string(size % unit);
  return text + "." + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0') + rest;
}

/// Without zeros behind the point.
std::string shortened(std::string text) {
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string listed(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& one : list) text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace

Words both(const std::string& text) { return {text, text}; }

Words money(const Program& program, Minor amount) {
  const int decimals = currency_exponent(program.currency).value_or(2);
  return both(digits(amount.value, decimals) + " " + program.currency);
}

std::string percent(Ppm ppm) { return shortened(digits(ppm, 4)) + " %"; }
std::string factor(Ppm ppm) { return shortened(digits(ppm, 6)); }

std::string moment(const Program& program, Instant at) {
  const LocalDay day = local_day(program.zone, at);
  std::int64_t year = 1970;
  while (add_months({0}, (year + 1 - 1970) * 12) <= day) ++year;
  std::int64_t month = 1;
  const std::int64_t first = (year - 1970) * 12;
  while (month < 12 && add_months({0}, first + month) <= day) ++month;
  const std::int64_t in_month = day.days - add_months({0}, first + month - 1).days + 1;
  const std::int64_t minutes =
      (at.value + offset_seconds(program.zone, at) * 1000) / 60'000 - day.days * 1440;
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d", static_cast<int>(year),
                static_cast<int>(month), static_cast<int>(in_month), static_cast<int>(minutes / 60),
                static_cast<int>(minutes % 60));
  return text;
}

Words text(const Text& text) { return {text.en, text.zh.value_or(text.en)}; }

Words counter(Counter counter) {
  return counter == Counter::points ? Words{"points", "积分"} : Words{"growth", "成长值"};
}

Words metric(Metric metric) {
  switch (metric) {
    case Metric::growth:
      return {"growth", "成长值"};
    case Metric::points:
      return {"points earned", "累计积分"};
    case Metric::spend:
      return {"spending without tax", "不含税消费额"};
    case Metric::orders:
      return {"orders", "订单数"};
    case Metric::invitations:
      return {"friends who joined and bought", "成功邀请的好友数"};
    case Metric::units:
      return {"items bought", "购买件数"};
    case Metric::check_in_streak:
      return {"days of check-in in a row", "连续签到天数"};
  }
  return {};
}

Words window(const CountWindow& window) {
  const std::string length = std::to_string(window.length);
  Words words;
  switch (window.kind) {
    case WindowKind::lifetime:
      break;
    case WindowKind::rolling_days:
      words = {" in the last " + length + " days", "（近 " + length + " 天）"};
      break;
    case WindowKind::rolling_months:
      words = {" in the last " + length + " months", "（近 " + length + " 个月）"};
      break;
    case WindowKind::calendar_year:
      words = {" in the year that begins in month " + std::to_string(window.start_month),
               "（自 " + std::to_string(window.start_month) + " 月起的一年内）"};
      break;
    case WindowKind::anniversary:
      words = {" in the year since the day of joining", "（入会周年内）"};
      break;
  }
  if (window.decays) {
    words += {", older days weighing less (10 / age in days, from 30 to 365)",
              "，越早的天权重越低（10 ÷ 天数，30 至 365 天）"};
  }
  return words;
}

Words figure(const Program& program, Metric metric, std::int64_t value) {
  if (metric == Metric::spend) return money(program, {value});
  return both(std::to_string(value));
}

Words filter(const LineFilter& filter) {
  Words words;
  const auto add = [&](const std::vector<std::string>& list, const char* en, const char* zh) {
    if (list.empty()) return;
    words += Words{std::string(" ") + en + " " + listed(list), std::string(zh) + listed(list)};
  };
  add(filter.categories, "of category", "，类别：");
  add(filter.brands, "of brand", "，品牌：");
  add(filter.products, "of product", "，商品：");
  add(filter.skus, "of sku", "，SKU：");
  add(filter.tags, "tagged", "，标签：");
  add(filter.except_categories, "but not of category", "，不含类别：");
  add(filter.except_skus, "but not", "，不含 SKU：");
  add(filter.except_tags, "but not tagged", "，不含标签：");
  if (filter.exclude_on_sale) words += {" at full price", "，不含特价商品"};
  return words;
}

Words tier_name(const Program& program, const std::string& id) {
  for (const Tier& tier : program.tier.tiers) {
    if (tier.id == id) return text(tier.title);
  }
  return both(id);
}

}  // namespace tillside::explain

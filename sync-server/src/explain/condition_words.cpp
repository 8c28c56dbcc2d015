// SPDX-License-Identifier: MIT
#include <array>
#include <cstdio>

#include "explain/promotion_sentences.h"

namespace tillside::explain {
namespace {

constexpr std::array kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                              "Friday", "Saturday", "Sunday"};
constexpr std::array kChineseDays = {"一", "二", "三", "四", "五", "六", "日"};

std::string clock(std::int64_t minute) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minute / 60),
                static_cast<int>(minute % 60));
  return text;
}

Words weekly_words(const Weekly& weekly) {
  Words words;
  if (weekly.days) {
    words = weekly.days->empty() ? Words{"on no day", "无可用日"} : Words{"on ", "周"};
    for (std::size_t i = 0; i < weekly.days->size(); ++i) {
      const auto day = static_cast<std::size_t>((*weekly.days)[i] - 1) % kDays.size();
      words += {std::string(i > 0 ? ", " : "") + kDays[day],
                std::string(i > 0 ? "、" : "") + kChineseDays[day]};
    }
  }
  if (weekly.from_minute == 0 && weekly.to_minute == 1440) return words;
  const std::string from = clock(weekly.from_minute);
  const std::string to = clock(weekly.to_minute);
  if (!words.en.empty()) words += {" ", " "};
  return words + Words{"from " + from + " to " + to, from + " 至 " + to};
}

Words belonging_words(const BelongsTo& belongs) {
  const std::string names = joined(belongs.any_of);
  switch (belongs.what) {
    case Belonging::tier:
      return {"for the tiers " + names, "限等级 " + names};
    case Belonging::member_group:
      return {"for members of " + names, "限会员组 " + names};
    case Belonging::region:
      return {"for delivery to " + names, "限配送至 " + names};
  }
  return {};
}

Words counted(const std::optional<LineFilter>& filter) {
  if (!filter) return {};
  const Words named = goods(*filter);
  return named.en.empty() ? Words{" of the whole cart", "（整单）"} : named;
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

Words goods(const LineFilter& filter) {
  Words words;
  const auto add = [&](const std::vector<std::string>& names, const char* en, const char* zh) {
    if (!names.empty()) words += {en + joined(names), zh + joined(names)};
  };
  add(filter.categories, " on ", "，限分类 ");
  add(filter.brands, " of the brand ", "，限品牌 ");
  add(filter.products, " of the product ", "，限商品 ");
  add(filter.skus, " of the sku ", "，限 SKU ");
  add(filter.tags, " tagged ", "，限标签 ");
  add(filter.except_categories, " except ", "，不含分类 ");
  add(filter.except_skus, " except the sku ", "，不含 SKU ");
  add(filter.except_tags, " except those tagged ", "，不含标签 ");
  if (filter.min_price_minor || filter.max_price_minor) {
    words += {" within a range of prices", "，限指定价格区间"};
  }
  if (filter.exclude_on_sale) words += {", not on sale", "，特价商品除外"};
  return words;
}

Words condition_words(const Program& program, const Condition& condition) {
  if (const auto* total = std::get_if<MinTotal>(&condition)) {
    const Words least = money(program, total->threshold_minor);
    return Words{"from " + least.en, "满 " + least.zh} + counted(total->filter);
  }
  if (const auto* units = std::get_if<MinQuantity>(&condition)) {
    const std::string least = std::to_string(units->quantity);
    return Words{"from " + least + (units->quantity == 1 ? " item" : " items") +
                     (units->one_line ? " in one line" : ""),
                 (units->one_line ? "单行满 " : "满 ") + least + " 件"} +
           counted(units->filter);
  }
  if (std::holds_alternative<OnlyEligible>(condition)) {
    return {"only where nothing else is in the cart", "购物车内不得有其他商品"};
  }
  if (const auto* tier = std::get_if<TierAtLeast>(&condition)) {
    return Words{"from tier ", "限等级 "} + tier_name(program, tier->tier) + Words{"", " 及以上"};
  }
  if (const auto* belongs = std::get_if<BelongsTo>(&condition)) return belonging_words(*belongs);
  if (std::holds_alternative<FirstOrder>(condition)) return {"on the first order", "限首单"};
  if (const auto* nth = std::get_if<NthOrder>(&condition)) {
    const std::string number = std::to_string(nth->number);
    return {nth->every ? "on every order number " + number : "on order number " + number,
            nth->every ? "每第 " + number + " 单" : "限第 " + number + " 单"};
  }
  return weekly_words(*std::get_if<Weekly>(&condition));
}

}  // namespace tillside::explain

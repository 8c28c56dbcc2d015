// SPDX-License-Identifier: MIT
#include "explain/promotion_sentences.h"

#include <cctype>

namespace tillside::explain {
namespace {

Words and_so(const Words& words) { return Words{", ", "；"} + words; }

Words count_words(const std::optional<std::int64_t>& most, const char* en, const char* zh) {
  if (!most) return {};
  const std::string times = std::to_string(*most);
  return {", at most " + times + " times" + en, "；" + std::string(zh) + "限 " + times + " 次"};
}

Words limit_words(const Program& program, const Promotion& promotion) {
  Words words;
  if (promotion.max_off_minor) {
    const Words cap = money(program, *promotion.max_off_minor);
    words += {", at most " + cap.en, "；最多减 " + cap.zh};
  }
  if (promotion.coupon) {
    words += count_words(promotion.coupon->per_member, " for each member", "每人");
  }
  if (!promotion.limits) return words;
  const UsageLimits& limits = *promotion.limits;
  words += count_words(limits.global, " in all", "总共");
  words += count_words(limits.per_member, " for each member", "每人");
  words += count_words(limits.per_day, " a day", "每日");
  words += count_words(limits.budget_count, " within the campaign", "活动内");
  if (limits.budget_minor) {
    const Words budget = money(program, *limits.budget_minor);
    words += {", while the budget of " + budget.en + " lasts", "；预算 " + budget.zh + " 用完即止"};
  }
  return words;
}

Words time_words(const Program& program, const Promotion& promotion) {
  Words words;
  if (!promotion.window) return words;
  if (promotion.window->start) {
    const std::string at = moment(program, *promotion.window->start);
    words += {", from " + at, "；自 " + at + " 起"};
  }
  if (promotion.window->end) {
    const std::string at = moment(program, *promotion.window->end);
    words += {", before " + at, "；" + at + " 前"};
  }
  return words;
}

Words stacking_words(const Promotion& promotion) {
  switch (promotion.exclusive) {
    case Exclusive::all:
      return {", with no other promotion", "；不与其他优惠同享"};
    case Exclusive::level:
      return {", with no other promotion of its level", "；不与同级优惠同享"};
    case Exclusive::group:
      return {", with no other of group " + promotion.group,
              "；不与互斥组 " + promotion.group + " 同享"};
    case Exclusive::none:
      break;
  }
  if (promotion.allows.empty()) return {};
  return {", only with promotions tagged " + joined(promotion.allows),
          "；仅可与带 " + joined(promotion.allows) + " 标签的优惠同享"};
}

Words where_words(const Promotion& promotion) {
  if (promotion.level == PromotionLevel::price) return {"Unit price: ", "单价："};
  if (promotion.level == PromotionLevel::shipping) return {"Shipping: ", "运费："};
  if (!promotion.coupon) return {};
  return {"With the code " + promotion.coupon->code + ": ",
          "券码 " + promotion.coupon->code + "："};
}

Words base_words(const Promotion& promotion) {
  if (promotion.base == DiscountBase::net) return {", of the price without tax", "（按不含税价）"};
  if (promotion.base == DiscountBase::same_units) {
    return {", on the units that earlier ones took", "（计在先前优惠的同一件上）"};
  }
  if (promotion.base == DiscountBase::level_start && promotion.level != PromotionLevel::price) {
    return {", beside the others of its level", "（与同级优惠平行计算）"};
  }
  return {};
}

Sentence sentence_of(const Program& program, const PriceList& list) {
  Words words = text(list.title) + Words{" gives ", "："} +
                both(std::to_string(list.prices.size())) +
                Words{" skus a price of its own", " 个商品专价"};
  if (!list.groups.empty()) {
    words += {" for members of " + joined(list.groups), "，限会员组 " + joined(list.groups)};
  }
  for (const std::string& tier : list.tiers) {
    words += Words{", for tier ", "，限等级 "} + tier_name(program, tier);
  }
  return {.pointer = {}, .en = words.en + ".", .zh = words.zh + "。"};
}

}  // namespace

Sentence sentence_of(const Program& program, const Promotion& promotion) {
  Words words = where_words(promotion) + benefit_words(program, promotion) + base_words(promotion) +
                goods(promotion.filter);
  for (const Condition& condition : promotion.conditions) {
    words += and_so(condition_words(program, condition));
  }
  words +=
      time_words(program, promotion) + limit_words(program, promotion) + stacking_words(promotion);
  if (!promotion.active) words += {" (switched off)", "（已停用）"};
  words.en[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words.en[0])));
  return {.pointer = {}, .en = words.en + ".", .zh = words.zh + "。"};
}

void add_promotion_sentences(const Program& program, std::vector<Sentence>& all) {
  for (std::size_t i = 0; i < program.price_lists.size(); ++i) {
    all.push_back(sentence_of(program, program.price_lists[i]));
    all.back().pointer = "/priceLists/" + std::to_string(i);
  }
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    all.push_back(sentence_of(program, program.promotions[i]));
    all.back().pointer = "/promotions/" + std::to_string(i);
  }
}

}  // namespace tillside::explain

// SPDX-License-Identifier: MIT
#include "explain/promotion_sentences.h"

namespace tillside::explain {
namespace {

Words value_words(const Program& program, const Value& value) {
  if (value.rate_ppm == kOne) return {"free", "免费"};
  if (value.rate_ppm) return {percent(*value.rate_ppm) + " off", "减 " + percent(*value.rate_ppm)};
  if (value.off_minor) {
    const Words off = money(program, *value.off_minor);
    return {off.en + " off", "减 " + off.zh};
  }
  const Words price = money(program, value.price_minor.value_or(Minor{0}));
  return {"for " + price.en, "一口价 " + price.zh};
}

Words scope_words(BenefitScope scope) {
  switch (scope) {
    case BenefitScope::each_unit:
      return {" each item", "（每件）"};
    case BenefitScope::each_line:
      return {" each line", "（每行）"};
    case BenefitScope::across:
      return {};
  }
  return {};
}

Words order_words(UnitOrder order, const std::string& count) {
  switch (order) {
    case UnitOrder::cart:
      return {" the first " + count + " items", "（前 " + count + " 件）"};
    case UnitOrder::cheapest:
      return {" the " + count + " cheapest items", "（最低价 " + count + " 件）"};
    case UnitOrder::most_expensive:
      return {" the " + count + " dearest items", "（最高价 " + count + " 件）"};
    case UnitOrder::largest_line:
      return {" " + count + " items of the dearest lines", "（金额最高的行 " + count + " 件）"};
  }
  return {};
}

Words units_words(const std::optional<UnitChoice>& units, BenefitScope scope) {
  if (!units) return scope_words(scope);
  const std::string count = std::to_string(units->count);
  if (units->each_line) return {" " + count + " items of each line", "（每行 " + count + " 件）"};
  return order_words(units->order, count);
}

Words set_words(const UnitSet& set) {
  const std::string count = std::to_string(set.quantity);
  return Words{count + (set.quantity == 1 ? " item" : " items"), count + " 件"} +
         (set.filter ? goods(*set.filter) : Words{});
}

Words steps_words(const Program& program, const SpendThreshold& rule) {
  Words words;
  const bool repeats = rule.mode == ThresholdMode::repeat;
  for (const ThresholdStep& step : rule.steps) {
    if (!words.en.empty()) words += {", ", "，"};
    const Words from = money(program, step.threshold_minor);
    const Words off = money(program, step.off_minor);
    words += {(repeats ? "for each " : "from ") + from.en + " save " + off.en,
              (repeats ? "每满 " : "满 ") + from.zh + " 减 " + off.zh};
  }
  return words;
}

Words ladder_words(const Program& program, const Ladder& rule) {
  Words words;
  const bool repeats = rule.mode == ThresholdMode::repeat;
  for (const LadderStep& step : rule.steps) {
    if (!words.en.empty()) words += {", ", "，"};
    const bool units = rule.of == LadderOf::quantity;
    const Words from =
        units ? Words{std::to_string(step.from) + " items", std::to_string(step.from) + " 件"}
              : money(program, Minor{step.from});
    words += Words{(repeats ? "for each " : "from ") + from.en + " ",
                   (repeats ? "每满 " : "满 ") + from.zh} +
             value_words(program, step.value);
  }
  return words;
}

Words reward_words(const Program& program, const BuyXGetY& rule) {
  const Words value = value_words(program, rule.value.value_or(Value{.rate_ppm = kOne}));
  const Words buy = set_words(rule.buy);
  const Words get = set_words(rule.get);
  Words words{"buy " + buy.en + ", get " + get.en + " " + value.en,
              "买 " + buy.zh + "，另 " + get.zh + value.zh};
  if (!rule.repeat) words += {", once", "，限一次"};
  if (rule.max_reward) {
    const std::string most = std::to_string(*rule.max_reward);
    words += {", at most " + most + " of them", "，至多 " + most + " 件"};
  }
  return words;
}

Words bundle_words(const Program& program, const Bundle& rule) {
  Words words;
  for (const UnitSet& part : rule.parts) {
    if (!words.en.empty()) words += {" with ", " 加 "};
    words += set_words(part);
  }
  words += Words{" ", "，"} + value_words(program, rule.value) + scope_words(rule.scope);
  if (rule.max_groups) {
    const std::string most = std::to_string(*rule.max_groups);
    words += {", at most " + most + " times", "，至多 " + most + " 组"};
  }
  return words;
}

Words gift_words(const Program& program, const FreeGift& gift) {
  const std::string count = std::to_string(gift.quantity);
  Words words{count + " of " + gift.sku + " as a gift", "赠 " + gift.sku + " " + count + " 件"};
  if (gift.per_minor) {
    const Words each = money(program, *gift.per_minor);
    words += {" for each " + each.en, "（每满 " + each.zh + "）"};
  }
  return words;
}

}  // namespace

Words benefit_words(const Program& program, const Promotion& promotion) {
  const Benefit& benefit = promotion.benefit;
  const auto usual =
      promotion.level == PromotionLevel::item ? BenefitScope::each_line : BenefitScope::across;
  if (const auto* off = std::get_if<PercentOff>(&benefit)) {
    return value_words(program, {.rate_ppm = off->rate_ppm}) +
           units_words(off->units, off->scope.value_or(usual));
  }
  if (const auto* off = std::get_if<AmountOff>(&benefit)) {
    Words words =
        value_words(program, {.off_minor = off->off_minor}) + units_words(off->units, off->scope);
    if (off->next_off_minor) {
      const Words next = money(program, *off->next_off_minor);
      words += {", " + next.en + " off each further one of a line", "，同行之后每件减 " + next.zh};
    }
    return words;
  }
  if (const auto* fixed = std::get_if<FixedPrice>(&benefit)) {
    return value_words(program, {.price_minor = fixed->price_minor}) +
           units_words(fixed->units, fixed->scope);
  }
  if (const auto* steps = std::get_if<SpendThreshold>(&benefit))
    return steps_words(program, *steps);
  if (const auto* ladder = std::get_if<Ladder>(&benefit)) return ladder_words(program, *ladder);
  if (const auto* reward = std::get_if<BuyXGetY>(&benefit)) return reward_words(program, *reward);
  if (const auto* bundle = std::get_if<Bundle>(&benefit)) return bundle_words(program, *bundle);
  return gift_words(program, *std::get_if<FreeGift>(&benefit));
}

}  // namespace tillside::explain

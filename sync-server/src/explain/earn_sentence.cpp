// SPDX-License-Identifier: MIT
#include "explain/sentences.h"
#include "explain/words.h"

namespace tillside::explain {
namespace {

Words trigger(EarnTrigger on) {
  switch (on) {
    case EarnTrigger::enrolled:
      return {"joining", "入会"};
    case EarnTrigger::order_paid:
      return {"an order that is paid", "订单付款"};
    case EarnTrigger::order_completed:
      return {"an order that is completed", "订单完成"};
    case EarnTrigger::checked_in:
      return {"a daily check-in", "每日签到"};
    case EarnTrigger::email_verified:
      return {"verifying the e-mail address", "验证邮箱"};
    case EarnTrigger::reviewed:
      return {"an approved review", "评价通过审核"};
    case EarnTrigger::shared:
      return {"sharing something", "分享"};
    case EarnTrigger::birthday:
      return {"a birthday", "生日"};
    case EarnTrigger::referral:
      return {"inviting a friend who places a first order", "邀请好友并完成首单"};
    case EarnTrigger::referred:
      return {"the first order of an invited friend", "受邀好友的首单"};
    case EarnTrigger::linked:
      return {"linking another account", "关联账户"};
    case EarnTrigger::membership:
      return {"each paid period of membership", "付费会员的每个周期"};
    case EarnTrigger::milestone:
      return {"a milestone, once", "达成里程碑（仅一次）"};
  }
  return {};
}

Words factor_words(const Factor& of) {
  Words words = metric(of.metric) + window(of.window);
  if (of.compare == Comparison::daily_average) {
    words = Words{"today's ", "当日"} + metric(of.metric) +
            Words{" against the daily average", "与日均之比"} + window(of.window);
  }
  if (of.compare == Comparison::previous) {
    words += {" against the period before", "与上期相比的增长"};
  }
  if (!of.steps.empty()) {
    return Words{" by a table of ", "，按"} + words +
           both(" (" + std::to_string(of.steps.size()) + ")");
  }
  return Words{" by 1 + ", "，再乘以 1 + "} + words +
         Words{", at most 1 + " + percent(of.cap_ppm), "，至多 1 + " + percent(of.cap_ppm)};
}

Words amount(const Program& program, const EarnRule& rule) {
  const Words unit = counter(rule.counter);
  const auto number = [](Points points) { return both(std::to_string(points.value) + " "); };
  if (const auto* by = std::get_if<ByAmount>(&rule.amount)) {
    return number(by->points) + unit +
           (by->whole_steps ? Words{" for each full ", "，每满 "} : Words{" for each ", "，每 "}) +
           money(program, by->per_minor) + Words{" paid for goods", " 商品实付"} +
           filter(rule.filter);
  }
  if (const auto* fixed = std::get_if<FixedPoints>(&rule.amount)) {
    return number(fixed->points) + unit + filter(rule.filter);
  }
  if (const auto* by = std::get_if<ByUnit>(&rule.amount)) {
    return number(by->points) + unit + Words{" for each item bought", "，每购一件"} +
           filter(rule.filter);
  }
  if (const auto* bonus = std::get_if<RankBonus>(&rule.amount)) {
    return unit + Words{" of " + percent(bonus->ranked_ppm) +
                            " of the amount above the lowest tier, else " +
                            percent(bonus->promoted_ppm) + " where a promotion applied",
                        "：高于最低等级按金额的 " + percent(bonus->ranked_ppm) +
                            "，否则订单有促销时按 " + percent(bonus->promoted_ppm)};
  }
  const Multiplier& times = *std::get_if<Multiplier>(&rule.amount);
  Words words = Words{"all ", ""} + unit +
                Words{" times " + factor(times.ppm), " × " + factor(times.ppm)} +
                filter(rule.filter);
  if (times.factor) words += factor_words(*times.factor);
  return words;
}

void add_needs(const Program& program, const EarnRule& rule, Words& words) {
  for (const Need& need : rule.needs) {
    words += Words{", with at least ", "；须"} +
             (Words{"", ""} + figure(program, need.metric, need.at_least)) + Words{" ", " "} +
             metric(need.metric) + window(need.window);
    if (need.every > 1) {
      words += {", at every multiple of " + std::to_string(need.every),
                "，每满 " + std::to_string(need.every) + " 的倍数"};
    }
  }
  if (rule.from_tier) {
    words +=
        Words{", from tier ", "；限"} + tier_name(program, *rule.from_tier) + Words{"", "及以上"};
  }
  if (rule.min_order_minor) {
    words += Words{", for orders from ", "；订单满 "} + money(program, *rule.min_order_minor);
  }
  if (!rule.window) return;
  if (rule.window->start) {
    words += {", from " + moment(program, *rule.window->start),
              "；自 " + moment(program, *rule.window->start)};
  }
  if (rule.window->end) {
    words += {", until " + moment(program, *rule.window->end),
              "；至 " + moment(program, *rule.window->end)};
  }
}

void add_limits(const EarnLimits& limits, Words& words) {
  const auto add = [&](const auto& limit, const char* en, const char* zh) {
    if (limit)
      words += {std::string(", at most ") + std::to_string(limit->value) + en,
                "；" + std::string(zh) + "至多 " + std::to_string(limit->value)};
  };
  add(limits.per_award, " each time", "每次");
  add(limits.per_day, " a day", "每日");
  add(limits.in_all, " in all", "累计");
  if (limits.times) {
    words += {", at most " + std::to_string(*limits.times) + " times",
              "；至多 " + std::to_string(*limits.times) + " 次"};
  }
  if (limits.every_hours) {
    words += {", not twice within " + std::to_string(*limits.every_hours) + " hours",
              "；" + std::to_string(*limits.every_hours) + " 小时内不重复"};
  }
}

}  // namespace

Sentence sentence_of(const Program& program, const EarnRule& rule) {
  Words words = trigger(rule.on) + Words{" earns ", "可得"} + amount(program, rule);
  words.en[0] = static_cast<char>(std::toupper(words.en[0]));
  add_needs(program, rule, words);
  add_limits(rule.limits, words);
  if (!rule.stackable) {
    words += {", and then no other rule of lower priority", "；不与低优先级规则叠加"};
  }
  if (rule.pending_days) {
    words += {", after " + std::to_string(*rule.pending_days) + " days",
              "；" + std::to_string(*rule.pending_days) + " 天后到账"};
  }
  if (!rule.active) words += {" (switched off)", "（已停用）"};
  return {.en = words.en + ".", .zh = words.zh + "。"};
}

}  // namespace tillside::explain

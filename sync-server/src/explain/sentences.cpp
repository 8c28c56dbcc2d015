// SPDX-License-Identifier: MIT
#include "explain/sentences.h"

#include "explain/promotion_sentences.h"
#include "explain/words.h"

namespace tillside::explain {
namespace {

Sentence say(std::string pointer, const Words& words) {
  return {.pointer = std::move(pointer), .en = words.en + ".", .zh = words.zh + "。"};
}

Words expiry_end(const Program& program, const PointsExpiry& rule) {
  const std::string n = std::to_string(rule.count);
  switch (rule.kind) {
    case ExpiryKind::never:
      return {"Points never expire", "积分永不过期"};
    case ExpiryKind::after_days:
      return {"Points expire " + n + " days after they can be spent",
              "积分到账 " + n + " 天后过期"};
    case ExpiryKind::after_months:
      return {"Points expire " + n + " months after they can be spent",
              "积分到账 " + n + " 个月后过期"};
    case ExpiryKind::end_of_day:
      return {"Points expire at the end of the day " + n + " days ahead",
              "积分于 " + n + " 天后的当日结束时过期"};
    case ExpiryKind::end_of_month:
      return {"Points expire at the end of the month " + n + " months ahead",
              "积分于 " + n + " 个月后的月末过期"};
    case ExpiryKind::end_of_year:
      return {"Points expire at the end of the year " + n + " years ahead",
              "积分于 " + n + " 年后的年末过期"};
    case ExpiryKind::fixed_date:
      return {"Points expire on " + moment(program, rule.date.value_or(Instant{0})),
              "积分于 " + moment(program, rule.date.value_or(Instant{0})) + " 过期"};
  }
  return {};
}

Words expiry_words(const Program& program) {
  const PointsExpiry& rule = program.points.expiry;
  Words words = expiry_end(program, rule);
  if (rule.end_of == EndOf::day) words += {", at the end of that day", "（当日结束）"};
  if (rule.end_of == EndOf::month) words += {", at the end of that month", "（当月月末）"};
  if (rule.end_of == EndOf::year) words += {", at the end of that year", "（当年年末）"};
  if (rule.activity) {
    words += {"; earning or spending begins the time anew", "；获得或使用积分后重新计时"};
  }
  if (rule.reinstate_days > 0) {
    words += {"; for " + std::to_string(rule.reinstate_days) + " days they can be given back",
              "；过期 " + std::to_string(rule.reinstate_days) + " 天内可恢复"};
  }
  return words;
}

Words refund_words(NegativeBalance policy) {
  switch (policy) {
    case NegativeBalance::allow_negative:
      return {"A refund takes back the points of what comes back; what is missing is owed",
              "退款按比例扣回积分，不足部分记为欠分"};
    case NegativeBalance::clamp_to_zero:
      return {"A refund takes back the points of what comes back; what is missing is waived",
              "退款按比例扣回积分，不足部分免除"};
    case NegativeBalance::reject:
      return {"A refund takes back the points of what comes back; without them it is refused",
              "退款按比例扣回积分，积分不足则不能退款"};
    case NegativeBalance::recover_from_refund:
      return {
          "A refund takes back the points of what comes back; the worth of what is missing is "
          "kept from the money",
          "退款按比例扣回积分，不足部分从退款金额中扣除"};
  }
  return {};
}

void add_points_sentences(const Program& program, std::vector<Sentence>& all) {
  const PointsRules& points = program.points;
  for (std::size_t i = 0; i < points.earning.size(); ++i) {
    all.push_back(sentence_of(program, points.earning[i]));
    all.back().pointer = "/points/earning/" + std::to_string(i);
  }
  if (points.pending_days > 0) {
    const std::string n = std::to_string(points.pending_days);
    all.push_back(say(
        "/points/pendingDays",
        {"Points of an order can be spent after " + n + " days", "订单积分于 " + n + " 天后可用"}));
  }
  all.push_back(say("/points/expiry", expiry_words(program)));
  if (points.redemption) {
    const RedemptionRate& rate = *points.redemption;
    Words words = both(std::to_string(rate.points.value)) + Words{" points pay ", " 积分抵 "} +
                  money(program, rate.minor) +
                  Words{", up to " + percent(rate.max_share_ppm) + " of the goods",
                        "，至多抵商品金额的 " + percent(rate.max_share_ppm)};
    if (rate.min_points.value > 0) {
      words += {", from " + std::to_string(rate.min_points.value) + " points on",
                "，" + std::to_string(rate.min_points.value) + " 积分起用"};
    }
    all.push_back(say("/points/redemption", words));
  }
  all.push_back(say("/points/negativeBalance", refund_words(points.negative_balance)));
}

}  // namespace

void add_tier_sentences(const Program& program, std::vector<Sentence>& all) {
  const TierRules& rules = program.tier;
  const bool any = rules.combine == Combine::any;
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    const Tier& tier = rules.tiers[i];
    Words words = text(tier.title);
    if (i == 0) {
      words += {" is every member's first tier", "：入会即得"};
    } else {
      words += Words{" is reached with ", "：达到 "} + figure(program, rules.metric, tier.from) +
               Words{" ", " "} + metric(rules.metric) + window(rules.window);
      for (const Need& need : tier.needs) {
        words += any ? Words{" or ", " 或 "} : Words{" and ", " 且 "};
        words += figure(program, need.metric, need.at_least) + Words{" ", " "} +
                 metric(need.metric) + window(need.window);
      }
      if (tier.keep) {
        words += Words{"; kept with ", "；保级需 "} + figure(program, rules.metric, *tier.keep);
      }
    }
    if (tier.earn_multiplier_ppm != kOne) {
      words += {"; points times " + factor(tier.earn_multiplier_ppm),
                "；积分 × " + factor(tier.earn_multiplier_ppm)};
    }
    all.push_back(say("/tier/tiers/" + std::to_string(i), words));
  }
  const std::string months = std::to_string(rules.valid_months);
  Words life{"A tier is sure for " + months + " months", "等级有效期 " + months + " 个月"};
  if (rules.grace_days > 0) {
    const std::string days = std::to_string(rules.grace_days);
    life += {", then kept " + days + " more days", "，另有 " + days + " 天保级宽限"};
  }
  if (rules.downgrade == Downgrade::one_step) life += {"; it then falls one step", "；到期降一级"};
  if (rules.downgrade == Downgrade::to_reached) {
    life += {"; it then falls to what is reached", "；到期降至所达等级"};
  }
  if (rules.downgrade == Downgrade::never) life += {"; it never falls", "；永不降级"};
  all.push_back(say("/tier/downgrade", life));
}

void add_reward_sentences(const Program& program, std::vector<Sentence>& all) {
  const PointsRules& points = program.points;
  for (std::size_t i = 0; i < points.rewards.size(); ++i) {
    const Reward& reward = points.rewards[i];
    Words words = both(std::to_string(reward.points.value)) + Words{" points buy ", " 积分兑换"} +
                  text(reward.title);
    if (reward.value_minor) {
      words += Words{", a gift card of ", "（礼品卡 "} + money(program, *reward.value_minor) +
               Words{"", "）"};
    }
    if (!reward.prizes.empty()) {
      words += {", a ticket for a draw of " + std::to_string(reward.prizes.size()) + " prizes",
                "（抽奖券，" + std::to_string(reward.prizes.size()) + " 种奖品）"};
    }
    if (reward.stock) {
      words += {", " + std::to_string(*reward.stock) + " in all",
                "，共 " + std::to_string(*reward.stock) + " 份"};
    }
    if (reward.per_member) {
      words += {", " + std::to_string(*reward.per_member) + " for each member",
                "，每人限 " + std::to_string(*reward.per_member) + " 份"};
    }
    if (reward.from_tier) {
      words += Words{", from tier ", "，限"} + tier_name(program, *reward.from_tier) +
               Words{"", "及以上"};
    }
    all.push_back(say("/points/rewards/" + std::to_string(i), words));
  }
  if (points.goal) {
    const std::string days = std::to_string(points.goal->pending_days);
    all.push_back(
        say("/points/goal",
            Words{"Every ", "每满 "} + both(std::to_string(points.goal->points.value)) +
                Words{" points become the reward " + points.goal->reward +
                          " by themselves, after " + days + " days",
                      " 积分自动兑换奖励 " + points.goal->reward + "，" + days + " 天后发放"}));
  }
  for (std::size_t i = 0; i < points.plans.size(); ++i) {
    const Plan& plan = points.plans[i];
    const std::string months = std::to_string(plan.months);
    all.push_back(say("/points/plans/" + std::to_string(i),
                      text(plan.title) + Words{" costs ", "："} + money(program, plan.price_minor) +
                          Words{" for " + months + " months and gives the tier ",
                                "，" + months + " 个月，享等级"} +
                          tier_name(program, plan.tier)));
  }
}

std::vector<Sentence> sentences_of(const Program& program) {
  std::vector<Sentence> all;
  add_promotion_sentences(program, all);
  add_points_sentences(program, all);
  add_reward_sentences(program, all);
  add_tier_sentences(program, all);
  return all;
}

}  // namespace tillside::explain

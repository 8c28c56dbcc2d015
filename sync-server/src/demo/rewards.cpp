// SPDX-License-Identifier: MIT
#include "demo/rewards.h"

#include "store/random.h"

namespace tillside::demo {
namespace {

constexpr std::int64_t kDay = kMillisecondsPerDay;

Reward lottery(const std::string& id, Text title, const Draw& seed, Instant from,
               std::int64_t days) {
  Reward reward{.id = id, .title = std::move(title), .points = {kTicketPoints}};
  reward.prizes = {{.id = "card-50", .weight = 5, .value_minor = Minor{5000}},
                   {.id = "coupon-20", .weight = 35, .coupon_code = "THANKS20"},
                   {.id = "card-2", .weight = 60, .value_minor = Minor{200}}};
  reward.commit = store::sha256_hex(lottery_seed(id, seed));
  reward.per_member = 3;
  reward.window = Window{.start = from, .end = Instant{from.value + days * kDay}};
  return reward;
}

/// The first thing of a category, as a reward.
Reward goods(const char* id, const Assortment& shop, const char* category, std::int64_t points) {
  const std::size_t product = shop.category_start[category_named(category)];
  const Item& item = shop.items[shop.products[product].first_item].item;
  return {.id = id, .title = item.title, .points = {points}, .sku = item.sku, .stock = 20};
}

}  // namespace

std::string lottery_seed(const std::string& reward, const Draw& seed) {
  return seed.fork(reward).id();
}

void add_rewards(Program& draft, const Assortment& shop, const Draw& seed, Instant now) {
  std::vector<Reward>& rewards = draft.points.rewards;
  rewards.push_back({.id = "card-50",
                     .title = {.en = "¥50 gift card", .zh = "50 元礼品卡"},
                     .points = {4500},
                     .value_minor = Minor{5000}});
  rewards.push_back(goods("a-mug", shop, "Mugs", 6000));
  rewards.push_back(lottery("winter-draw", {.en = "Winter draw: a ticket", .zh = "冬日抽奖券"},
                            seed, {now.value - 14 * kDay}, 45));
  rewards.push_back(lottery(kPastDraw, {.en = "Autumn draw: a ticket", .zh = "金秋抽奖券"}, seed,
                            {now.value - 75 * kDay}, 45));
  draft.points.plans = {{.id = "silver-quarter",
                         .title = {.en = "Silver for three months", .zh = "银卡季卡"},
                         .tier = "silver",
                         .price_minor = {2900},
                         .months = 3},
                        {.id = "gold-year",
                         .title = {.en = "Gold for a year", .zh = "金卡年卡"},
                         .tier = "gold",
                         .price_minor = {19900},
                         .months = 12}};
  for (EarnRule& rule : draft.points.earning) {
    if (rule.id == "completed") rule.pending_days = 7;
  }
}

}  // namespace tillside::demo

// SPDX-License-Identifier: MIT
//
// Each kind of promotion as a sentence a shopper can read.

#include "explain/promotion_sentences.h"

#include <catch2/catch.hpp>

using namespace tillside;

namespace {

struct Row {
  Promotion promotion;
  const char* en;
  const char* zh;
};

Program shop() {
  return {.id = "shop",
          .title = {.en = "Shop"},
          .currency = "CNY",
          .zone = {.name = "Asia/Shanghai", .transitions = {{{0}, 28800}}},
          .tier = {.tiers = {{.id = "gold", .title = {.en = "Gold", .zh = "金卡"}}}}};
}

Promotion of(Benefit benefit, PromotionLevel level = PromotionLevel::shop) {
  return {
      .id = "p", .title = {.en = "P"}, .level = level, .filter = {}, .benefit = std::move(benefit)};
}

Promotion tea_coupon() {
  Promotion promotion = of(PercentOff{.rate_ppm = 150'000});
  promotion.filter.categories = {"Tea"};
  promotion.coupon = CouponRule{.code = "TEA", .per_member = 1};
  promotion.conditions = {MinTotal{.threshold_minor = {20'000}}, TierAtLeast{.tier = "gold"}};
  promotion.window = Window{.start = {}, .end = Instant{1'794'412'800'000}};
  promotion.max_off_minor = Minor{5'000};
  promotion.exclusive = Exclusive::all;
  return promotion;
}

const std::vector<Row> kRows = {
    {of(SpendThreshold{.steps = {{{19'900}, {2'000}}, {{29'900}, {4'000}}}}),
     "From 199.00 CNY save 20.00 CNY, from 299.00 CNY save 40.00 CNY.",
     "满 199.00 CNY 减 20.00 CNY，满 299.00 CNY 减 40.00 CNY。"},
    {of(BuyXGetY{.buy = {}, .get = {}, .value = Value{.rate_ppm = 500'000}}),
     "Buy 1 item, get 1 item 50 % off.", "买 1 件，另 1 件减 50 %。"},
    {of(Bundle{.parts = {{.quantity = 3}}, .value = {.price_minor = Minor{9'900}}}),
     "3 items for 99.00 CNY.", "3 件，一口价 99.00 CNY。"},
    {of(Ladder{.of = LadderOf::quantity, .steps = {{.from = 3, .value = {.rate_ppm = 200'000}}}}),
     "From 3 items 20 % off.", "满 3 件减 20 %。"},
    {of(FreeGift{.sku = "cup", .per_minor = Minor{10'000}}),
     "1 of cup as a gift for each 100.00 CNY.", "赠 cup 1 件（每满 100.00 CNY）。"},
    {of(PercentOff{.rate_ppm = kOne}, PromotionLevel::shipping), "Shipping: free.", "运费：免费。"},
    {tea_coupon(),
     "With the code TEA: 15 % off on Tea, from 200.00 CNY, from tier Gold, before 2026-11-12 "
     "00:00, at most 50.00 CNY, at most 1 times for each member, with no other promotion.",
     "券码 TEA：减 15 %，限分类 Tea；满 200.00 CNY；限等级 金卡 及以上；2026-11-12 00:00 "
     "前；最多减 50.00 CNY；每人限 1 次；不与其他优惠同享。"}};

}  // namespace

TEST_CASE("a promotion is one sentence in two languages", "[sentences]") {
  const Program program = shop();
  for (const Row& row : kRows) {
    const explain::Sentence sentence = explain::sentence_of(program, row.promotion);
    CHECK(sentence.en == row.en);
    CHECK(sentence.zh == row.zh);
  }
}

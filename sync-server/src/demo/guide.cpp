// SPDX-License-Identifier: MIT
#include <string_view>

#include "demo/agenda.h"
#include "demo/calendar.h"
#include "demo/ledgers.h"
#include "demo/rewards.h"
#include "sync/back_office.h"

namespace tillside::demo {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = kMillisecondsPerDay;

enum class Fate { completed, refunded, cancelled, paid, placed };

struct Wish {
  std::string_view category;
  std::int64_t price_yuan;  ///< about
};

struct Chapter {
  std::int64_t days_ago;
  std::vector<Wish> wishes;
  Fate fate = Fate::completed;
  std::string_view coupon = {};
  std::int64_t redeem = 0;
};

/// The year of the member whose login is printed. Spend ends near the middle of the gold band.
/// The points of the first order expire at the end of this month; later spending leaves a rest.
std::vector<Chapter> chapters() {
  return {
      {365, {{"Lamps", 299}, {"Bedding", 259}}, Fate::completed, "WELCOME10"},
      {322, {{"Tea", 89}, {"Mugs", 59}}},
      {280, {{"Cookware", 219}}},
      {231, {{"Books", 45}, {"Notebooks", 39}, {"Tea", 129}}},
      {190, {{"Shoes", 329}}},
      {154, {{"Coffee", 79}, {"Mugs", 69}}},
      {118, {{"Headphones", 399}}},
      {83, {{"Skincare", 129}, {"Towels", 59}}, Fate::completed, "THANKS20"},
      {55, {{"Tea", 119}, {"Snacks", 29}}, Fate::refunded},
      {45, {{"Clocks", 129}}, Fate::cancelled},
      {31, {{"Jackets", 399}}, Fate::completed, {}, 500},
      {9, {{"Candles", 99}, {"Plants", 59}}},
      {3, {{"Keyboards", 189}}, Fate::paid},
      {0, {{"Tea", 79}, {"Socks", 19}}, Fate::placed},
  };
}

/// The item in stock of the category whose price is nearest.
std::size_t nearest(const Assortment& shop, const Wish& wish) {
  const std::size_t category = category_named(wish.category);
  const std::size_t start = shop.category_start[category];
  std::size_t best = shop.products[start].first_item;
  std::int64_t distance = kMaxInteger;
  for (std::size_t i = start; i < start + kProductsPerCategory; ++i) {
    const std::size_t item = shop.products[i].first_item;
    const std::int64_t price = shop.items[item].item.price_minor.value;
    const std::int64_t off = price > wish.price_yuan * 100 ? price - wish.price_yuan * 100
                                                           : wish.price_yuan * 100 - price;
    if (shop.items[item].stock > 9 && off < distance) {
      best = item;
      distance = off;
    }
  }
  return best;
}

/// Plays one chapter: the order and what follows it.
void play(Ledger& ledger, const Assortment& shop, Agenda& agenda, const Chapter& chapter,
          Instant at) {
  std::vector<DemoLine> lines;
  for (const Wish& wish : chapter.wishes) lines.push_back({nearest(shop, wish), 1});
  std::vector<std::string> coupons;
  if (!chapter.coupon.empty()) coupons.emplace_back(chapter.coupon);
  const std::string id = ledger.place(lines, at, coupons, {chapter.redeem});
  if (id.empty() || chapter.fate == Fate::placed) return;
  if (chapter.fate == Fate::cancelled) {
    agenda.add({at.value + 2 * kHour},
               [&ledger, id](Instant then) { ledger.send(CancelOrder{id}, then); });
    return;
  }
  agenda.add({at.value + kHour / 6}, [&ledger, id](Instant then) { ledger.pay(id, then); });
  if (chapter.fate == Fate::paid) return;
  agenda.add({at.value + 3 * kDay},
             [&ledger, id](Instant then) { ledger.send(CompleteOrder{id}, then); });
  if (chapter.fate != Fate::refunded) return;
  const std::string sku = shop.items[lines.back().item].item.sku;
  agenda.add({at.value + 5 * kDay}, [&ledger, id, sku](Instant then) {
    ledger.send(Refund{.order_id = id, .lines = {{sku, 1}}}, then);
  });
}

/// A ticket of the lottery, and the day on which its seed is revealed.
void try_the_luck(Ledger& ledger, Agenda& agenda, const std::string& seed, Instant now) {
  agenda.add({now.value - 33 * kDay}, [&](Instant at) {
    ledger.send(RedeemReward{kPastDraw, {kTicketPoints}}, at);
  });
  agenda.add({now.value - 2 * kDay}, [&](Instant at) {
    for (const HeldReward& held : ledger.state().rewards) {
      if (held.reward != kPastDraw) continue;
      const std::string ticket = held.id;
      ledger.send(SettleReward{.id = ticket, .seed = seed, .draw = sync::draw_of(seed, ticket)},
                  at);
      return;
    }
  });
}

}  // namespace

void live_as_guide(Ledger& ledger, const Assortment& shop, const std::string& seed, Instant now) {
  Agenda agenda(now);
  // The same day of the month a year ago, so that the first lots end with this month.
  const Instant joined{now.value - 365 * kDay + 9 * kHour};
  agenda.add(joined, [&](Instant at) { ledger.send(Enrol{}, at); });
  const std::vector<Chapter> book = chapters();
  for (const Chapter& chapter : book) {
    const Instant at{chapter.days_ago == 0 ? now.value - 7 * kHour
                                           : now.value - chapter.days_ago * kDay + 10 * kHour};
    agenda.add(at, [&](Instant then) { play(ledger, shop, agenda, chapter, then); });
  }
  for (const std::int64_t days_ago : {100, 20}) {
    agenda.add({now.value - days_ago * kDay}, [&](Instant at) {
      ledger.send(RedeemReward{"thanks-20", {1500}}, at);
    });
  }
  try_the_luck(ledger, agenda, seed, now);
  for (const std::int64_t days_ago : {61, 60, 59, 40, 38, 6, 5, 4, 3, 2, 1}) {
    agenda.add({day_start(shop_day(now) - days_ago).value + 8 * kHour},
               [&](Instant at) { ledger.send(CheckIn{}, at); });
  }
  agenda.run();
}

}  // namespace tillside::demo

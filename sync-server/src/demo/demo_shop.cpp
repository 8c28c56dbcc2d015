// SPDX-License-Identifier: MIT
#include "demo/demo_shop.h"

#include <algorithm>

#include "catalog/program_document.h"
#include "catalog/sample_program.h"
#include "catalog/zone.h"
#include "demo/rewards.h"
#include "json/json_source.h"

namespace tillside::demo {
namespace {

/// Most members came when the shop moved here; a few have tried it for the whole year.
constexpr std::size_t kPioneers = 60;
constexpr std::int64_t kLedgerDays = 130;

/// The sample program of CNY with a season of its own: points that end with the month a year on,
/// so that some are about to, and one promotion that runs just now.
Result<Program> make_draft(Instant now) {
  TILLSIDE_TRY(Program draft, read_json<Program>(*catalog::sample_program("CNY")));
  draft.id = "demo";
  draft.title = {.en = "Tillside Mart", .zh = "积岸百货"};
  draft.points.expiry = {.kind = ExpiryKind::end_of_month, .count = 12};
  Promotion audio;
  audio.id = "audio-week";
  audio.title = {.en = "Audio weeks: headphones 10% off", .zh = "耳机周：9 折"};
  audio.level = PromotionLevel::item;
  audio.priority = 30;
  audio.window = Window{.start = Instant{now.value - 7 * kMillisecondsPerDay},
                        .end = Instant{now.value + 21 * kMillisecondsPerDay}};
  audio.filter.categories = {"Headphones"};
  audio.benefit = PercentOff{.rate_ppm = 100'000};
  draft.promotions.insert(draft.promotions.begin(), std::move(audio));
  return draft;
}

/// The orders of each shopper, ascending by time.
std::vector<std::vector<const DemoOrder*>> by_shopper(const DemoShop& shop, std::size_t shoppers) {
  std::vector<std::vector<const DemoOrder*>> orders(shoppers);
  for (const DemoOrder& order : shop.orders) {
    if (order.shopper != kGuest) orders[order.shopper].push_back(&order);
  }
  return orders;
}

void take(DemoShop& shop, Ledger& ledger) {
  auto& commands = ledger.commands();
  shop.commands.insert(shop.commands.end(), std::make_move_iterator(commands.begin()),
                       std::make_move_iterator(commands.end()));
  shop.refused += ledger.refused();
}

void make_ledgers(DemoShop& shop, const DemoOptions& options, const Draw& seed) {
  const LedgerWorld world = make_world(shop.program, shop.assortment, options.now);
  Draw ids = seed.fork("members");
  shop.guide = ids.id();
  Ledger guide(world, shop.guide, seed.fork("guide"));
  live_as_guide(guide, shop.assortment, lottery_seed(kPastDraw, Draw(options.seed).fork("rewards")),
                options.now);
  take(shop, guide);
  const auto orders = by_shopper(shop, options.crowd.shoppers);
  const Instant opening{options.now.value - kLedgerDays * kMillisecondsPerDay};
  for (std::size_t i = 0; i < std::min(options.members, orders.size()); ++i) {
    std::vector<const DemoOrder*> own;
    for (const DemoOrder* order : orders[i]) {
      if (i < kPioneers || order->at >= opening) own.push_back(order);
    }
    Ledger ledger(world, ids.id(), seed.fork("ledger", i));
    live(ledger, own, options.now);
    take(shop, ledger);
  }
  std::stable_sort(shop.commands.begin(), shop.commands.end(),
                   [](const DemoCommand& a, const DemoCommand& b) { return a.at < b.at; });
}

/// Placed orders take from the stock, so what is imported is what shall be left and they.
void add_ordered_stock(DemoShop& shop) {
  auto& items = shop.assortment.items;
  for (const DemoCommand& command : shop.commands) {
    const auto* order = std::get_if<PlaceOrder>(&command.args);
    if (order == nullptr) continue;
    for (const CartLine& line : order->lines) {
      std::lower_bound(
          items.begin(), items.end(), line.sku,
          [](const DemoItem& item, const std::string& sku) { return item.item.sku < sku; })
          ->stock += line.quantity;
    }
  }
}

}  // namespace

Result<DemoShop> make_demo_shop(const DemoOptions& options) {
  DemoShop shop;
  const Draw seed(options.seed);
  shop.assortment = make_assortment(seed.fork("assortment"), options.now);
  TILLSIDE_TRY(shop.draft, make_draft(options.now));
  add_rewards(shop.draft, shop.assortment, seed.fork("rewards"), options.now);
  Program resolved = shop.draft;
  TILLSIDE_TRY(resolved.zone, catalog::resolve_zone(resolved.zone.name));
  TILLSIDE_TRY(shop.program, publish_program(resolved));
  shop.orders = make_orders(seed.fork("orders"), shop.assortment, options.crowd, options.now);
  make_ledgers(shop, options, seed.fork("ledgers"));
  add_ordered_stock(shop);
  return shop;
}

}  // namespace tillside::demo

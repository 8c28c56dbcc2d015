// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "catalog/files.h"
#include "catalog/item_rows.h"
#include "catalog/order_rows.h"
#include "catalog/program_document.h"
#include "demo/calendar.h"
#include "demo/demo_shop.h"
#include "json/json_source.h"
#include "support/temporary_folder.h"
#include "tillside/view.h"

using namespace tillside;
using namespace tillside::demo;

namespace {

constexpr Instant kNow{1'795'219'200'000};  // 2026-11-21T00:00Z

DemoOptions small(std::uint64_t seed = 1) {
  return {.seed = seed,
          .now = kNow,
          .crowd = {.shoppers = 90, .orders_each = 8, .guest_orders = 20},
          .members = 80};
}

const DemoShop& small_shop() {
  static const DemoShop shop = *make_demo_shop(small());
  return shop;
}

Quote quote_of(const DemoShop& shop, const std::vector<std::size_t>& items,
               const QuoteMember* member = nullptr) {
  const std::string hash = catalog::program_hash(shop.program);
  Cart cart;
  std::vector<PricedItem> known;
  for (const std::size_t item : items) {
    cart.lines.push_back({shop.assortment.items[item].item.sku, 1});
    known.push_back(priced(shop.assortment.items[item].item));
  }
  const auto quote = quote_parts({shop.program, hash, cart, known, member, kNow});
  REQUIRE(quote);
  return *quote;
}

/// What a server would make of the commands: state by member.
std::map<std::string, State> replay(const DemoShop& shop) {
  const LedgerWorld world = make_world(shop.program, shop.assortment, kNow);
  std::map<std::string, State> states;
  const auto run = [&](const std::string& member, const CommandArgs& args, Instant at,
                       const std::string& id, ActorKind kind) {
    Command command;
    command.args = args;
    command.created_at = at;
    const Context context{.now = at,
                          .actor = {kind, member},
                          .command_id = id,
                          .program_hash = world.program_hash,
                          .items = {}};
    Context full = context;
    if (const auto* order = std::get_if<PlaceOrder>(&args)) {
      for (const CartLine& line : order->lines) {
        for (const PricedItem& item : world.priced) {
          if (item.sku == line.sku) full.items.push_back(item);
        }
      }
    }
    const auto decision = decide(shop.program, states[member], command, full);
    INFO(id << " " << (decision ? "" : name(decision.error().code)));
    REQUIRE(decision);
    for (const Event& event : decision->events) apply(states[member], event);
  };
  for (const DemoCommand& line : shop.commands) {
    while (const auto due = next_due(shop.program, states[line.member], line.at)) {
      run(line.member, PassTime{*due}, *due, "due", ActorKind::server);
    }
    const bool own = static_cast<bool>(may_send(ActorKind::member, line.args));
    const auto* settle = std::get_if<SettleReward>(&line.args);
    const ActorKind other = settle != nullptr ? ActorKind::server : ActorKind::shop;
    run(line.member, line.args, line.at, line.command_id, own ? ActorKind::member : other);
  }
  return states;
}

}  // namespace

TEST_CASE("the assortment is that of a shop one would believe") {
  const Assortment& shop = small_shop().assortment;
  CHECK(shop.products.size() >= 2000);
  CHECK(category_count() >= 12);
  std::set<std::string> titles;
  std::size_t with_variants = 0;
  for (const DemoProduct& product : shop.products) {
    titles.insert(shop.items[product.first_item].item.title.en);
    with_variants += product.items > 1 ? 1 : 0;
  }
  CHECK(titles.size() >= 2000);
  CHECK(with_variants >= 800);
  for (std::size_t i = 0; i < shop.items.size(); ++i) {
    const Item& item = shop.items[i].item;
    if (i > 0) CHECK(shop.items[i - 1].item.sku < item.sku);
    CHECK(item.title.zh);
    CHECK(item.category.zh);
    CHECK(!item.brand.empty());
    CHECK(item.price_minor.value >= 500);
    CHECK((!item.list_price_minor || *item.list_price_minor > item.price_minor));
  }
}

TEST_CASE("a year of orders has its seasons and its repeats") {
  const auto orders = make_orders(Draw(1).fork("orders"), small_shop().assortment, {}, kNow);
  REQUIRE(orders.size() >= 15'000);
  std::size_t double_eleven = 0;
  std::size_t known = 0;
  std::set<std::pair<std::size_t, std::size_t>> bought;
  std::size_t repeats = 0;
  for (const DemoOrder& order : orders) {
    CHECK(order.at < kNow);
    CHECK(kNow.value - order.at.value < 366 * kMillisecondsPerDay);
    const std::int64_t day = shop_day(order.at) - shop_day({1'794'182'400'000});  // 2026-11-09
    double_eleven += day >= 0 && day <= 3 ? 1 : 0;
    if (order.shopper == kGuest) continue;
    ++known;
    bool again = false;
    for (const DemoLine& line : order.lines) {
      again = !bought.emplace(order.shopper, line.item).second || again;
    }
    repeats += again ? 1 : 0;
  }
  CHECK(double_eleven * 364 > orders.size() * 4 * 2);  // more than twice the mean day
  CHECK(repeats * 5 > known);
}

TEST_CASE("the same seed and moment give the same bytes, another seed another shop") {
  const TemporaryFolder first;
  const TemporaryFolder second;
  const TemporaryFolder other;
  REQUIRE(write_demo_shop(small_shop(), first.path()));
  REQUIRE(write_demo_shop(*make_demo_shop(small()), second.path()));
  REQUIRE(write_demo_shop(*make_demo_shop(small(2)), other.path()));
  for (const auto* file :
       {"items.csv", "orders.csv", "program.json", "commands.jsonl", "login.json", "story.json"}) {
    INFO(file);
    const auto bytes = catalog::read_file(first.path() + "/" + file);
    REQUIRE(bytes);
    CHECK(!bytes->empty());
    CHECK(*bytes == *catalog::read_file(second.path() + "/" + file));
  }
  CHECK(*catalog::read_file(first.path() + "/items.csv") !=
        *catalog::read_file(other.path() + "/items.csv"));
}

TEST_CASE("the files read as anybody's do") {
  const TemporaryFolder folder;
  REQUIRE(write_demo_shop(small_shop(), folder.path()));
  const auto items = catalog::read_items(folder.path() + "/items.csv");
  REQUIRE(items);
  CHECK(items->currency == "CNY");
  CHECK(items->items.size() == small_shop().assortment.items.size());
  std::vector<std::string_view> skus;
  for (const auto& row : items->items) skus.emplace_back(row.item.sku);
  const auto orders = catalog::read_orders(
      {.path = folder.path() + "/orders.csv", .currency = "CNY", .skus = skus, .progress = {}});
  REQUIRE(orders);
  CHECK(orders->orders.size() == small_shop().orders.size());
  const auto program = catalog::publish_file(folder.path() + "/program.json");
  REQUIRE(program);
  CHECK(catalog::program_hash(*program) == catalog::program_hash(small_shop().program));
}

TEST_CASE("every command is accepted when it is decided again") {
  CHECK(small_shop().refused == 0);
  const auto states = replay(small_shop());
  CHECK(states.size() == 81);
  std::set<std::string> kinds;
  for (const DemoCommand& line : small_shop().commands) {
    std::visit([&](const auto& args) { kinds.insert(args.kKind); }, line.args);
  }
  CHECK(kinds == std::set<std::string>{"cancelOrder", "checkIn", "completeOrder", "confirmPayment",
                                       "enrol", "placeOrder", "redeemReward", "refund",
                                       "settleReward"});
}

TEST_CASE("the tour's basket misses a threshold by 2 yuan, and socks make it cheaper") {
  const DemoShop& shop = small_shop();
  const std::size_t first = shop.assortment.basket_first;
  const std::size_t second = shop.assortment.basket_second;
  const Quote before = quote_of(shop, {first, second});
  CHECK(before.total_minor == Minor{19'700});
  REQUIRE(!before.gaps.empty());
  CHECK(before.gaps.front().missing_minor == Minor{200});
  const Quote after = quote_of(shop, {first, second, shop.assortment.top_up});
  CHECK(after.total_minor == Minor{18'690});
}

TEST_CASE("the printed login is a member with something to see") {
  const DemoShop& shop = small_shop();
  const auto states = replay(shop);
  const auto view =
      view_member({.program = shop.program, .state = states.at(shop.guide), .now = kNow});
  REQUIRE(view);
  CHECK(view->tier.current == "gold");
  CHECK(view->tier.missing_to_next > 0);
  CHECK(view->available.value > 1000);
  CHECK(view->lots.size() >= 10);
  REQUIRE(!view->expiring.empty());
  CHECK(view->expiring.front().points.value > 0);
  CHECK(!view->checked_in_today);
  CHECK(std::any_of(view->coupons.begin(), view->coupons.end(),
                    [](const HeldCoupon& coupon) { return !coupon.used_by; }));
  std::set<OrderStatus> statuses;
  for (const OrderState& order : view->orders) statuses.insert(order.status);
  CHECK(statuses.contains(OrderStatus::placed));
  CHECK(statuses.contains(OrderStatus::paid));
  CHECK(statuses.contains(OrderStatus::completed));
  CHECK(statuses.contains(OrderStatus::cancelled));
  CHECK(view->orders.size() == 14);
  CHECK(view->pending.value > 0);
  CHECK(std::any_of(view->rewards.begin(), view->rewards.end(), [](const HeldReward& one) {
    return one.commit && one.status == RewardStatus::done && one.prize;
  }));
}

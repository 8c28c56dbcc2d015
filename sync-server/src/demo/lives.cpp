// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "demo/agenda.h"
#include "demo/calendar.h"
#include "demo/ledgers.h"

namespace tillside::demo {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = kMillisecondsPerDay;
constexpr std::int64_t kRewardPoints = 1500;

Instant after(Instant at, std::int64_t ms) { return {at.value + ms}; }

/// One member's year: each order leads to what follows it.
class Life {
 public:
  Life(Ledger& ledger, Instant now)
      : ledger_(ledger), draw_(ledger.draw()), now_(now), agenda_(now) {}

  void run(const std::vector<const DemoOrder*>& orders) {
    const Instant joined = joining_time(orders);
    agenda_.add(joined, [this](Instant at) { ledger_.send(Enrol{}, at); });
    if (draw_.percent(35)) plan_check_ins(joined);
    for (const DemoOrder* order : orders) {
      agenda_.add(order->at, [this, order](Instant at) { buy(*order, at); });
    }
    agenda_.run();
  }

 private:
  Instant joining_time(const std::vector<const DemoOrder*>& orders) {
    if (orders.empty()) return after(now_, -draw_.between(2 * kDay, 120 * kDay));
    return after(orders.front()->at, -draw_.between(10 * kMinute, 40 * kHour));
  }

  void plan_check_ins(Instant joined) {
    const std::int64_t first = shop_day(joined) + 1;
    const std::int64_t last = shop_day(now_) - 1;
    std::set<std::int64_t> days;
    for (std::int64_t i = draw_.between(3, 12); i > 0 && first < last; --i) {
      days.insert(draw_.between(first, last));
    }
    for (const std::int64_t day : days) {
      agenda_.add(after(day_start(day), draw_.between(7 * kHour, 22 * kHour)),
                  [this](Instant at) { ledger_.send(CheckIn{}, at); });
    }
  }

  std::vector<std::string> coupons_in_mind(const MemberView& view) {
    std::vector<std::string> coupons;
    if (view.orders.empty()) coupons.emplace_back("WELCOME10");
    const bool holds = std::any_of(view.coupons.begin(), view.coupons.end(),
                                   [](const HeldCoupon& coupon) { return !coupon.used_by; });
    if (holds) coupons.emplace_back("THANKS20");
    if (draw_.percent(10)) coupons.emplace_back("GOLD88");
    return coupons;
  }

  void buy(const DemoOrder& order, Instant at) {
    const MemberView view = ledger_.view(at);
    const bool redeems = draw_.percent(14) && view.available.value >= 300;
    const Points redeem{redeems ? view.available.value / 100 * 100 : 0};
    const std::string id = ledger_.place(order.lines, at, coupons_in_mind(view), redeem);
    if (id.empty()) return;
    if (draw_.percent(3)) {
      agenda_.add(after(at, draw_.between(20 * kMinute, 3 * kHour)),
                  [this, id](Instant then) { ledger_.send(CancelOrder{id}, then); });
      return;
    }
    agenda_.add(after(at, draw_.between(kMinute, 25 * kMinute)),
                [this, id](Instant then) { ledger_.pay(id, then); });
    agenda_.add(after(at, draw_.between(2 * kDay, 6 * kDay)),
                [this, id](Instant then) { complete(id, then); });
  }

  void complete(const std::string& id, Instant at) {
    ledger_.send(CompleteOrder{id}, at);
    if (draw_.percent(4)) {
      agenda_.add(after(at, draw_.between(kDay, 5 * kDay)),
                  [this, id](Instant then) { give_back(id, then); });
    } else if (draw_.percent(12)) {
      agenda_.add(after(at, draw_.between(kHour, 30 * kHour)), [this](Instant then) {
        if (ledger_.view(then).available.value < kRewardPoints) return;
        ledger_.send(RedeemReward{"thanks-20", {kRewardPoints}}, then);
      });
    }
  }

  void give_back(const std::string& id, Instant at) {
    const auto order = ledger_.state().orders.find(id);
    if (order == ledger_.state().orders.end()) return;
    Refund refund{.order_id = id};
    const auto& lines = order->second.placed.lines;
    if (lines.size() > 1) {
      refund.lines.push_back({lines[draw_.below(lines.size())].sku, 1});
    }
    ledger_.send(refund, at);
  }

  Ledger& ledger_;
  Draw& draw_;
  Instant now_;
  Agenda agenda_;
};

}  // namespace

void live(Ledger& ledger, const std::vector<const DemoOrder*>& orders, Instant now) {
  Life(ledger, now).run(orders);
}

}  // namespace tillside::demo

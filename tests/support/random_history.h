// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A member's life by lot: the same seed gives the same program, commands and events everywhere.
/// It draws from its own generator, because the standard distributions differ between libraries.

#include <functional>

#include "support/draw.h"
#include "support/shop.h"

namespace tillside::test {

class RandomHistory {
 public:
  explicit RandomHistory(std::uint64_t seed) : draw_(seed) {
    make_program();
    send(enrol_);
  }

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] Program& program() { return program_; }
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] Instant now() const { return now_; }

  /// Called with every decision asked for from here on.
  std::function<void(const DecideRequest&)> watch;

  /// Points do not end and are never refused, so that everything can come back.
  void keep_lots() {
    program_.points.expiry = {};
    program_.points.restore_days = 0;
    program_.points.limits = {};
    program_.points.negative_balance = NegativeBalance::allow_negative;
    state_ = {};
    events_.clear();
    send(enrol_);
  }

  /// One command of any kind, sensible or not.
  void step() {
    now_.value += draw_.from(0, 20 * kMillisecondsPerDay);
    pass_time(state_, now_, &events_);
    const std::int64_t kind = draw_.from(1, 100);
    if (kind <= 35) return send(place());
    if (kind <= 60) return send(pay(any_order()));
    if (kind <= 70) return send(CompleteOrder{.order_id = any_order()});
    if (kind <= 85) return send(some_refund(any_order()));
    if (kind <= 90) return send(CancelOrder{.order_id = any_order()});
    if (kind <= 93) return send(CheckIn{});
    if (kind <= 95) {
      return send(RecordActivity{.on = EarnTrigger::shared, .ref = std::to_string(count_)});
    }
    if (kind <= 97) {
      return send(AdjustPoints{.points = {draw_.from(-2000, 2000)}, .reason = "lot"});
    }
    if (kind <= 98) return send(AssignTier{.tier = "silver", .until = day(draw_.from(0, 400))});
    if (kind <= 99) return send(RedeemReward{.reward = "r", .expect_points = {300}});
    return send(RedeemReward{.reward = "card", .expect_points = {10}});
  }

  /// Pays what waits, then refunds every order in random bits; the latest orders first, so that
  /// the points they spent are back before the orders that earned them go.
  void refund_everything() {
    for (const std::string& id : ids()) send(pay(id));
    for (int round = 0; round < 10'000; ++round) {
      const std::vector<std::string> open = refundable();
      if (open.empty()) return;
      const auto pick = draw_.from(0, static_cast<std::int64_t>(open.size()) - 1);
      send(some_refund(open[static_cast<std::size_t>(pick)]));
    }
  }

  /// The state after all placed orders are paid at one moment, in this order or the other.
  [[nodiscard]] State pay_all(bool backward) {
    std::vector<std::string> order = ids();
    if (backward) std::reverse(order.begin(), order.end());
    State state = state_;
    for (const std::string& id : order) {
      for (const Event& event : decided(state, pay(id), "pay-" + id)) apply(state, event);
    }
    return state;
  }

  /// The state after time has passed in steps of so many days.
  [[nodiscard]] State passed(Instant until, std::int64_t days) const {
    State state = state_;
    for (Instant at = now_; at < until;) {
      at.value = std::min(until.value, at.value + days * kMillisecondsPerDay);
      pass_time(state, at, nullptr);
    }
    return state;
  }

 private:
  void make_program() {
    program_ = shop();
    PointsRules& points = program_.points;
    points.pending_days = draw_.chance(50) ? draw_.from(1, 20) : 0;
    points.negative_balance = static_cast<NegativeBalance>(draw_.from(0, 3));
    points.expiry = {.kind = static_cast<ExpiryKind>(draw_.from(0, 6)), .count = draw_.from(1, 3)};
    if (points.expiry.kind == ExpiryKind::after_days) points.expiry.count *= 30;
    if (points.expiry.kind == ExpiryKind::fixed_date) points.expiry.date = day(100);
    const bool lasts = points.expiry.kind == ExpiryKind::after_days ||
                       points.expiry.kind == ExpiryKind::after_months;
    points.expiry.activity = lasts && draw_.chance(30);
    points.expiry.end_of = lasts ? static_cast<EndOf>(draw_.from(0, 3)) : EndOf::none;
    points.restore_days = draw_.chance(30) ? draw_.from(1, 30) : 0;
    points.recompute = static_cast<Recompute>(draw_.from(0, 1));
    if (draw_.chance(50)) points.base_rounding = RoundingMode::floor;
    add_rules(points);
    points.redemption->max_share_ppm = draw_.from(1, 10) * 100'000;
    points.earning.push_back(by_unit("unit", draw_.from(1, 20)));
    points.earning.push_back(fixed("done", EarnTrigger::order_completed, draw_.from(1, 30)));
    points.earning.push_back(fixed("daily", EarnTrigger::checked_in, draw_.from(1, 300)));
    EarnRule tea = by_amount("tea", draw_.from(1, 7), draw_.from(1, 900));
    tea.filter.categories = {"Tea"};
    points.earning.push_back(tea);
    points.rewards = {{.id = "r", .title = {.en = "R"}, .points = {300}, .coupon_code = "HELD"}};
    Reward card{.id = "card", .title = {.en = "C"}, .points = {10}};
    card.value_minor = Minor{draw_.from(1, 20'000)};
    points.rewards.push_back(card);
    if (draw_.chance(50)) enrol_.referrer = "inviter";
    points.referral.min_spend_minor = {draw_.from(0, 5000)};
    points.earning.push_back(fixed("welcome", EarnTrigger::referred, draw_.from(1, 300)));
    EarnRule grown = fixed("grown", EarnTrigger::referred, draw_.from(1, 300));
    grown.counter = Counter::growth;
    points.earning.push_back(grown);
    Promotion held = coupon("held", "HELD", draw_.from(1, 5000));
    held.coupon->must_be_held = true;
    Promotion once = coupon("once", "ONCE", draw_.from(1, 3000));
    once.coupon->per_member = 1;
    program_.promotions = {held, once};
    program_.tier.metric = static_cast<Metric>(draw_.from(0, 3));
    program_.tier.window = {.kind = static_cast<WindowKind>(draw_.from(0, 3)),
                            .length = draw_.from(1, 24)};
    program_.tier.grace_days = draw_.from(0, 40);
    program_.tier.valid_months = draw_.from(1, 14);
    program_.tier.downgrade = static_cast<Downgrade>(draw_.from(0, 1));
    program_.tier.tiers[1].earn_multiplier_ppm = draw_.from(500'000, 2'000'000);
    program_.tier.tiers[2].keep = draw_.from(1, 5000);
    program_.tax = {.inclusive = draw_.chance(50),
                    .classes = {{.id = "vat", .rates = {{.id = "vat", .rate_ppm = 130'000}}}}};
  }

  /// What looks at the past, and what limits.
  void add_rules(PointsRules& points) {
    points.earning.push_back(fixed("share", EarnTrigger::shared, draw_.from(1, 50)));
    EarnRule often = by_amount("often", 1, 1);
    often.amount = Multiplier{
        .ppm = draw_.from(500'000, 3'000'000),
        .factor = Factor{.metric = static_cast<Metric>(draw_.from(0, 5)),
                         .window = {.kind = WindowKind::rolling_days, .length = draw_.from(1, 90)},
                         .compare = static_cast<Comparison>(draw_.from(0, 2)),
                         .cap_ppm = draw_.from(0, 1'000'000)}};
    often.filter.categories = {"Mugs"};
    often.on = draw_.chance(50) ? EarnTrigger::order_paid : EarnTrigger::order_completed;
    points.earning.push_back(often);
    if (draw_.chance(30)) points.limits.per_day = Points{draw_.from(1, 5000)};
    if (draw_.chance(30)) points.earning[0].limits.per_award = Points{draw_.from(1, 2000)};
    points.earning[0].basis = {.before_discounts = draw_.chance(30),
                               .include_tax = draw_.chance(30)};
  }

  PlaceOrder place() {
    PlaceOrder args;
    for (const PricedItem& item : items_) {
      if (draw_.chance(40)) args.lines.push_back({.sku = item.sku, .quantity = draw_.from(1, 5)});
    }
    if (args.lines.empty()) args.lines.push_back({.sku = "A"});
    const QuoteMember member =
        view_member({.program = program_, .state = state_, .now = now_})->quote_member;
    if (draw_.chance(30) && !member.used.contains("once")) args.coupons.push_back("ONCE");
    if (draw_.chance(50) && !member.held_coupons.empty()) args.coupons.push_back("HELD");
    if (draw_.chance(50)) args.redeem_points = {draw_.from(0, member.available.value)};
    std::vector<Payment> cards;
    for (const HeldReward& held : state_.rewards) {
      if (!held.value_minor || held.value_minor->value == 0) continue;
      cards.push_back({.id = held.id, .amount_minor = *held.value_minor});
      args.payments.push_back({.id = held.id, .amount_minor = {draw_.from(1, 9999)}});
    }
    const std::string hash(64, '0');
    const Cart cart{.lines = args.lines,
                    .coupons = args.coupons,
                    .redeem_points = args.redeem_points,
                    .payments = args.payments};
    const auto quote = quote_parts({.program = program_,
                                    .program_hash = hash,
                                    .cart = cart,
                                    .items = items_,
                                    .member = &member,
                                    .now = now_,
                                    .balances = &cards});
    if (quote) args.expect_total_minor = quote->total_minor;
    return args;
  }

  CommandArgs pay(const std::string& id) const {
    const auto order = state_.orders.find(id);
    if (order == state_.orders.end()) return ConfirmPayment{.order_id = id};
    const OrderPlaced& placed = order->second.placed;
    return ConfirmPayment{.order_id = id,
                          .paid_minor = placed.payable_minor.value_or(placed.total_minor)};
  }

  CommandArgs some_refund(const std::string& id) {
    Refund args{.order_id = id};
    const auto order = state_.orders.find(id);
    if (order == state_.orders.end() || draw_.chance(10)) return args;
    for (const OrderLine& line : order->second.placed.lines) {
      const std::int64_t left = line.quantity - line.refunded;
      if (left > 0 && draw_.chance(60)) {
        args.lines.push_back({.sku = line.sku, .quantity = draw_.from(1, left)});
      }
    }
    return args;
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, order] : state_.orders) ids.push_back(id);
    return ids;
  }

  [[nodiscard]] std::vector<std::string> refundable() const {
    std::vector<std::string> open;
    for (const auto& [id, order] : state_.orders) {
      const bool paid = order.status == OrderStatus::paid || order.status == OrderStatus::completed;
      if (paid) open.push_back(id);
    }
    return open;
  }

  std::string any_order() {
    const std::vector<std::string> all = ids();
    if (all.empty()) return "none";
    return all[static_cast<std::size_t>(draw_.from(0, static_cast<std::int64_t>(all.size()) - 1))];
  }

  static ActorKind actor(const CommandArgs& args) {
    for (const ActorKind kind : {ActorKind::member, ActorKind::shop, ActorKind::staff}) {
      if (may_send(kind, args)) return kind;
    }
    return ActorKind::server;
  }

  /// The events of a command, none where it is refused.
  [[nodiscard]] std::vector<Event> decided(const State& state, const CommandArgs& args,
                                           const std::string& id) const {
    const Context context{.now = now_,
                          .actor = {.kind = actor(args), .id = "x"},
                          .command_id = id,
                          .program_hash = std::string(64, '0'),
                          .items = items_};
    const Command command{.created_at = now_, .args = args};
    if (watch) {
      watch({.program = program_, .state = state, .command = command, .context = context});
    }
    const auto decision = decide(program_, state, command, context);
    return decision ? decision->events : std::vector<Event>{};
  }

  void send(const CommandArgs& args) {
    for (const Event& event : decided(state_, args, "c" + std::to_string(1000 + ++count_))) {
      apply(state_, event);
      events_.push_back(event);
    }
  }

  void pass_time(State& state, Instant now, std::vector<Event>* events) const {
    while (const auto due = next_due(program_, state, now)) {
      const Context context{.now = now,
                            .actor = {.kind = ActorKind::server, .id = "x"},
                            .command_id = "due",
                            .program_hash = std::string(64, '0')};
      const auto decision =
          decide(program_, state, {.created_at = now, .args = PassTime{.due = *due}}, context);
      for (const Event& event : decision->events) {
        apply(state, event);
        if (events) events->push_back(event);
      }
    }
  }

  Draw draw_;
  Enrol enrol_;
  Program program_;
  std::vector<PricedItem> items_ = items();
  State state_;
  std::vector<Event> events_;
  Instant now_ = kNewYear;
  int count_ = 0;
};

}  // namespace tillside::test

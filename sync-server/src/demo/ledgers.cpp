// SPDX-License-Identifier: MIT
#include "demo/ledgers.h"

#include <algorithm>

#include "catalog/program_document.h"
#include "tillside/quote.h"

namespace tillside::demo {
namespace {

ActorKind sender_of(const CommandArgs& args) {
  const auto* settle = std::get_if<SettleReward>(&args);
  if (settle != nullptr && settle->seed) return ActorKind::server;
  return may_send(ActorKind::member, args) ? ActorKind::member : ActorKind::shop;
}

/// The coupons that the engine applied.
std::vector<std::string> applied(const Quote& quote, const std::vector<std::string>& coupons) {
  std::vector<std::string> used;
  for (const TraceEntry& entry : quote.trace) {
    const bool gave = entry.outcome == Outcome::applied || entry.outcome == Outcome::clipped;
    if (!gave || !entry.coupon_code) continue;
    if (std::find(coupons.begin(), coupons.end(), *entry.coupon_code) != coupons.end()) {
      used.push_back(*entry.coupon_code);
    }
  }
  return used;
}

}  // namespace

LedgerWorld make_world(const Program& program, const Assortment& shop, Instant now) {
  LedgerWorld world{program, catalog::program_hash(program), shop, {}, now};
  for (const DemoItem& row : shop.items) world.priced.push_back(priced(row.item));
  return world;
}

Ledger::Ledger(const LedgerWorld& world, std::string member, Draw draw)
    : world_(world), member_(std::move(member)), draw_(draw) {}

void Ledger::pass_time(Instant at) {
  while (const auto due = next_due(world_.program, state_, at)) {
    if (!decide_at(PassTime{*due}, *due, ActorKind::server,
                   draw_.fork("due", commands_.size()).id())) {
      return;
    }
  }
}

bool Ledger::decide_at(const CommandArgs& args, Instant at, ActorKind actor,
                       const std::string& id) {
  Context context{
      .now = at, .actor = {actor, member_}, .command_id = id, .program_hash = world_.program_hash};
  if (const auto* order = std::get_if<PlaceOrder>(&args)) {
    for (const CartLine& line : order->lines) {
      const auto found = std::lower_bound(
          world_.priced.begin(), world_.priced.end(), line.sku,
          [](const PricedItem& item, const std::string& sku) { return item.sku < sku; });
      context.items.push_back(*found);
    }
  }
  Command command;
  command.created_at = at;
  command.args = args;
  const auto decision = decide(world_.program, state_, command, context);
  if (!decision) return false;
  for (const Event& event : decision->events) apply(state_, event);
  return true;
}

bool Ledger::send(CommandArgs args, Instant at) {
  pass_time(at);
  const std::string id = draw_.id();
  if (!decide_at(args, at, sender_of(args), id)) {
    ++refused_;
    return false;
  }
  commands_.push_back({member_, id, std::move(args), at});
  return true;
}

MemberView Ledger::view(Instant at) const {
  auto seen = view_member({.program = world_.program, .state = state_, .now = at});
  return seen ? *std::move(seen) : MemberView{};
}

std::string Ledger::place(const std::vector<DemoLine>& lines, Instant at,
                          std::vector<std::string> coupons, Points redeem) {
  pass_time(at);
  Cart cart;
  std::vector<PricedItem> items;
  for (const DemoLine& line : lines) {
    cart.lines.push_back({world_.priced[line.item].sku, line.quantity});
    items.push_back(world_.priced[line.item]);
  }
  const QuoteMember member = view(at).quote_member;
  const auto quote = [&]() {
    return quote_parts({world_.program, world_.program_hash, cart, items, &member, at});
  };
  // A coupon that does not apply would be refused, so the engine is asked first with all.
  cart.coupons = coupons;
  if (!coupons.empty()) {
    const auto tried = quote();
    if (!tried) return {};
    cart.coupons = applied(*tried, coupons);
  }
  cart.redeem_points = redeem;
  auto priced = quote();
  if (!priced) return {};
  cart.redeem_points = priced->points_redeemed;
  const bool placed = send(PlaceOrder{.lines = cart.lines,
                                      .coupons = cart.coupons,
                                      .redeem_points = cart.redeem_points,
                                      .expect_total_minor = priced->total_minor},
                           at);
  return placed ? commands_.back().command_id : std::string();
}

bool Ledger::pay(const std::string& order_id, Instant at) {
  const auto order = state_.orders.find(order_id);
  if (order == state_.orders.end()) return false;
  return send(ConfirmPayment{.order_id = order_id,
                             .paid_minor = order->second.placed.total_minor,
                             .payment_ref = "demo-" + order_id.substr(0, 12)},
              at);
}

}  // namespace tillside::demo

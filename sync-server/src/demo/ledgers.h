// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The made-up members' commands. Each is decided by the core while it is written, so that what
/// a command expects is what the engine will say.

#include <string>
#include <vector>

#include "demo/shoppers.h"
#include "tillside/view.h"

namespace tillside::demo {

/// One line of commands.jsonl, as `tillside command` takes it.
struct DemoCommand {
  std::string member;
  std::string command_id;
  CommandArgs args;
  Instant at;
  static constexpr auto kFields =
      fields(field("at", &DemoCommand::at), field("commandId", &DemoCommand::command_id),
             field("member", &DemoCommand::member), tagged("kind", "args", &DemoCommand::args));
};

/// What all ledgers share.
struct LedgerWorld {
  const Program& program;  ///< published
  std::string program_hash;
  const Assortment& shop;
  std::vector<PricedItem> priced;  ///< of each item
  Instant now;
};

[[nodiscard]] LedgerWorld make_world(const Program& program, const Assortment& shop, Instant now);

/// One member's life, command by command. A command that the core refuses is not written.
class Ledger {
 public:
  Ledger(const LedgerWorld& world, std::string member, Draw draw);

  /// True if the core accepted it.
  bool send(CommandArgs args, Instant at);
  /// Places an order at what the engine asks, with these coupons where they apply and as many
  /// of these points as it takes. Its id; empty where the core refused.
  std::string place(const std::vector<DemoLine>& lines, Instant at,
                    std::vector<std::string> coupons = {}, Points redeem = {0});
  /// Pays what the order costs.
  bool pay(const std::string& order_id, Instant at);

  [[nodiscard]] MemberView view(Instant at) const;
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] Draw& draw() { return draw_; }
  [[nodiscard]] std::vector<DemoCommand>& commands() { return commands_; }
  /// Commands that the core refused; 0 unless the generator has a fault.
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  bool decide_at(const CommandArgs& args, Instant at, ActorKind actor, const std::string& id);
  void pass_time(Instant at);

  const LedgerWorld& world_;
  std::string member_;
  Draw draw_;
  State state_;
  std::vector<DemoCommand> commands_;
  std::size_t refused_ = 0;
};

/// Enrols the member and takes the shopper through these orders: payment, completion, now and
/// then a cancellation or a refund, coupons, points, rewards, check-ins.
void live(Ledger& ledger, const std::vector<const DemoOrder*>& orders, Instant now);

/// The member whose login is printed: gold on the way up, points in several lots of which one
/// is about to expire, orders in every state, a coupon in hand, a ticket that was drawn with this
/// seed.
void live_as_guide(Ledger& ledger, const Assortment& shop, const std::string& seed, Instant now);

}  // namespace tillside::demo

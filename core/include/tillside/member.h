// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A member: how a command is decided, how an event is applied, what time does by itself.
/// @see docs/rules/member.md, docs/protocol.md

#include "tillside/command.h"
#include "tillside/state.h"

namespace tillside {

/// What a decision may know beside program, state and command.
struct Context {
  Instant now;  ///< the server's time; in the browser the device's best guess of it
  Actor actor;
  std::string command_id;  ///< 32 hex digits
  std::string program_hash;
  std::vector<PricedItem> items = {};      ///< of the order's lines, with stock where it is counted
  std::vector<PromotionUsage> usage = {};  ///< of promotions with limits, as reserved now
  bool peer_known = true;                  ///< the other member that the command names is enrolled
  std::vector<Payment> balances = {};      ///< of cards that are not the member's own rewards
  std::optional<std::int64_t> reward_left = {};  ///< of the reward asked for, where it is counted
  static constexpr auto kFields =
      fields(field("now", &Context::now).in(0, kLatestMoment), field("actor", &Context::actor),
             field("commandId", &Context::command_id).in(1, 64),
             field("programHash", &Context::program_hash).in(64, 64),
             field("items", &Context::items).up_to(kMaxLines).or_default(),
             field("usage", &Context::usage).up_to(2000).or_default(),
             field("peerKnown", &Context::peer_known).or_default(),
             field("balances", &Context::balances).up_to(1000).or_default(),
             field("rewardLeft", &Context::reward_left).at_least(0));
};

struct DecideRequest {
  Program program;
  State state;
  Command command;
  Context context;
  static constexpr auto kFields =
      fields(field("program", &DecideRequest::program), field("state", &DecideRequest::state),
             field("command", &DecideRequest::command), field("context", &DecideRequest::context));
};
struct Decision {
  std::vector<Event> events;
  static constexpr auto kFields = fields(field("events", &Decision::events));
};

/// Decides a command. Pure. The caller has run what was due before (`next_due`).
/// @error not_permitted {kind}  this actor may not send this kind (`may_send`)
/// @error not_enrolled @error already_enrolled @error order_unknown @error order_status
/// @error item_unknown @error stock {left} @error coupon_unknown @error coupon_used
/// @error coupon_not_held @error coupon_refused @error price_changed {newTotal}
/// @error payment_mismatch @error refund_too_much @error reward_unknown
/// @error reward_price_changed @error insufficient_points {have, need}
/// @error already_checked_in @error already_recorded @error not_bought @error member_unknown
/// @error unknown_reference @error member_frozen @error account_not_linked @error penalty_unknown
/// @error nothing_to_reinstate @error reward_not_offered @error reward_used_up
/// @error reward_settled @error plan_unknown @error not_due @error amount_out_of_range
[[nodiscard]] Result<Decision> decide(const Program& program, const State& state,
                                      const Command& command, const Context& context);
/// The verb: on what is left of the state when time has passed, as the server decides it too.
[[nodiscard]] Result<Decision> decide_command(const DecideRequest& request);

/// Whether an actor may send this kind at all. @error not_permitted {kind}
[[nodiscard]] Status may_send(ActorKind actor, const CommandArgs& args);

/// Folds one event into the state. Total: it cannot fail.
void apply(State& state, const Event& event);

struct ApplyRequest {
  State state;
  std::vector<Event> events;
  static constexpr auto kFields =
      fields(field("state", &ApplyRequest::state), field("events", &ApplyRequest::events));
};
/// The verb over apply.
[[nodiscard]] Result<State> apply_events(const ApplyRequest& request);

/// The next moment at or before `now` at which time itself changes the state (a lot expires,
/// a tier's validity or grace ends); the shell then appends `passTime {due}` as actor server.
[[nodiscard]] std::optional<Instant> next_due(const Program& program, const State& state,
                                              Instant now);

}  // namespace tillside

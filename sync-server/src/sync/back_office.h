// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Commands that come without a device: from the shop's back end, and what it knows of the
/// past. @see docs/protocol.md, "Commands of the back end"

#include "sync/advance.h"

namespace tillside::sync {

/// One line of a file of commands.
struct CommandLine {
  std::string member;  ///< 32 hex digits, or "@" and the name of an account
  std::string command_id;
  CommandArgs args;
  std::int64_t kind_version = 1;
  std::optional<Instant> at = {};       ///< absent: now
  std::optional<ActorKind> actor = {};  ///< absent: whoever may send this kind
  static constexpr auto kFields =
      fields(field("member", &CommandLine::member).in(1, 200),
             field("commandId", &CommandLine::command_id).in(32, 32, Errc::text_not_well_formed),
             tagged("kind", "args", &CommandLine::args),
             field("kindVersion", &CommandLine::kind_version)
                 .in(1, 1, Errc::unknown_kind_version)
                 .or_default(),
             field("at", &CommandLine::at), field("actor", &CommandLine::actor));
};

/// What became of a line: "applied", "known" (it was applied before), or a rejection's code.
struct LineOutcome {
  std::string outcome;
  std::map<std::string, Detail> detail = {};
  static constexpr auto kFields = fields(field("detail", &LineOutcome::detail).or_default(),
                                         field("outcome", &LineOutcome::outcome));
};

/// Runs a line whose `member` is an id. An enrol makes the member.
/// @error text_not_well_formed  an id is not 32 hexadecimal digits
/// @error value_out_of_range    `at` lies before the member's last entry, or in the future
/// @error not_enrolled          there is no such member
/// @error idempotency_key_reused @error storage_failed
[[nodiscard]] Result<LineOutcome> run_line(MemberStore& store, const Facts& facts,
                                           const CommandLine& line, Instant now);

/// The draw (抽奖) of a lottery's ticket: 52 bits of SHA-256(seed ":" ticket), so that neither side
/// can choose it and anybody can repeat it.
[[nodiscard]] std::int64_t draw_of(const std::string& seed, const std::string& ticket);

/// Confirms an order as paid in full, as the shop's till would. @error order_unknown
/// @error storage_failed
[[nodiscard]] Result<SyncResult> pay_in_full(MemberStore& store, const Facts& facts,
                                             const std::string& member, const std::string& order_id,
                                             const std::string& command_id, Instant now);

/// Takes the money for a plan, as the shop's till would: exactly what is due, else the result says
/// payment_mismatch. @error storage_failed
[[nodiscard]] Result<SyncResult> pay_for_plan(MemberStore& store, const Facts& facts,
                                              const std::string& member,
                                              const ChangeMembership& change,
                                              const std::string& command_id, Instant now);

/// Lets time pass for one member. True if something was due. @error storage_failed
[[nodiscard]] Result<bool> let_time_pass(MemberStore& store, const Facts& facts,
                                         const std::string& member, Instant now);

}  // namespace tillside::sync

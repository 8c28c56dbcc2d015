// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// One step of one member's ledger: what was due before, then the command, decided by the
/// same C++ that ran in the browser. Every outcome becomes an entry.

#include "sync/facts.h"
#include "sync/member_store.h"
#include "tillside/sync.h"

namespace tillside::sync {

/// A command with where it comes from.
struct Incoming {
  std::string command_id;
  Command command;
  Actor actor;
  std::optional<std::string> device = {};
  std::optional<std::int64_t> n = {};
  std::string program_hash = {};  ///< under which the shopper was quoted; empty: the current one
};

/// Appends `passTime` for every moment up to `now` at which time itself changes the state,
/// each dated at its moment. @error storage_failed
[[nodiscard]] Status pass_time(MemberStore& store, const Facts& facts, MemberRecord& record,
                               Instant now);

/// Decides a command and appends its entry. The result carries "ok" or why it was rejected;
/// a command id that is known already is recognised and changes nothing (MOVED), or is
/// rejected where its body differs. @error storage_failed
[[nodiscard]] Result<SyncResult> advance(MemberStore& store, const Facts& facts,
                                         MemberRecord& record, const Incoming& incoming,
                                         Instant now);

/// How an entry answers its command: "ok", or the rejection.
[[nodiscard]] SyncResult result_of(const LedgerEntry& entry);

/// True if both ask for the same thing; when they were made does not matter.
[[nodiscard]] bool same_body(const Command& a, const Command& b);

/// Recomputes when time itself next changes the state; to be called before a record is saved.
void refresh(const Facts& facts, MemberRecord& record);

}  // namespace tillside::sync

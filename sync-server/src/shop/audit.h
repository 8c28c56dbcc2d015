// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The ledger proves itself: its chain of hashes, and the state that follows from it. Both only
/// read, so that they work beside a running server too.

#include <vector>

#include "store/database.h"
#include "tillside/fields.h"

namespace tillside::shop {

/// The first thing that is wrong with a member's ledger, or with something of the shop itself.
struct Flaw {
  std::string member;         ///< empty: not of a member
  std::int64_t revision = 0;  ///< 0: of the member itself
  std::string what;
  static constexpr auto kFields =
      fields(field("member", &Flaw::member), field("revision", &Flaw::revision),
             field("what", &Flaw::what));
};

struct Audit {
  std::int64_t members = 0;
  std::int64_t entries = 0;
  std::vector<Flaw> flaws = {};  ///< at most one of a member
  /// SHA-256 over every member's id, revision and newest hash. Whoever notes it down elsewhere
  /// can tell later whether a whole ledger was written anew.
  std::string digest = {};
  static constexpr auto kFields =
      fields(field("digest", &Audit::digest), field("entries", &Audit::entries),
             field("flaws", &Audit::flaws), field("members", &Audit::members));
};

/// Recomputes every hash, every link, every revision and what stands beside an entry, finds rows
/// that belong to nobody, and compares heads, devices and programs with it. @error storage_failed
[[nodiscard]] Result<Audit> verify_chains(store::Database& db);
/// Folds every ledger into a state and compares it with the stored one. @error storage_failed
[[nodiscard]] Result<Audit> replay_states(store::Database& db);

}  // namespace tillside::shop

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The ledger proves itself: its chain of hashes, and the state that follows from it.

#include "shop/shop.h"

namespace tillside::shop {

/// The first thing that is wrong with a member's ledger.
struct Flaw {
  std::string member;
  std::int64_t revision = 0;  ///< 0: of the member itself
  std::string what;
};

struct Audit {
  std::int64_t members = 0;
  std::int64_t entries = 0;
  std::vector<Flaw> flaws = {};  ///< at most one of a member
};

/// Recomputes every hash, every link and every revision. @error storage_failed
[[nodiscard]] Result<Audit> verify_chains(const Shop& shop);
/// Folds every ledger into a state and compares it with the stored one. @error storage_failed
[[nodiscard]] Result<Audit> replay_states(const Shop& shop);

}  // namespace tillside::shop

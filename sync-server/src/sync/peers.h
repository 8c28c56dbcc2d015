// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What an entry of one member means for another: points that arrive, a friend who qualified or
/// whose order came back. The other side is a command of its own, appended by the server in the
/// same transaction.

#include "sync/advance.h"

namespace tillside::sync {

/// A command for another member.
struct PeerCommand {
  std::string member;
  Incoming incoming;
};

/// Whether the other member that a command names may take its part; true where none is named.
/// @error storage_failed
[[nodiscard]] Result<bool> peer_known(MemberStore& store, const MemberRecord& record,
                                      const Command& command);

/// What the entry asks of others. `record` is the member before the entry.
[[nodiscard]] std::vector<PeerCommand> peer_commands(const MemberRecord& record,
                                                     const LedgerEntry& entry);

/// Runs them. A transfer that the other side refuses undoes the whole request.
/// @error storage_failed
[[nodiscard]] Status run_peer_commands(MemberStore& store, const Facts& facts,
                                       const std::vector<PeerCommand>& commands, Instant now);

}  // namespace tillside::sync

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// `POST /v1/sync`: push, pull and acknowledgement in one call. @see docs/protocol.md

#include "sync/facts.h"
#include "sync/member_store.h"
#include "tillside/sync.h"

namespace tillside::sync {

/// A longer patch is answered with a snapshot instead.
inline constexpr std::int64_t kMaxPatch = 256;
/// Bytes of one command on the wire.
inline constexpr std::size_t kMaxCommandBytes = 48 * 1024;
/// The oldest engine whose decisions this server's agree with.
inline constexpr const char* kMinEngine = "0.1.0";

/// Answers a sync of a member. Everything it changes goes through `store`; the caller
/// answers the device only after that is on disk.
/// @error not_permitted {device}  the device belongs to another member
/// @error body_too_large          a command is larger than kMaxCommandBytes
/// @error storage_failed
[[nodiscard]] Result<SyncReply> synchronise(MemberStore& store, const Facts& facts,
                                            const std::string& member, const SyncRequest& request,
                                            Instant now);

/// The answer of a call that changes nothing and has nothing to fetch, from the record alone:
/// an idle poll costs no SQL. Nothing if the call needs the store.
[[nodiscard]] std::optional<SyncReply> idle_reply(const Facts& facts, const MemberRecord& record,
                                                  const SyncRequest& request, Instant now);

/// An answer that applies nothing: overloaded, read_only, upgrade_required.
[[nodiscard]] SyncReply refusal(const Facts& facts, SyncStatus status, std::int64_t seq,
                                Instant now);

/// True if the request could not be read because it is of a later version than this server.
[[nodiscard]] bool needs_upgrade(const Error& error);

}  // namespace tillside::sync

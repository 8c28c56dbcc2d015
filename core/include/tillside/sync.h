// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The wire of `POST /v1/sync`: push, pull and acknowledgement in one.
/// @see docs/protocol.md

#include "tillside/ledger.h"

namespace tillside {

inline constexpr std::int64_t kProtocol = 1;
inline constexpr std::int64_t kMaxCommandsPerSync = 64;

struct SyncCommand {
  std::int64_t n = 1;  ///< contiguous on its device, from 1
  std::string command_id;
  std::int64_t kind_version = 1;
  Instant created_at;
  CommandArgs args;
  static constexpr auto kFields = fields(
      field("n", &SyncCommand::n).at_least(1),
      field("commandId", &SyncCommand::command_id).in(32, 32, Errc::text_not_well_formed),
      field("createdAt", &SyncCommand::created_at), tagged("kind", "args", &SyncCommand::args),
      field("kindVersion", &SyncCommand::kind_version).in(1, 1, Errc::unknown_kind_version));
};

struct SyncRequest {
  std::int64_t protocol = kProtocol;
  std::string device;
  std::optional<std::string> forked_from = {};
  std::string epoch = {};  ///< empty at first contact
  std::int64_t since = 0;  ///< base revision held
  std::int64_t acked = 0;  ///< every n up to it needs no result any more
  std::int64_t seq = 0;    ///< of this request on the device
  std::string program_hash = {};
  std::string catalog_version = {};
  std::string engine_version = {};
  std::vector<SyncCommand> commands = {};
  static constexpr auto kFields = fields(
      field("protocol", &SyncRequest::protocol).in(1, 1),
      field("device", &SyncRequest::device).in(32, 32, Errc::text_not_well_formed),
      field("forkedFrom", &SyncRequest::forked_from).in(32, 32, Errc::text_not_well_formed),
      field("epoch", &SyncRequest::epoch).up_to(32),
      field("since", &SyncRequest::since).at_least(0),
      field("acked", &SyncRequest::acked).at_least(0), field("seq", &SyncRequest::seq).at_least(0),
      field("programHash", &SyncRequest::program_hash).up_to(64),
      field("catalogVersion", &SyncRequest::catalog_version).up_to(64),
      field("engineVersion", &SyncRequest::engine_version).up_to(32),
      field("commands", &SyncRequest::commands).up_to(kMaxCommandsPerSync));
};

TILLSIDE_ENUM(SyncStatus, ok, epoch, forked, gap, upgrade_required, overloaded, read_only)

struct SyncResult {
  std::int64_t n = 0;
  std::string command_id;
  std::string code = "ok";  ///< or an error's name
  std::map<std::string, Detail> detail = {};
  static constexpr auto kFields =
      fields(field("n", &SyncResult::n), field("commandId", &SyncResult::command_id),
             field("code", &SyncResult::code), field("detail", &SyncResult::detail).or_default());
};
struct Snapshot {
  std::int64_t revision = 0;
  State state;
  std::string head_hash;
  static constexpr auto kFields =
      fields(field("revision", &Snapshot::revision), field("state", &Snapshot::state),
             field("headHash", &Snapshot::head_hash));
};
struct SyncReply {
  std::int64_t protocol = kProtocol;
  SyncStatus status = SyncStatus::ok;
  std::int64_t seq = 0;
  std::string epoch;
  std::int64_t since = 0;
  std::int64_t revision = 0;
  std::int64_t last_n = 0;
  Instant server_time;
  std::string program_hash;
  std::string catalog_version;
  std::optional<Snapshot> snapshot = {};
  std::string state_hash;
  std::string head_hash;  ///< of the entry `revision`; 64 zeros before the first
  std::int64_t poll_ms = 30000;
  std::string min_engine;
  std::vector<SyncResult> results = {};
  std::vector<LedgerEntry> patch = {};
  static constexpr auto kFields = fields(
      field("protocol", &SyncReply::protocol), field("status", &SyncReply::status),
      field("seq", &SyncReply::seq), field("epoch", &SyncReply::epoch),
      field("since", &SyncReply::since), field("revision", &SyncReply::revision),
      field("lastN", &SyncReply::last_n), field("serverTime", &SyncReply::server_time),
      field("programHash", &SyncReply::program_hash),
      field("catalogVersion", &SyncReply::catalog_version), field("snapshot", &SyncReply::snapshot),
      field("stateHash", &SyncReply::state_hash), field("headHash", &SyncReply::head_hash),
      field("pollMs", &SyncReply::poll_ms), field("minEngine", &SyncReply::min_engine),
      field("results", &SyncReply::results), field("patch", &SyncReply::patch));
};

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The ledger entry (流水): one for each command, rejections too, and for each due moment;
/// hash-chained. @see docs/protocol.md, "The ledger entry"

#include "tillside/view.h"

namespace tillside {

/// Why a command was rejected, as it stands in the ledger and goes back to the device.
struct Rejection {
  Errc code = Errc::malformed_json;
  std::map<std::string, Detail> detail = {};
  static constexpr auto kFields =
      fields(field("code", &Rejection::code), field("detail", &Rejection::detail).or_default());
};
struct MovedFrom {
  std::string device;
  std::int64_t n = 0;
  static constexpr auto kFields =
      fields(field("device", &MovedFrom::device), field("n", &MovedFrom::n));
};

/// hash = SHA-256 of the canonical JSON of exactly this; the first prevHash is 64 zeros.
struct LedgerEntry {
  std::string member;         ///< opaque id; personal data never stands in an entry
  std::int64_t revision = 0;  ///< 1, 2, 3 ... of the member
  std::string command_id;
  std::optional<std::string> device = {};
  std::optional<std::int64_t> n = {};
  Instant at;
  Actor actor;
  std::string program_hash;
  std::string engine_version;
  Command command;
  std::optional<std::vector<Event>> events = {};
  std::optional<Rejection> rejection = {};
  std::optional<MovedFrom> moved_from = {};
  std::string prev_hash;
  static constexpr auto kFields = fields(
      field("member", &LedgerEntry::member), field("revision", &LedgerEntry::revision),
      field("commandId", &LedgerEntry::command_id), field("device", &LedgerEntry::device),
      field("n", &LedgerEntry::n), field("at", &LedgerEntry::at),
      field("actor", &LedgerEntry::actor), field("programHash", &LedgerEntry::program_hash),
      field("engineVersion", &LedgerEntry::engine_version), field("command", &LedgerEntry::command),
      field("events", &LedgerEntry::events), field("rejection", &LedgerEntry::rejection),
      field("movedFrom", &LedgerEntry::moved_from), field("prevHash", &LedgerEntry::prev_hash));
};

/// The bytes that are hashed. The verbs exist so that no shell writes JSON of its own.
struct CanonicalText {
  std::string text;
  static constexpr auto kFields = fields(field("text", &CanonicalText::text));
};
[[nodiscard]] Result<CanonicalText> canonical_entry(const LedgerEntry& entry);
[[nodiscard]] Result<CanonicalText> canonical_state(const State& state);
[[nodiscard]] Result<CanonicalText> canonical_program(const Program& program);
[[nodiscard]] Result<CanonicalText> canonical_manifest(const Manifest& manifest);

}  // namespace tillside

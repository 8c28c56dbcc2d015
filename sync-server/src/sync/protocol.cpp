// SPDX-License-Identifier: MIT
#include "sync/protocol.h"

#include <algorithm>

#include "store/random.h"
#include "sync/advance.h"
#include "sync/devices.h"
#include "sync/engine_version.h"
#include "tillside/write.h"

namespace tillside::sync {
namespace {

/// One call, as it goes through its steps.
struct Call {
  MemberStore& store;
  const Facts& facts;
  const SyncRequest& request;
  Instant now;
  MemberRecord record;
  SyncReply reply;
  bool changed = false;
};

SyncReply blank(const Facts& facts, std::int64_t seq, Instant now) {
  SyncReply reply;
  reply.seq = seq;
  reply.epoch = facts.epoch;
  reply.server_time = now;
  reply.program_hash = facts.current().hash;
  reply.catalog_version = facts.catalog_version;
  reply.min_engine = kMinEngine;
  reply.head_hash = kNoHash;
  return reply;
}

void describe(SyncReply& reply, const MemberRecord& record, const SyncRequest& request) {
  reply.since = request.since;
  reply.revision = record.revision;
  reply.state_hash = record.state_hash;
  reply.head_hash = record.head_hash;
  const Device* device = find_live(record, request.device);
  reply.last_n = device != nullptr ? device->last_n : 0;
}

Snapshot snapshot_of(const MemberRecord& record) {
  return {record.revision, record.state, record.head_hash};
}

Status check_request(const SyncRequest& request) {
  const auto need_hex = [](const std::string& text, std::string pointer) -> Status {
    if (store::is_hex(text, 32)) return Done{};
    return Error{.code = Errc::text_not_well_formed,
                 .pointer = std::move(pointer),
                 .value = text,
                 .rule = "32 lower-case hexadecimal digits"};
  };
  TILLSIDE_CHECK(need_hex(request.device, "/device"));
  if (request.forked_from) TILLSIDE_CHECK(need_hex(*request.forked_from, "/forkedFrom"));
  for (std::size_t i = 0; i < request.commands.size(); ++i) {
    const std::string pointer = "/commands/" + std::to_string(i);
    TILLSIDE_CHECK(need_hex(request.commands[i].command_id, pointer + "/commandId"));
    const std::size_t bytes = canonical_json(request.commands[i]).size();
    if (bytes > kMaxCommandBytes) {
      return Error{.code = Errc::body_too_large,
                   .pointer = pointer,
                   .value = std::to_string(bytes),
                   .rule = "at most " + std::to_string(kMaxCommandBytes) + " bytes"};
    }
  }
  return Done{};
}

/// The device is live afterwards, or the status says why not.
Status settle_device(Call& call) {
  TILLSIDE_TRY(const Standing now, standing(call.store, call.record, call.request.device));
  if (now == Standing::foreign) {
    return Error{.code = Errc::not_permitted, .pointer = "/device", .detail = {{"kind", "device"}}};
  }
  if (now == Standing::closed) call.reply.status = SyncStatus::forked;
  const bool writes = !call.request.commands.empty() || call.request.forked_from;
  if (now != Standing::unknown || !writes) return Done{};
  call.changed = true;
  if (call.request.forked_from && *call.request.forked_from != call.request.device) {
    TILLSIDE_CHECK(fence(call.store, call.record, *call.request.forked_from));
  }
  return admit(call.store, call.record, call.request.device, call.now);
}

/// Commands that were recorded before: the same answer again, or the device was cloned.
/// Answers how many of the request's commands these are.
Result<std::size_t> repeat_known(Call& call) {
  const Device* device = find_live(call.record, call.request.device);
  std::size_t known = 0;
  for (const SyncCommand& command : call.request.commands) {
    if (device == nullptr || command.n > device->last_n) break;
    TILLSIDE_TRY(const std::optional<StoredEntry> stored,
                 call.store.numbered(call.record, device->id, command.n));
    if (command.n <= device->acked || !stored || stored->entry.command_id != command.command_id) {
      call.reply.status = SyncStatus::forked;
      return known;
    }
    SyncResult result = result_of(stored->entry);
    const Command asked{command.kind_version, command.created_at, command.args};
    if (!same_body(stored->entry.command, asked)) {
      result.code = std::string(name(Errc::idempotency_key_reused));
      result.detail.clear();
    } else if (stored->entry.moved_from) {
      TILLSIDE_TRY(const std::optional<StoredEntry> first,
                   call.store.first_use(call.record, command.command_id));
      if (first) result = result_of(first->entry);
    }
    result.n = command.n;
    call.reply.results.push_back(std::move(result));
    ++known;
  }
  return known;
}

bool numbers_follow(const Call& call, std::size_t known) {
  const Device* device = find_live(call.record, call.request.device);
  std::int64_t expected = device != nullptr ? device->last_n : 0;
  return std::all_of(call.request.commands.begin() + static_cast<std::ptrdiff_t>(known),
                     call.request.commands.end(),
                     [&](const SyncCommand& c) { return c.n == ++expected; });
}

Status run_new(Call& call, std::size_t known) {
  for (std::size_t i = known; i < call.request.commands.size(); ++i) {
    const SyncCommand& command = call.request.commands[i];
    Incoming incoming;
    incoming.command_id = command.command_id;
    incoming.command = {command.kind_version, command.created_at, command.args};
    incoming.actor = {ActorKind::member, call.record.key};
    incoming.device = call.request.device;
    incoming.n = command.n;
    incoming.program_hash = call.request.program_hash;
    TILLSIDE_TRY(SyncResult result,
                 advance(call.store, call.facts, call.record, incoming, call.now));
    call.reply.results.push_back(std::move(result));
    find_live(call.record, call.request.device)->last_n = command.n;
    call.changed = true;
  }
  return Done{};
}

/// What the device lacks: entries, or the whole state where they would be too many.
Status attach_news(Call& call) {
  const std::int64_t since = call.request.since;
  const std::int64_t lacking = call.record.revision - since;
  if (lacking == 0) return Done{};
  if (lacking < 0 || lacking > kMaxPatch) {
    call.reply.snapshot = snapshot_of(call.record);
    return Done{};
  }
  TILLSIDE_TRY(std::vector<StoredEntry> entries, call.store.entries(call.record, since, kMaxPatch));
  for (StoredEntry& stored : entries) call.reply.patch.push_back(std::move(stored.entry));
  return Done{};
}

Status push(Call& call) {
  TILLSIDE_CHECK(settle_device(call));
  if (call.reply.status != SyncStatus::ok) return Done{};
  TILLSIDE_TRY(const std::size_t known, repeat_known(call));
  if (call.reply.status != SyncStatus::ok) return Done{};
  if (!numbers_follow(call, known)) {
    call.reply.status = SyncStatus::gap;
    return Done{};
  }
  TILLSIDE_CHECK(run_new(call, known));
  if (Device* device = find_live(call.record, call.request.device)) {
    device->acked = std::max(device->acked, std::min(call.request.acked, device->last_n));
    device->used_at = call.now;
  }
  return Done{};
}

}  // namespace

SyncReply refusal(const Facts& facts, SyncStatus status, std::int64_t seq, Instant now) {
  SyncReply reply = blank(facts, seq, now);
  reply.status = status;
  return reply;
}

bool needs_upgrade(const Error& error) {
  const std::string& at = error.pointer;
  if (at == "/protocol") return error.code == Errc::value_out_of_range;
  if (!at.starts_with("/commands/")) return false;
  return error.code == Errc::unknown_kind_version || error.code == Errc::unknown_name;
}

std::optional<SyncReply> idle_reply(const Facts& facts, const MemberRecord& record,
                                    const SyncRequest& request, Instant now) {
  const bool quiet = request.commands.empty() && request.epoch == facts.epoch &&
                     request.since == record.revision &&
                     find_live(record, request.device) != nullptr &&
                     engine_at_least(request.engine_version, kMinEngine);
  if (!quiet) return std::nullopt;
  SyncReply reply = blank(facts, request.seq, now);
  describe(reply, record, request);
  return reply;
}

Result<SyncReply> synchronise(MemberStore& store, const Facts& facts, const std::string& member,
                              const SyncRequest& request, Instant now) {
  TILLSIDE_CHECK(check_request(request));
  if (!engine_at_least(request.engine_version, kMinEngine)) {
    return refusal(facts, SyncStatus::upgrade_required, request.seq, now);
  }
  TILLSIDE_TRY(std::optional<MemberRecord> found, store.load(member));
  if (!found) return Errc::not_signed_in;
  Call call{store, facts, request, now, std::move(*found), blank(facts, request.seq, now)};
  if (request.epoch != facts.epoch) {
    call.reply.status = SyncStatus::epoch;
    describe(call.reply, call.record, request);
    call.reply.snapshot = snapshot_of(call.record);
    return std::move(call.reply);
  }
  TILLSIDE_CHECK(push(call));
  if (call.changed) {
    refresh(facts, call.record);
    TILLSIDE_CHECK(store.save(call.record));
  }
  describe(call.reply, call.record, request);
  if (call.reply.status == SyncStatus::ok) TILLSIDE_CHECK(attach_news(call));
  return std::move(call.reply);
}

}  // namespace tillside::sync

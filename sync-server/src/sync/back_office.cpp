// SPDX-License-Identifier: MIT
#include "sync/back_office.h"

#include "store/random.h"

namespace tillside::sync {
namespace {

Error bad_id(const char* pointer, const std::string& value) {
  return {.code = Errc::text_not_well_formed,
          .pointer = pointer,
          .value = value,
          .rule = "32 lower-case hexadecimal digits"};
}

/// Whoever may send this kind; what a member may do is done in the member's name.
ActorKind actor_of(const CommandLine& line) {
  if (line.actor) return *line.actor;
  const auto* settle = std::get_if<SettleReward>(&line.args);
  if (settle != nullptr && settle->seed) return ActorKind::server;
  const auto* appeal = std::get_if<Appeal>(&line.args);
  if (appeal != nullptr && appeal->status != AppealStatus::open) return ActorKind::staff;
  for (const ActorKind kind :
       {ActorKind::member, ActorKind::shop, ActorKind::staff, ActorKind::server}) {
    if (may_send(kind, line.args)) return kind;
  }
  return ActorKind::shop;
}

Result<MemberRecord> record_of(MemberStore& store, const CommandLine& line) {
  TILLSIDE_TRY(std::optional<MemberRecord> record, store.load(line.member));
  if (record) return *std::move(record);
  if (std::holds_alternative<Enrol>(line.args)) return store.create(line.member);
  return Error{.code = Errc::not_enrolled, .pointer = "/member", .value = line.member};
}

Result<Instant> moment_of(const CommandLine& line, const MemberRecord& record, Instant now) {
  if (!line.at) return now;
  if (*line.at >= record.last_at && *line.at <= now) return *line.at;
  return Error{.code = Errc::value_out_of_range,
               .pointer = "/at",
               .value = std::to_string(line.at->value),
               .rule = "not before the member's last entry (" +
                       std::to_string(record.last_at.value) + ") and not in the future (" +
                       std::to_string(now.value) + ")"};
}

/// The seed is the one whose SHA-256 was committed to before the first ticket was bought.
Status fill_draw(const MemberRecord& record, CommandArgs& args) {
  auto* settle = std::get_if<SettleReward>(&args);
  if (settle == nullptr || !settle->seed) return Done{};
  for (const HeldReward& held : record.state.rewards) {
    if (held.id != settle->id || !held.commit) continue;
    if (store::sha256_hex(*settle->seed) != *held.commit) {
      return Error{.code = Errc::hash_mismatch,
                   .pointer = "/args/seed",
                   .rule = "the seed whose SHA-256 is " + *held.commit};
    }
    settle->draw = draw_of(*settle->seed, settle->id);
  }
  return Done{};
}

Status finish(MemberStore& store, const Facts& facts, MemberRecord& record) {
  refresh(facts, record);
  return store.save(record);
}

/// A command of the shop's till.
Result<SyncResult> ring_up(MemberStore& store, const Facts& facts, MemberRecord& record,
                           CommandArgs args, const std::string& command_id, Instant now) {
  Incoming incoming;
  incoming.command_id = command_id;
  incoming.command.created_at = now;
  incoming.command.args = std::move(args);
  incoming.actor = {ActorKind::shop, "test-payment"};
  TILLSIDE_TRY(SyncResult result, advance(store, facts, record, incoming, now));
  TILLSIDE_CHECK(finish(store, facts, record));
  return result;
}

}  // namespace

Result<LineOutcome> run_line(MemberStore& store, const Facts& facts, const CommandLine& line,
                             Instant now) {
  if (!store::is_hex(line.member, 32)) return bad_id("/member", line.member);
  if (!store::is_hex(line.command_id, 32)) return bad_id("/commandId", line.command_id);
  TILLSIDE_TRY(MemberRecord record, record_of(store, line));
  Incoming incoming;
  incoming.command_id = line.command_id;
  const ActorKind kind = actor_of(line);
  incoming.actor = {kind, kind == ActorKind::member ? line.member : "back-office"};
  CommandArgs args = line.args;
  TILLSIDE_CHECK(fill_draw(record, args));
  TILLSIDE_TRY(const std::optional<StoredEntry> first, store.first_use(record, line.command_id));
  if (first) {
    incoming.command = {line.kind_version, first->entry.command.created_at, args};
    if (same_body(first->entry.command, incoming.command)) return LineOutcome{"known"};
    return Error{
        .code = Errc::idempotency_key_reused, .pointer = "/commandId", .value = line.command_id};
  }
  TILLSIDE_TRY(const Instant at, moment_of(line, record, now));
  incoming.command = {line.kind_version, at, std::move(args)};
  TILLSIDE_TRY(SyncResult result, advance(store, facts, record, incoming, at));
  TILLSIDE_CHECK(finish(store, facts, record));
  if (result.code == "ok") return LineOutcome{"applied"};
  return LineOutcome{std::move(result.code), std::move(result.detail)};
}

std::int64_t draw_of(const std::string& seed, const std::string& ticket) {
  constexpr std::size_t kDigits = 13;
  const std::string hash = store::sha256_hex(seed + ":" + ticket);
  return std::stoll(hash.substr(0, kDigits), nullptr, 16);
}

Result<SyncResult> pay_in_full(MemberStore& store, const Facts& facts, const std::string& member,
                               const std::string& order_id, const std::string& command_id,
                               Instant now) {
  TILLSIDE_TRY(std::optional<MemberRecord> record, store.load(member));
  if (!record) return Errc::not_signed_in;
  const auto order = record->state.orders.find(order_id);
  if (order == record->state.orders.end()) {
    return Error{.code = Errc::order_unknown, .pointer = "/orderId", .value = order_id};
  }
  const OrderPlaced& placed = order->second.placed;
  const Minor due = placed.payable_minor.value_or(placed.total_minor);
  return ring_up(store, facts, *record,
                 ConfirmPayment{.order_id = order_id, .paid_minor = due, .payment_ref = "test"},
                 command_id, now);
}

Result<SyncResult> pay_for_plan(MemberStore& store, const Facts& facts, const std::string& member,
                                const ChangeMembership& change, const std::string& command_id,
                                Instant now) {
  TILLSIDE_TRY(std::optional<MemberRecord> record, store.load(member));
  if (!record) return Errc::not_signed_in;
  return ring_up(store, facts, *record, change, command_id, now);
}

Result<bool> let_time_pass(MemberStore& store, const Facts& facts, const std::string& member,
                           Instant now) {
  TILLSIDE_TRY(std::optional<MemberRecord> record, store.load(member));
  if (!record) return false;
  const std::int64_t before = record->revision;
  TILLSIDE_CHECK(pass_time(store, facts, *record, now));
  // Also where nothing was due: another program may have moved the next due moment.
  TILLSIDE_CHECK(finish(store, facts, *record));
  return record->revision != before;
}

}  // namespace tillside::sync

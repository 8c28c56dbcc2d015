// SPDX-License-Identifier: MIT
#include "sync/advance.h"

#include <algorithm>

#include "store/random.h"
#include "sync/counters.h"
#include "sync/peers.h"
#include "sync/stock.h"
#include "tillside/version.h"
#include "tillside/write.h"

namespace tillside::sync {
namespace {

/// Far beyond any moment that counts: 9999-12-31T23:59:59.999Z.
constexpr Instant kEndOfTime{253402300799999};
/// A member cannot have more moments due than lots and tier changes; beyond it is a bug.
constexpr int kMaxDueMoments = 100000;

/// The part of an entry that does not depend on how it was decided.
LedgerEntry entry_of(const MemberRecord& record, const Incoming& incoming,
                     const ListedProgram& program, Instant at) {
  LedgerEntry entry;
  entry.member = record.key;
  entry.revision = record.revision + 1;
  entry.command_id = incoming.command_id;
  entry.device = incoming.device;
  entry.n = incoming.n;
  entry.at = at;
  entry.actor = incoming.actor;
  entry.program_hash = program.hash;
  entry.engine_version = tillside::version();
  entry.command = incoming.command;
  entry.prev_hash = record.head_hash;
  return entry;
}

/// Appends the entry and lets its events take effect on state and stock.
Status commit_entry(MemberStore& store, const Program& program, MemberRecord& record,
                    const LedgerEntry& entry) {
  TILLSIDE_CHECK(store.append(record, entry));
  if (!entry.events) return Done{};
  for (const Event& event : *entry.events) {
    TILLSIDE_CHECK(book_stock(store, record.state, event));
    TILLSIDE_CHECK(book_counters(store, program, record.state, event));
    apply(record.state, event);
  }
  return Done{};
}

/// The skus of an order and of the gifts that the program may add to it, each once.
std::vector<std::string> skus_of(const Program& program, const PlaceOrder& order) {
  std::vector<std::string> skus;
  const auto add = [&](const std::string& sku) {
    if (std::find(skus.begin(), skus.end(), sku) == skus.end()) skus.push_back(sku);
  };
  for (const CartLine& line : order.lines) add(line.sku);
  for (const Promotion& promotion : program.promotions) {
    if (const auto* gift = std::get_if<FreeGift>(&promotion.benefit)) add(gift->sku);
  }
  return skus;
}

/// What pricing may know of the order's goods and gifts: the server's own items and stock,
/// whatever the device believes.
Result<std::vector<PricedItem>> items_of(MemberStore& store, const Facts& facts,
                                         const Program& program, const Command& command) {
  std::vector<PricedItem> items;
  const auto* order = std::get_if<PlaceOrder>(&command.args);
  if (order == nullptr) return items;
  for (const std::string& sku : skus_of(program, *order)) {
    const auto found = facts.items.find(sku);
    if (found == facts.items.end()) continue;
    TILLSIDE_TRY(const std::optional<std::int64_t> left, store.stock_left(sku));
    items.push_back(found->second);
    items.back().stock = left;
  }
  return items;
}

bool carries_a_price(const Command& command) {
  return std::holds_alternative<PlaceOrder>(command.args) ||
         std::holds_alternative<RedeemReward>(command.args);
}

/// The program that decides. A price that was shown under another program is honoured for
/// that program's grace; later the shopper must see the new one first.
/// @error program_retired {programHash}
Result<const ListedProgram*> program_for(const Facts& facts, const Incoming& incoming,
                                         Instant now) {
  const ListedProgram& current = facts.current();
  if (!carries_a_price(incoming.command) || incoming.program_hash.empty() ||
      incoming.program_hash == current.hash) {
    return &current;
  }
  const ListedProgram* quoted = facts.find_program(incoming.program_hash);
  if (quoted != nullptr && quoted->honoured_until && now < *quoted->honoured_until) return quoted;
  return Error{.code = Errc::program_retired, .detail = {{"programHash", current.hash}}};
}

Rejection rejection_of(const Error& error) { return {.code = error.code, .detail = error.detail}; }

/// A command id that stands in the ledger already.
Result<SyncResult> recognise(MemberStore& store, MemberRecord& record, const Incoming& incoming,
                             LedgerEntry entry, const LedgerEntry& first) {
  if (!same_body(first.command, incoming.command)) {
    entry.rejection = Rejection{.code = Errc::idempotency_key_reused};
    TILLSIDE_CHECK(store.append(record, entry));
    return result_of(entry);
  }
  entry.moved_from = MovedFrom{first.device.value_or(""), first.n.value_or(0)};
  TILLSIDE_CHECK(store.append(record, entry));
  SyncResult result = result_of(first);
  result.n = incoming.n.value_or(0);
  return result;
}

/// events or the rejection of a new command, as part of its entry.
Status decide_into(MemberStore& store, const Facts& facts, const MemberRecord& record,
                   const ListedProgram& program, LedgerEntry& entry) {
  Context context;
  context.now = entry.at;
  context.actor = entry.actor;
  context.command_id = entry.command_id;
  context.program_hash = program.hash;
  TILLSIDE_TRY(context.items, items_of(store, facts, program.program, entry.command));
  TILLSIDE_TRY(context.peer_known, peer_known(store, record, entry.command));
  TILLSIDE_CHECK(read_counters(store, program.program, entry.command, context));
  Result<Decision> decision = decide(program.program, record.state, entry.command, context);
  if (decision) {
    entry.events = std::move(decision->events);
  } else {
    entry.rejection = rejection_of(decision.error());
  }
  return Done{};
}

}  // namespace

bool same_body(const Command& a, const Command& b) {
  Command other = b;
  other.created_at = a.created_at;
  return canonical_json(a) == canonical_json(other);
}

SyncResult result_of(const LedgerEntry& entry) {
  SyncResult result;
  result.n = entry.n.value_or(0);
  result.command_id = entry.command_id;
  if (entry.rejection) {
    result.code = std::string(name(entry.rejection->code));
    result.detail = entry.rejection->detail;
  }
  return result;
}

void refresh(const Facts& facts, MemberRecord& record) {
  record.due_at = next_due(facts.current().program, record.state, kEndOfTime);
}

Status pass_time(MemberStore& store, const Facts& facts, MemberRecord& record, Instant now) {
  const ListedProgram& program = facts.current();
  for (int i = 0; i < kMaxDueMoments; ++i) {
    const std::optional<Instant> due = next_due(program.program, record.state, now);
    if (!due) return Done{};
    Incoming incoming;
    incoming.command_id =
        store::sha256_hex(record.key + ":" + std::to_string(due->value)).substr(0, 32);
    incoming.command = {.created_at = *due, .args = PassTime{*due}};
    incoming.actor = {ActorKind::server, "clock"};
    LedgerEntry entry = entry_of(record, incoming, program, *due);
    TILLSIDE_CHECK(decide_into(store, facts, record, program, entry));
    if (entry.rejection) {
      return Error{.code = Errc::storage_failed,
                   .rule = "a moment that is due could not pass: " +
                           std::string(name(entry.rejection->code))};
    }
    TILLSIDE_CHECK(commit_entry(store, program.program, record, entry));
  }
  return Error{.code = Errc::storage_failed, .rule = "time passes without end"};
}

Result<SyncResult> advance(MemberStore& store, const Facts& facts, MemberRecord& record,
                           const Incoming& incoming, Instant now) {
  now = std::max(now, record.last_at);
  TILLSIDE_TRY(const std::optional<StoredEntry> first,
               store.first_use(record, incoming.command_id));
  if (first) {
    return recognise(store, record, incoming, entry_of(record, incoming, facts.current(), now),
                     first->entry);
  }
  TILLSIDE_CHECK(pass_time(store, facts, record, now));
  const Result<const ListedProgram*> chosen = program_for(facts, incoming, now);
  const ListedProgram& program = chosen ? **chosen : facts.current();
  LedgerEntry entry = entry_of(record, incoming, program, now);
  if (chosen) {
    TILLSIDE_CHECK(decide_into(store, facts, record, program, entry));
  } else {
    entry.rejection = rejection_of(chosen.error());
  }
  const std::vector<PeerCommand> others = peer_commands(record, entry);
  TILLSIDE_CHECK(commit_entry(store, program.program, record, entry));
  TILLSIDE_CHECK(run_peer_commands(store, facts, others, now));
  return result_of(entry);
}

}  // namespace tillside::sync

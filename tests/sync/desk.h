// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A server without HTTP: a database in memory, one shop, one clock that tests move.

#include "store/members.h"
#include "store/migrate.h"
#include "store/random.h"
#include "support/shop.h"
#include "sync/advance.h"
#include "sync/back_office.h"
#include "sync/protocol.h"
#include "tillside/version.h"
#include "tillside/write.h"

namespace tillside::test {

inline std::string hex_id(int number) {
  const std::string digits = std::to_string(number);
  return std::string(32 - digits.size(), '0') + digits;
}

inline const std::string kMember = hex_id(7);
inline const std::string kDevice = hex_id(1);
inline const std::string kEpochOfTest = hex_id(9);

struct Desk {
  store::Database db = *store::Database::open(":memory:", store::Access::write);
  store::MemberCache cache;
  sync::Facts facts;
  Instant now = day(0);

  Desk() {
    if (!store::migrate(db)) std::abort();
    facts.epoch = kEpochOfTest;
    facts.catalog_version = "v";
    publish(shop());
    for (const PricedItem& item : items()) facts.items.emplace(item.sku, item);
    store::Members members(db, cache);
    if (!members.create(kMember)) std::abort();
    cache.request_kept();
    cache.committed();
  }

  /// Puts a program in force; the one before is honoured for its grace.
  void publish(const Program& program) {
    for (sync::ListedProgram& listed : facts.programs) {
      if (listed.honoured_until) continue;
      listed.honoured_until = Instant{now.value + listed.program.grace_hours * kHour};
    }
    const std::string body = canonical_json(program);
    facts.programs.push_back({store::sha256_hex(body), body, program});
  }

  /// A request of a device that is up to date, but for what the test changes.
  SyncRequest request(std::vector<SyncCommand> commands = {}) const {
    SyncRequest made;
    made.device = kDevice;
    made.epoch = facts.epoch;
    made.program_hash = facts.current().hash;
    made.engine_version = tillside::version();
    made.commands = std::move(commands);
    return made;
  }

  Result<SyncReply> send(const SyncRequest& request, const std::string& member = kMember) {
    store::Members members(db, cache);
    Result<SyncReply> reply = sync::synchronise(members, facts, member, request, now);
    reply ? cache.request_kept() : cache.request_undone();
    cache.committed();
    return reply;
  }

  /// The code of the one result of one command.
  std::string code_of(const SyncCommand& command) {
    const Result<SyncReply> reply = send(request({command}));
    if (!reply) return std::string(name(reply.error().code));
    return reply->results.size() == 1 ? reply->results[0].code : std::string(name(reply->status));
  }

  Result<sync::LineOutcome> line(const sync::CommandLine& line) {
    store::Members members(db, cache);
    Result<sync::LineOutcome> outcome = sync::run_line(members, facts, line, now);
    outcome ? cache.request_kept() : cache.request_undone();
    cache.committed();
    return outcome;
  }

  sync::MemberRecord record(const std::string& member = kMember) {
    return **store::read_member(db, member);
  }
  std::vector<sync::StoredEntry> ledger() { return *store::read_entries(db, record(), 0, 1000); }
};

inline SyncCommand command(std::int64_t n, CommandArgs args) {
  SyncCommand made;
  made.n = n;
  made.command_id = hex_id(1000 + static_cast<int>(n));
  made.created_at = day(0);
  made.args = std::move(args);
  return made;
}

inline PlaceOrder order_of(std::string sku, std::int64_t total_minor, std::int64_t quantity = 1) {
  PlaceOrder order;
  order.lines = {{std::move(sku), quantity}};
  order.expect_total_minor = {total_minor};
  return order;
}

}  // namespace tillside::test

// SPDX-License-Identifier: MIT
#include "shop/audit.h"

#include <algorithm>

#include "json/json_source.h"
#include "store/members.h"
#include "store/random.h"
#include "tillside/write.h"

namespace tillside::shop {
namespace {

using store::Database;

/// An entry as it lies in the file.
struct Row {
  std::string text;
  std::string hash;
  std::int64_t revision = 0;
};

/// From the head to the first entry, then turned round. A gap in the chain ends it early.
Result<std::vector<Row>> rows_of(Database& db, const sync::MemberRecord& record) {
  std::vector<Row> rows;
  std::optional<std::int64_t> at = record.head_row;
  while (at) {
    store::Statement& read =
        db.use("SELECT entry, hash, revision, prev_id FROM ledger WHERE id = ?1").bind(1, *at);
    TILLSIDE_TRY(const bool there, read.step());
    if (!there) break;
    rows.push_back({read.text(0), read.text(1), read.integer(2)});
    at = read.is_null(3) ? std::nullopt : std::optional(read.integer(3));
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

/// What is wrong with this row as the next of the chain; empty: nothing.
std::string flaw_of(const Row& row, const sync::MemberRecord& record, std::int64_t revision,
                    const std::string& prev_hash) {
  if (store::sha256_hex(row.text) != row.hash) return "the hash is not that of the entry";
  const Result<LedgerEntry> entry = read_json<LedgerEntry>(row.text);
  if (!entry) return "the entry cannot be read";
  if (entry->prev_hash != prev_hash) return "the entry does not follow the one before";
  if (entry->revision != revision || row.revision != revision) return "a revision is missing";
  if (entry->member != record.key) return "the entry belongs to another member";
  return "";
}

Result<std::optional<Flaw>> check_chain(Database& db, const sync::MemberRecord& record,
                                        std::int64_t& entries) {
  TILLSIDE_TRY(const std::vector<Row> rows, rows_of(db, record));
  std::string prev_hash = sync::kNoHash;
  std::int64_t revision = 0;
  for (const Row& row : rows) {
    const std::string what = flaw_of(row, record, ++revision, prev_hash);
    if (!what.empty()) return std::optional(Flaw{record.key, revision, what});
    prev_hash = row.hash;
    ++entries;
  }
  if (revision != record.revision) {
    return std::optional(Flaw{record.key, revision + 1, "entries are missing"});
  }
  if (prev_hash != record.head_hash) {
    return std::optional(Flaw{record.key, revision, "the member's head is another entry"});
  }
  return std::optional<Flaw>();
}

Result<std::optional<Flaw>> check_state(Database& db, const sync::MemberRecord& record,
                                        std::int64_t& entries) {
  TILLSIDE_TRY(const std::vector<sync::StoredEntry> ledger,
               store::read_entries(db, record, 0, record.revision));
  State state;
  for (const sync::StoredEntry& stored : ledger) {
    ++entries;
    if (!stored.entry.events) continue;
    for (const Event& event : *stored.entry.events) apply(state, event);
  }
  if (store::sha256_hex(canonical_json(state)) == record.state_hash) return std::optional<Flaw>();
  return std::optional(Flaw{record.key, record.revision, "the state is not what the ledger says"});
}

template <class Check>
Result<Audit> each_member(const Shop& shop, Check check) {
  return shop.read<Audit>([&](Database& db) -> Result<Audit> {
    Audit audit;
    TILLSIDE_TRY(const std::vector<std::string> keys, store::all_members(db));
    for (const std::string& key : keys) {
      TILLSIDE_TRY(const std::optional<sync::MemberRecord> record, store::read_member(db, key));
      if (!record) continue;
      ++audit.members;
      TILLSIDE_TRY(std::optional<Flaw> flaw, check(db, *record, audit.entries));
      if (flaw) audit.flaws.push_back(std::move(*flaw));
    }
    return audit;
  });
}

}  // namespace

Result<Audit> verify_chains(const Shop& shop) { return each_member(shop, &check_chain); }

Result<Audit> replay_states(const Shop& shop) { return each_member(shop, &check_state); }

}  // namespace tillside::shop

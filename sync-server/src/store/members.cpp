// SPDX-License-Identifier: MIT
#include "store/members.h"

#include <algorithm>

#include "json/json_source.h"
#include "store/random.h"
#include "tillside/write.h"

namespace tillside::store {
namespace {

using sync::MemberRecord;
using sync::StoredEntry;

/// What we wrote ourselves must read back; if not, the file was tampered with.
template <class T>
Result<T> read_own(const std::string& text, const char* what) {
  Result<T> value = read_json<T>(text);
  if (value) return value;
  return Error{.code = Errc::storage_failed, .rule = std::string("a readable ") + what};
}

/// Every walk along `prev_id` is bounded by the revisions there are, so that a chain that was
/// bent into a ring ends too.
Error broken_ledger() { return {.code = Errc::storage_failed, .rule = "a ledger without gaps"}; }

Result<StoredEntry> read_entry(Statement& at) {
  TILLSIDE_TRY(LedgerEntry entry, read_own<LedgerEntry>(at.text(0), "ledger entry"));
  return StoredEntry{std::move(entry), at.text(1)};
}

}  // namespace

Result<std::optional<MemberRecord>> read_member(Database& db, const std::string& key) {
  Statement& find =
      db.use(
            "SELECT id, revision, head_id, head_hash, last_at, due_at, state, devices "
            "FROM member WHERE key = ?1")
          .bind(1, key);
  TILLSIDE_TRY(const bool row, find.step());
  if (!row) return std::optional<MemberRecord>();
  MemberRecord record;
  record.key = key;
  record.row = find.integer(0);
  record.revision = find.integer(1);
  if (!find.is_null(2)) record.head_row = find.integer(2);
  record.head_hash = find.text(3);
  record.last_at = Instant{find.integer(4)};
  if (!find.is_null(5)) record.due_at = Instant{find.integer(5)};
  const std::string state = find.text(6);
  const std::string devices = find.text(7);
  find.reset();
  TILLSIDE_TRY(record.state, read_own<State>(state, "member state"));
  TILLSIDE_TRY(sync::DeviceList list, read_own<sync::DeviceList>(devices, "list of devices"));
  record.devices = std::move(list.devices);
  record.state_hash = sha256_hex(state);
  return std::optional(std::move(record));
}

Result<std::vector<StoredEntry>> read_entries(Database& db, const MemberRecord& record,
                                              std::int64_t since, std::int64_t limit) {
  std::vector<StoredEntry> entries;
  const std::int64_t until = std::min(record.revision, since + limit);
  std::optional<std::int64_t> at = record.head_row;
  for (std::int64_t revision = record.revision; at && revision > since; --revision) {
    Statement& read =
        db.use("SELECT entry, hash, prev_id, revision FROM ledger WHERE id = ?1").bind(1, *at);
    TILLSIDE_TRY(const bool row, read.step());
    if (!row || read.integer(3) != revision) return broken_ledger();
    if (revision <= until) {
      TILLSIDE_TRY(StoredEntry entry, read_entry(read));
      entries.push_back(std::move(entry));
    }
    at = read.is_null(2) ? std::nullopt : std::optional(read.integer(2));
  }
  std::reverse(entries.begin(), entries.end());
  return entries;
}

namespace {

Result<std::vector<std::string>> keys_of(Statement& read) {
  std::vector<std::string> keys;
  while (true) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    keys.push_back(read.text(0));
  }
  read.reset();
  return keys;
}

}  // namespace

Result<std::vector<std::string>> members_due(Database& db, Instant now) {
  return keys_of(db.use("SELECT key FROM member WHERE due_at <= ?1").bind(1, now.value));
}

Result<std::vector<std::string>> all_members(Database& db) {
  return keys_of(db.use("SELECT key FROM member ORDER BY id"));
}

Result<std::optional<MemberRecord>> Members::load(const std::string& key) {
  if (const MemberCache::Record held = cache_.newest(key)) return std::optional(*held);
  TILLSIDE_TRY(std::optional<MemberRecord> record, read_member(db_, key));
  if (record) cache_.keep(std::make_shared<const MemberRecord>(*record));
  return record;
}

Result<MemberRecord> Members::create(const std::string& key) {
  MemberRecord record;
  record.key = key;
  const std::string state = canonical_json(record.state);
  record.state_hash = sha256_hex(state);
  TILLSIDE_CHECK(db_.use("INSERT INTO member (key, head_hash, state, devices) "
                         "VALUES (?1, ?2, ?3, ?4)")
                     .bind(1, key)
                     .bind(2, record.head_hash)
                     .bind(3, state)
                     .bind(4, R"({"devices":[]})")
                     .run());
  record.row = db_.last_row_id();
  cache_.stage(std::make_shared<const MemberRecord>(record));
  return record;
}

Status Members::append(MemberRecord& record, const LedgerEntry& entry) {
  const std::string text = canonical_json(entry);
  const std::string hash = sha256_hex(text);
  Statement& insert = db_.use(
      "INSERT INTO ledger (prev_id, member, revision, command_id, device, n, hash, entry) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  if (record.head_row) insert.bind(1, *record.head_row);
  insert.bind(2, record.row).bind(3, entry.revision).bind(4, entry.command_id);
  if (entry.device) insert.bind(5, *entry.device);
  if (entry.n) insert.bind(6, *entry.n);
  TILLSIDE_CHECK(insert.bind(7, hash).bind(8, text).run());
  record.head_row = db_.last_row_id();
  record.head_hash = hash;
  record.revision = entry.revision;
  record.last_at = entry.at;
  if (CommandRows* rows = cache_.rows(record.row)) {
    rows->try_emplace(entry.command_id, *record.head_row);
  }
  const bool of_peer = !appended_.empty() && appended_.front().entry.member != entry.member;
  if (!of_peer) appended_.push_back({entry, hash});
  return Done{};
}

Status Members::save(MemberRecord& record) {
  const std::string state = canonical_json(record.state);
  const std::string devices = canonical_json(sync::DeviceList{record.devices});
  Statement& update = db_.use(
      "UPDATE member SET revision = ?2, head_id = ?3, head_hash = ?4, last_at = ?5, "
      "due_at = ?6, state = ?7, devices = ?8 WHERE id = ?1");
  update.bind(1, record.row).bind(2, record.revision);
  if (record.head_row) update.bind(3, *record.head_row);
  update.bind(4, record.head_hash).bind(5, record.last_at.value);
  if (record.due_at) update.bind(6, record.due_at->value);
  TILLSIDE_CHECK(update.bind(7, state).bind(8, devices).run());
  record.state_hash = sha256_hex(state);
  cache_.stage(std::make_shared<const MemberRecord>(record));
  return Done{};
}

Result<CommandRows*> Members::command_rows(const MemberRecord& record) {
  if (CommandRows* rows = cache_.rows(record.row)) return rows;
  CommandRows rows;
  std::optional<std::int64_t> at = record.head_row;
  for (std::int64_t lacking = record.revision; at; --lacking) {
    Statement& read = db_.use("SELECT prev_id, command_id FROM ledger WHERE id = ?1").bind(1, *at);
    TILLSIDE_TRY(const bool row, read.step());
    if (!row || lacking == 0) return broken_ledger();
    rows[read.text(1)] = *at;  // older entries come later and win: the first use counts
    at = read.is_null(0) ? std::nullopt : std::optional(read.integer(0));
  }
  return &cache_.keep_rows(record.row, std::move(rows));
}

Result<std::optional<StoredEntry>> Members::first_use(const MemberRecord& record,
                                                      const std::string& command_id) {
  TILLSIDE_TRY(const CommandRows* rows, command_rows(record));
  const auto found = rows->find(command_id);
  if (found == rows->end()) return std::optional<StoredEntry>();
  Statement& read = db_.use("SELECT entry, hash FROM ledger WHERE id = ?1").bind(1, found->second);
  TILLSIDE_TRY(const bool row, read.step());
  if (!row) return broken_ledger();
  TILLSIDE_TRY(StoredEntry entry, read_entry(read));
  return std::optional(std::move(entry));
}

Result<std::optional<StoredEntry>> Members::numbered(const MemberRecord& record,
                                                     const std::string& device, std::int64_t n) {
  std::optional<std::int64_t> at = record.head_row;
  for (std::int64_t lacking = record.revision; at; --lacking) {
    Statement& read =
        db_.use("SELECT entry, hash, prev_id, device, n FROM ledger WHERE id = ?1").bind(1, *at);
    TILLSIDE_TRY(const bool row, read.step());
    if (!row || lacking == 0) return broken_ledger();
    if (read.text(3) == device && read.integer(4) == n) {
      TILLSIDE_TRY(StoredEntry entry, read_entry(read));
      return std::optional(std::move(entry));
    }
    at = read.is_null(2) ? std::nullopt : std::optional(read.integer(2));
  }
  return std::optional<StoredEntry>();
}

Result<std::vector<StoredEntry>> Members::entries(const MemberRecord& record, std::int64_t since,
                                                  std::int64_t limit) {
  const bool all_appended = !appended_.empty() && appended_.front().entry.member == record.key &&
                            appended_.front().entry.revision == since + 1 &&
                            static_cast<std::int64_t>(appended_.size()) <= limit;
  if (all_appended) return appended_;
  return read_entries(db_, record, since, limit);
}

Result<std::optional<std::int64_t>> Members::device_owner(const std::string& device) {
  Statement& find = db_.use("SELECT member FROM device WHERE id = ?1").bind(1, device);
  TILLSIDE_TRY(const bool row, find.step());
  return row ? std::optional(find.integer(0)) : std::nullopt;
}

Status Members::bind_device(const MemberRecord& record, const std::string& device) {
  return db_.use("INSERT INTO device (id, member) VALUES (?1, ?2)")
      .bind(1, device)
      .bind(2, record.row)
      .run();
}

Result<std::optional<std::int64_t>> Members::stock_left(const std::string& sku) {
  Statement& find = db_.use("SELECT left FROM stock WHERE sku = ?1").bind(1, sku);
  TILLSIDE_TRY(const bool row, find.step());
  return row ? std::optional(find.integer(0)) : std::nullopt;
}

namespace {

/// SQLite reads the columns on the right as they were before the statement.
std::string_view statement_of(sync::StockMove move) {
  switch (move) {
    case sync::StockMove::reserve:
      return "UPDATE stock SET left = left - ?2, reserved = reserved + ?2 WHERE sku = ?1";
    case sync::StockMove::sell:
      return "UPDATE stock SET reserved = reserved - min(reserved, ?2), "
             "sold = sold + min(reserved, ?2) WHERE sku = ?1";
    case sync::StockMove::release:
      return "UPDATE stock SET reserved = reserved - min(reserved, ?2), "
             "left = left + min(reserved, ?2) WHERE sku = ?1";
    case sync::StockMove::take_back:
      break;
  }
  return "UPDATE stock SET sold = sold - min(sold, ?2), left = left + min(sold, ?2) WHERE sku = ?1";
}

}  // namespace

Status Members::move_stock(const std::string& sku, sync::StockMove move, std::int64_t units) {
  return db_.use(statement_of(move)).bind(1, sku).bind(2, units).run();
}

Result<std::int64_t> Members::counter(const std::string& key) {
  Statement& find = db_.use("SELECT value FROM counter WHERE key = ?1").bind(1, key);
  TILLSIDE_TRY(const bool row, find.step());
  return row ? find.integer(0) : 0;
}

Status Members::move_counter(const std::string& key, std::int64_t by) {
  return db_
      .use(
          "INSERT INTO counter (key, value) VALUES (?1, max(0, ?2)) "
          "ON CONFLICT (key) DO UPDATE SET value = max(0, value + ?2)")
      .bind(1, key)
      .bind(2, by)
      .run();
}

}  // namespace tillside::store

// SPDX-License-Identifier: MIT
#include "store/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace tillside::store {
namespace {

/// Another connection may hold a lock for a moment, at most so long.
constexpr int kBusyMs = 5000;

constexpr const char* kWriterPragmas =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA temp_store = MEMORY;";
constexpr const char* kReaderPragmas =
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA query_only = ON;"
    "PRAGMA cache_size = -8192;";

Error failed(sqlite3* db) {
  return Error{.code = Errc::storage_failed,
               .rule = db != nullptr ? sqlite3_errmsg(db) : "no memory"};
}

/// Passwords' hashes and the signing seed are in it: for the owner alone. SQLite gives the
/// write-ahead log the mode of the database.
/// An existing file is not opened here: closing it would end SQLite's own locks on it.
Status keep_private(const std::string& path) {
  if (path == ":memory:") return Done{};
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
  for (const char* beside : {"", "-wal", "-shm"}) {
    if (::chmod((path + beside).c_str(), 0600) == 0 || errno == ENOENT) continue;
    return Error{.code = Errc::storage_failed, .value = path, .rule = std::strerror(errno)};
  }
  return Done{};
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* stmt) const { sqlite3_finalize(stmt); }

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(stmt_.get(), index, text.data() != nullptr ? text.data() : "", text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(stmt_.get(), index, number);
  return *this;
}

Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(stmt_.get(), index);
  return *this;
}

Result<bool> Statement::step() {
  switch (sqlite3_step(stmt_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return failed(sqlite3_db_handle(stmt_.get()));
  }
}

Status Statement::run() {
  Result<bool> row = step();
  while (row && *row) row = step();
  reset();
  if (!row) return row.error();
  return Done{};
}

void Statement::reset() {
  sqlite3_reset(stmt_.get());
  sqlite3_clear_bindings(stmt_.get());
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(stmt_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(stmt_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(stmt_.get(), column));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes,
                           static_cast<std::size_t>(sqlite3_column_bytes(stmt_.get(), column)));
}

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Result<Database> Database::open(const std::string& path, Access access) {
  const bool writes = access == Access::write;
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  if (writes) TILLSIDE_CHECK(keep_private(path));
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Database db(raw);
  if (opened != SQLITE_OK) return failed(raw);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyMs);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (!writes) sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  TILLSIDE_CHECK(db.exec(writes ? kWriterPragmas : kReaderPragmas));
  const auto count = [](void* pages, sqlite3*, const char*, int now) {
    *static_cast<int*>(pages) = now;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(raw, count, db.log_pages_.get());
  return db;
}

Error Database::failure() const { return failed(db_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }

Status Database::exec(const std::string& sql) {
  if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failure();
  }
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* stmt = nullptr;
  if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &stmt, nullptr) != SQLITE_OK) {
    return failure();
  }
  return Statement(stmt);
}

Statement& Database::use(std::string_view sql) {
  auto found = kept_.find(sql);
  if (found == kept_.end()) {
    Result<Statement> made = prepare(sql);
    if (!made) {  // SQL that does not fit the schema: a bug, and nothing sensible can follow
      std::fprintf(stderr, "%s: %.*s\n", made.error().rule.c_str(), static_cast<int>(sql.size()),
                   sql.data());
      std::abort();
    }
    found = kept_.emplace(std::string(sql), std::move(*made)).first;
  }
  found->second.reset();
  return found->second;
}

void Database::release_all() {
  for (auto& [sql, statement] : kept_) statement.reset();
}

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(db_.get()); }

std::int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }

Status Database::checkpoint() {
  const int done =
      sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (done != SQLITE_OK && done != SQLITE_BUSY) return failure();
  return Done{};
}

Savepoint::Savepoint(Database& db) : db_(db) { (void)db_.use("SAVEPOINT work").run(); }

Savepoint::~Savepoint() {
  if (open_) (void)db_.exec("ROLLBACK TO work; RELEASE work");
}

Status Savepoint::keep() {
  TILLSIDE_CHECK(db_.use("RELEASE work").run());
  open_ = false;
  return Done{};
}

}  // namespace tillside::store

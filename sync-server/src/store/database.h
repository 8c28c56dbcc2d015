// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// SQLite behind RAII. This folder alone includes sqlite3.h.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "tillside/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tillside::store {

/// A prepared statement. Parameters and columns count from 1 and from 0, as in SQLite.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* stmt) : stmt_(stmt) {}

  /// The text must live until the statement has run.
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::int64_t number);
  Statement& bind_null(int index);

  /// True: a row is there. @error storage_failed
  [[nodiscard]] Result<bool> step();
  /// Runs to the end and makes the statement ready again. @error storage_failed
  [[nodiscard]] Status run();
  /// Makes it ready again and forgets the parameters.
  void reset();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* stmt) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> stmt_;
};

enum class Access { read, write };

/// One connection, for one thread at a time.
class Database {
 public:
  /// Opens with every safety that SQLite offers: WAL, synchronous=FULL, foreign keys,
  /// defensive mode, no trust in the schema. Checkpoints are the writer's own affair.
  /// @error storage_failed
  [[nodiscard]] static Result<Database> open(const std::string& path, Access access);

  /// Runs statements that give no rows. @error storage_failed
  [[nodiscard]] Status exec(const std::string& sql);
  /// A statement of one's own. @error storage_failed
  [[nodiscard]] Result<Statement> prepare(std::string_view sql);
  /// A statement that is kept with the connection, ready for new parameters.
  /// Precondition: the SQL is well formed for this schema (a bug otherwise).
  [[nodiscard]] Statement& use(std::string_view sql);
  /// Ends every kept statement that still stands on a row, and with it the read snapshot.
  void release_all();

  [[nodiscard]] std::int64_t last_row_id() const;
  /// Rows changed by the last statement.
  [[nodiscard]] std::int64_t changes() const;
  /// Moves the write-ahead log into the database without waiting for readers.
  [[nodiscard]] Status checkpoint();
  /// Pages in the write-ahead log after the last commit.
  [[nodiscard]] int log_pages() const { return *log_pages_; }
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] Error failure() const;

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  explicit Database(sqlite3* db) : db_(db) {}

  std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);  ///< SQLite keeps its address
  std::unique_ptr<sqlite3, Close> db_;
  std::map<std::string, Statement, std::less<>> kept_;
};

/// What is done while it lives is undone unless `keep` was called. May be nested.
class Savepoint {
 public:
  explicit Savepoint(Database& db);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  [[nodiscard]] Status keep();

 private:
  Database& db_;
  bool open_ = true;
};

}  // namespace tillside::store

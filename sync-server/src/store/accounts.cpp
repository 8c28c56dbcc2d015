// SPDX-License-Identifier: MIT
#include "store/accounts.h"

namespace tillside::store {

Status add_account(Database& db, const Account& account, std::int64_t member_row) {
  TILLSIDE_TRY(const std::optional<Account> held, find_account(db, account.name_key));
  if (held) return Error{.code = Errc::name_taken, .pointer = "/name"};
  return db
      .use(
          "INSERT INTO account (name, name_key, password, role, member, agreement, agreed_at, "
          "created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)")
      .bind(1, account.name)
      .bind(2, account.name_key)
      .bind(3, account.password)
      .bind(4, account.role)
      .bind(5, member_row)
      .bind(6, account.agreement)
      .bind(7, account.agreed_at.value)
      .run();
}

namespace {

constexpr std::string_view kAccountByName =
    "SELECT a.id, a.name, a.name_key, a.password, a.role, m.key, a.agreement, a.agreed_at "
    "FROM account a JOIN member m ON m.id = a.member WHERE a.name_key = ?1";
constexpr std::string_view kAccountByMember =
    "SELECT a.id, a.name, a.name_key, a.password, a.role, m.key, a.agreement, a.agreed_at "
    "FROM account a JOIN member m ON m.id = a.member WHERE a.member = ?1";

Result<std::optional<Account>> account_at(Statement& find) {
  TILLSIDE_TRY(const bool row, find.step());
  if (!row) return std::optional<Account>();
  Account account{.id = find.integer(0),
                  .name = find.text(1),
                  .name_key = find.text(2),
                  .password = find.text(3),
                  .role = find.text(4),
                  .member = find.text(5),
                  .agreement = find.text(6),
                  .agreed_at = Instant{find.integer(7)}};
  find.reset();
  return std::optional(std::move(account));
}

}  // namespace

Result<std::optional<Account>> find_account(Database& db, const std::string& name_key) {
  return account_at(db.use(kAccountByName).bind(1, name_key));
}

Result<std::optional<Account>> find_account_of(Database& db, std::int64_t member_row) {
  return account_at(db.use(kAccountByMember).bind(1, member_row));
}

Result<bool> erase_account(Database& db, std::int64_t member_row) {
  // Only here: zeroing what every command leaves behind would cost each of them.
  TILLSIDE_CHECK(db.exec("PRAGMA secure_delete = ON"));
  const Status erased = db.use("DELETE FROM account WHERE member = ?1").bind(1, member_row).run();
  const bool any = erased && db.changes() > 0;
  TILLSIDE_CHECK(db.exec("PRAGMA secure_delete = OFF"));
  if (!erased) return erased.error();
  return any;
}

Status change_password(Database& db, std::int64_t account, const std::string& password) {
  TILLSIDE_CHECK(db.use("UPDATE account SET password = ?2 WHERE id = ?1")
                     .bind(1, account)
                     .bind(2, password)
                     .run());
  return db.use("DELETE FROM session WHERE account = ?1").bind(1, account).run();
}

Status add_session(Database& db, const std::string& token_hash, std::int64_t account,
                   Instant expires_at) {
  return db.use("INSERT INTO session (token_hash, account, expires_at) VALUES (?1, ?2, ?3)")
      .bind(1, token_hash)
      .bind(2, account)
      .bind(3, expires_at.value)
      .run();
}

Result<std::optional<Session>> find_session(Database& db, const std::string& token_hash) {
  Statement& find = db.use(
      "SELECT a.id, a.name, a.role, m.key, s.expires_at FROM session s "
      "JOIN account a ON a.id = s.account JOIN member m ON m.id = a.member "
      "WHERE s.token_hash = ?1");
  find.bind(1, token_hash);
  TILLSIDE_TRY(const bool row, find.step());
  if (!row) return std::optional<Session>();
  Session session{.account = find.integer(0),
                  .name = find.text(1),
                  .role = find.text(2),
                  .member = find.text(3),
                  .expires_at = Instant{find.integer(4)}};
  find.reset();
  return std::optional(std::move(session));
}

Status end_session(Database& db, const std::string& token_hash) {
  return db.use("DELETE FROM session WHERE token_hash = ?1").bind(1, token_hash).run();
}

Result<std::int64_t> count_sessions(Database& db, std::int64_t account) {
  Statement& count = db.use("SELECT count(*) FROM session WHERE account = ?1").bind(1, account);
  TILLSIDE_TRY(const bool row, count.step());
  const std::int64_t sessions = row ? count.integer(0) : 0;
  count.reset();
  return sessions;
}

Status end_expired_sessions(Database& db, Instant now) {
  return db.use("DELETE FROM session WHERE expires_at <= ?1").bind(1, now.value).run();
}

}  // namespace tillside::store

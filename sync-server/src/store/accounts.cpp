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

Result<std::optional<Account>> find_account(Database& db, const std::string& name_key) {
  Statement& find = db.use(
      "SELECT a.id, a.name, a.password, a.role, m.key, a.agreement, a.agreed_at "
      "FROM account a JOIN member m ON m.id = a.member WHERE a.name_key = ?1");
  find.bind(1, name_key);
  TILLSIDE_TRY(const bool row, find.step());
  if (!row) return std::optional<Account>();
  Account account{.id = find.integer(0),
                  .name = find.text(1),
                  .name_key = name_key,
                  .password = find.text(2),
                  .role = find.text(3),
                  .member = find.text(4),
                  .agreement = find.text(5),
                  .agreed_at = Instant{find.integer(6)}};
  find.reset();
  return std::optional(std::move(account));
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

Status end_expired_sessions(Database& db, Instant now) {
  return db.use("DELETE FROM session WHERE expires_at <= ?1").bind(1, now.value).run();
}

}  // namespace tillside::store

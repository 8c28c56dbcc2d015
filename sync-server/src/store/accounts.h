// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Accounts and sessions: who signs in, and the member it stands for.

#include <optional>

#include "store/database.h"
#include "tillside/time.h"

namespace tillside::store {

struct Account {
  std::int64_t id = 0;
  std::string name;
  std::string name_key;  ///< what must be unique
  std::string password;  ///< argon2id, with its parameters and salt
  std::string role = "member";
  std::string member;  ///< key
  std::string agreement;
  Instant agreed_at;
};

/// @error name_taken @error storage_failed
[[nodiscard]] Status add_account(Database& db, const Account& account, std::int64_t member_row);
/// @error storage_failed
[[nodiscard]] Result<std::optional<Account>> find_account(Database& db,
                                                          const std::string& name_key);

/// The account of a member's row. @error storage_failed
[[nodiscard]] Result<std::optional<Account>> find_account_of(Database& db, std::int64_t member_row);
/// Takes an account and its sessions away, also from the bytes of the file. False: there is none.
/// @error storage_failed
[[nodiscard]] Result<bool> erase_account(Database& db, std::int64_t member_row);
/// Another password; whoever is signed in has to sign in anew. @error storage_failed
[[nodiscard]] Status change_password(Database& db, std::int64_t account,
                                     const std::string& password);

struct Session {
  std::int64_t account = 0;
  std::string name;
  std::string role;
  std::string member;  ///< key
  Instant expires_at;
};

/// @error storage_failed
[[nodiscard]] Status add_session(Database& db, const std::string& token_hash, std::int64_t account,
                                 Instant expires_at);
/// @error storage_failed
[[nodiscard]] Result<std::optional<Session>> find_session(Database& db,
                                                          const std::string& token_hash);
/// @error storage_failed
[[nodiscard]] Status end_session(Database& db, const std::string& token_hash);
/// @error storage_failed
[[nodiscard]] Result<std::int64_t> count_sessions(Database& db, std::int64_t account);
/// @error storage_failed
[[nodiscard]] Status end_expired_sessions(Database& db, Instant now);

}  // namespace tillside::store

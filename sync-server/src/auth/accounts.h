// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Sign-up, sign-in, sign-out, and who a session token stands for.

#include <mutex>
#include <unordered_map>

#include "auth/authorize.h"
#include "auth/token_bucket.h"
#include "shop/shop.h"
#include "store/accounts.h"

namespace tillside::auth {

struct SignUp {
  std::string name;
  std::string password;
  std::string agreement;
  static constexpr auto kFields =
      fields(field("name", &SignUp::name), field("password", &SignUp::password),
             field("agreement", &SignUp::agreement));
};
struct SignIn {
  std::string name;
  std::string password;
  static constexpr auto kFields =
      fields(field("name", &SignIn::name), field("password", &SignIn::password));
};

/// A fresh session: the token goes to the browser and is kept here as a hash only.
struct Opened {
  std::string token;
  store::Session session;
};

/// Who calls. Without a session: a guest.
struct Visitor {
  Role role = Role::guest;
  std::string token_hash = {};
  store::Session session = {};
};

[[nodiscard]] Role role_of(const store::Session& session);

inline constexpr std::int64_t kSessionDays = 30;

class Accounts {
 public:
  explicit Accounts(shop::Shop& shop) : shop_(shop) {}

  /// @error name_too_short @error password_too_short @error agreement_not_accepted
  /// @error name_taken @error rate_limited @error overloaded @error storage_failed
  [[nodiscard]] Result<Opened> sign_up(const SignUp& form, const std::string& address);
  /// One answer for an unknown name and a wrong password, and equal in time.
  /// @error credentials_wrong @error rate_limited @error overloaded @error storage_failed
  [[nodiscard]] Result<Opened> sign_in(const SignIn& form, const std::string& address);
  /// Whoever is signed in knows the password too: asked before what cannot be undone.
  /// @error credentials_wrong @error rate_limited @error overloaded @error storage_failed
  [[nodiscard]] Status confirm(const Visitor& visitor, const std::string& password,
                               const std::string& address);
  /// @error storage_failed
  [[nodiscard]] Status sign_out(const Visitor& visitor);
  /// @error storage_failed
  [[nodiscard]] Result<Visitor> visitor(const std::string& token);

 private:
  [[nodiscard]] Result<Opened> open_session(const store::Account& account);

  shop::Shop& shop_;
  TokenBuckets by_address_{{.capacity = 60, .per_second = 1}};
  /// Guesses at one account: few from one address, and more from all together, so that a stranger
  /// cannot keep the owner out by guessing.
  TokenBuckets by_pair_{{.capacity = 10, .per_second = 0.1}};
  TokenBuckets by_account_{{.capacity = 100, .per_second = 0.1}};
  std::mutex mutex_;
  std::unordered_map<std::string, store::Session> sessions_;  ///< by hash of the token
  std::int64_t generation_ = 0;                               ///< of the sessions held
};

/// Another password for a member's account; every session of it ends. @error not_enrolled  the
/// member has no account @error storage_failed and those of passwords
[[nodiscard]] Status set_password(shop::Shop& shop, const std::string& member,
                                  const std::string& password);

/// Adds an account for a member, who is made if there is none of that key.
/// @error name_taken @error storage_failed and those of names and passwords
[[nodiscard]] Status create_account(shop::Shop& shop, const SignUp& form,
                                    const std::string& member);

}  // namespace tillside::auth

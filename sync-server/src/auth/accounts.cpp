// SPDX-License-Identifier: MIT
#include "auth/accounts.h"

#include "auth/agreement.h"
#include "auth/credentials.h"
#include "store/members.h"
#include "store/random.h"

namespace tillside::auth {
namespace {

constexpr std::size_t kMaxSessionsHeld = 100000;

Status insert_account(shop::Shop& shop, const store::Account& account, store::Patience patience) {
  return shop.write(
      [&](store::Database& db) -> Status {
        store::Members members(db, shop.members());
        TILLSIDE_TRY(std::optional<sync::MemberRecord> record, members.load(account.member));
        if (!record) {
          TILLSIDE_TRY(sync::MemberRecord made, members.create(account.member));
          record = std::move(made);
        }
        return store::add_account(db, account, record->row);
      },
      patience);
}

Result<store::Account> prepare(shop::Shop& shop, const SignUp& form, std::string member) {
  TILLSIDE_TRY(UserName name, user_name(form.name));
  TILLSIDE_CHECK(check_password(form.password));
  if (form.agreement != current_agreement().id) {
    return Error{.code = Errc::agreement_not_accepted,
                 .pointer = "/agreement",
                 .rule = current_agreement().id};
  }
  TILLSIDE_TRY(std::string password, hash_password(form.password));
  return store::Account{.name = std::move(name.shown),
                        .name_key = std::move(name.key),
                        .password = std::move(password),
                        .member = std::move(member),
                        .agreement = form.agreement,
                        .agreed_at = shop.now()};
}

}  // namespace

Role role_of(const store::Session& session) {
  return session.role == "staff" ? Role::staff : Role::member;
}

Result<Opened> Accounts::sign_up(const SignUp& form, const std::string& address) {
  if (!by_address_.take(address)) return Errc::rate_limited;
  TILLSIDE_TRY(store::Account account, prepare(shop_, form, store::random_hex(16)));
  TILLSIDE_CHECK(insert_account(shop_, account, store::Patience::none));
  TILLSIDE_TRY(const std::optional<store::Account> made,
               shop_.read<std::optional<store::Account>>(
                   [&](store::Database& db) { return store::find_account(db, account.name_key); }));
  if (!made) return Errc::storage_failed;
  return open_session(*made);
}

Result<Opened> Accounts::sign_in(const SignIn& form, const std::string& address) {
  if (!by_address_.take(address)) return Errc::rate_limited;
  const Result<UserName> name = user_name(form.name);
  const std::string key = name ? name->key : std::string();
  if (!by_pair_.take(key + "\n" + address) || !by_account_.take(key)) return Errc::rate_limited;
  TILLSIDE_TRY(const std::optional<store::Account> account,
               shop_.read<std::optional<store::Account>>(
                   [&](store::Database& db) { return store::find_account(db, key); }));
  const std::string password = form.password.substr(0, kMaxPasswordBytes);
  TILLSIDE_TRY(const bool matches,
               password_matches(account ? account->password : std::string(), password));
  if (!matches || !account) return Errc::credentials_wrong;
  return open_session(*account);
}

Status Accounts::confirm(const Visitor& visitor, const std::string& password,
                         const std::string& address) {
  TILLSIDE_TRY(const UserName name, user_name(visitor.session.name));
  if (!by_pair_.take(name.key + "\n" + address)) return Errc::rate_limited;
  TILLSIDE_TRY(const std::optional<store::Account> account,
               shop_.read<std::optional<store::Account>>(
                   [&](store::Database& db) { return store::find_account(db, name.key); }));
  TILLSIDE_TRY(const bool matches, password_matches(account ? account->password : std::string(),
                                                    password.substr(0, kMaxPasswordBytes)));
  if (!matches) return Errc::credentials_wrong;
  return Done{};
}

Result<Opened> Accounts::open_session(const store::Account& account) {
  Opened opened;
  opened.token = store::random_hex(32);
  opened.session = {.account = account.id,
                    .name = account.name,
                    .role = account.role,
                    .member = account.member,
                    .expires_at = {shop_.now().value + kSessionDays * kMillisecondsPerDay}};
  const std::string hash = store::sha256_hex(opened.token);
  TILLSIDE_CHECK(shop_.write(
      [&](store::Database& db) {
        return store::add_session(db, hash, account.id, opened.session.expires_at);
      },
      store::Patience::none));
  return opened;
}

Status Accounts::sign_out(const Visitor& visitor) {
  {
    const std::lock_guard lock(mutex_);
    sessions_.erase(visitor.token_hash);
  }
  TILLSIDE_CHECK(
      shop_.write([&](store::Database& db) { return store::end_session(db, visitor.token_hash); },
                  store::Patience::none));
  const std::lock_guard lock(mutex_);
  sessions_.erase(visitor.token_hash);  // a request in between may have read it again
  return Done{};
}

Result<Visitor> Accounts::visitor(const std::string& token) {
  if (!store::is_hex(token, 64)) return Visitor{};
  Visitor visitor{.token_hash = store::sha256_hex(token)};
  std::optional<store::Session> session;
  const std::int64_t generation = shop_.sessions_generation();
  {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) sessions_.clear();
    generation_ = generation;
    const auto found = sessions_.find(visitor.token_hash);
    if (found != sessions_.end()) session = found->second;
  }
  if (!session) {
    TILLSIDE_TRY(session, shop_.read<std::optional<store::Session>>([&](store::Database& db) {
      return store::find_session(db, visitor.token_hash);
    }));
    if (!session) return Visitor{};
    const std::lock_guard lock(mutex_);
    if (sessions_.size() >= kMaxSessionsHeld) sessions_.clear();
    if (generation == generation_) sessions_[visitor.token_hash] = *session;
  }
  if (session->expires_at <= shop_.now()) return Visitor{};
  visitor.role = role_of(*session);
  visitor.session = std::move(*session);
  return visitor;
}

Status set_password(shop::Shop& shop, const std::string& member, const std::string& password) {
  TILLSIDE_CHECK(check_password(password));
  TILLSIDE_TRY(const std::string hash, hash_password(password));
  TILLSIDE_CHECK(shop.write([&](store::Database& db) -> Status {
    TILLSIDE_TRY(const std::optional<sync::MemberRecord> record, store::read_member(db, member));
    const Error none{.code = Errc::not_enrolled, .pointer = "/member", .value = member};
    if (!record) return none;
    TILLSIDE_TRY(const std::optional<store::Account> account,
                 store::find_account_of(db, record->row));
    if (!account) return none;
    return store::change_password(db, account->id, hash);
  }));
  shop.sessions_changed();
  return Done{};
}

Status create_account(shop::Shop& shop, const SignUp& form, const std::string& member) {
  TILLSIDE_TRY(const store::Account account, prepare(shop, form, member));
  return insert_account(shop, account, store::Patience::wait);
}

}  // namespace tillside::auth

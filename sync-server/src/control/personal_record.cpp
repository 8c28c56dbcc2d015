// SPDX-License-Identifier: MIT
#include "control/personal_record.h"

#include "auth/credentials.h"
#include "store/accounts.h"
#include "store/members.h"
#include "store/snapshot.h"

namespace tillside::control {
namespace {

Error no_such(const std::string& named) {
  return {.code = Errc::not_enrolled, .pointer = "/member", .value = named};
}

}  // namespace

Result<std::string> member_id(store::Database& db, const std::string& named) {
  if (!named.starts_with('@')) return named;
  TILLSIDE_TRY(const auth::UserName name, auth::user_name(named.substr(1)));
  TILLSIDE_TRY(const std::optional<store::Account> account, store::find_account(db, name.key));
  if (!account) return no_such(named);
  return account->member;
}

Result<PersonalRecord> personal_record(store::Database& db, const std::string& member) {
  TILLSIDE_TRY(const store::Snapshot moment, store::Snapshot::take(db));
  TILLSIDE_TRY(std::optional<sync::MemberRecord> record, store::read_member(db, member));
  if (!record) return no_such(member);
  PersonalRecord made;
  made.member = member;
  TILLSIDE_TRY(const std::optional<store::Account> account,
               store::find_account_of(db, record->row));
  if (account) {
    made.name = account->name;
    made.agreement = account->agreement;
    made.agreed_at = account->agreed_at;
    TILLSIDE_TRY(made.sessions, store::count_sessions(db, account->id));
  }
  TILLSIDE_TRY(std::vector<sync::StoredEntry> entries,
               store::read_entries(db, *record, 0, record->revision));
  for (sync::StoredEntry& stored : entries) {
    made.entries.push_back({std::move(stored.entry), std::move(stored.hash)});
  }
  made.devices = std::move(record->devices);
  made.state = std::move(record->state);
  return made;
}

Status erase_person(shop::Shop& shop, const std::string& member) {
  TILLSIDE_CHECK(shop.write([&](store::Database& db) -> Status {
    TILLSIDE_TRY(const std::optional<sync::MemberRecord> record, store::read_member(db, member));
    if (!record) return no_such(member);
    TILLSIDE_TRY(const bool erased, store::erase_account(db, record->row));
    if (!erased) return no_such(member);
    return Done{};
  }));
  shop.sessions_changed();
  return Done{};
}

}  // namespace tillside::control

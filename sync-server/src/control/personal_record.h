// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the shop holds of one person: all of it in one document, and its erasure.
/// @see docs/privacy.md, "What a person may ask for"

#include <string>

#include "shop/shop.h"
#include "sync/member_record.h"

namespace tillside::control {

/// The question and the answer of what is done to one member through the back door.
struct OneMember {
  std::string member;
  static constexpr auto kFields = fields(field("member", &OneMember::member).in(1, 200));
};

/// Everything but the password's hash and the sessions' hashes, which say nothing of a person.
struct PersonalRecord {
  struct Entry {
    LedgerEntry entry;
    std::string hash;
    static constexpr auto kFields =
        fields(field("entry", &Entry::entry), field("hash", &Entry::hash));
  };
  std::string member;
  std::optional<std::string> name = {};  ///< absent: without an account, or erased
  std::optional<std::string> agreement = {};
  std::optional<Instant> agreed_at = {};
  std::int64_t sessions = 0;  ///< that are open
  std::vector<sync::Device> devices = {};
  State state = {};
  std::vector<Entry> entries = {};
  static constexpr auto kFields = fields(
      field("agreedAt", &PersonalRecord::agreed_at), field("agreement", &PersonalRecord::agreement),
      field("devices", &PersonalRecord::devices), field("entries", &PersonalRecord::entries),
      field("member", &PersonalRecord::member), field("name", &PersonalRecord::name),
      field("sessions", &PersonalRecord::sessions), field("state", &PersonalRecord::state));
};

/// The id of a member that is named by 32 hex digits, or by "@" and the name of an account.
/// @error not_enrolled  there is no such account @error storage_failed and those of names
[[nodiscard]] Result<std::string> member_id(store::Database& db, const std::string& named);

/// @error not_enrolled  there is no such member @error storage_failed
[[nodiscard]] Result<PersonalRecord> personal_record(store::Database& db,
                                                     const std::string& member);

/// Takes the account with its name, password and sessions away for good, also from the bytes of
/// the file. The ledger stays, by an id that names nobody. @error not_enrolled  the member has no
/// account @error storage_failed
[[nodiscard]] Status erase_person(shop::Shop& shop, const std::string& member);

}  // namespace tillside::control

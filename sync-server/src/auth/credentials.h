// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Names and passwords: what is accepted, how they are compared.

#include <string>

#include "tillside/result.h"

namespace tillside::auth {

inline constexpr std::size_t kMinNameCharacters = 2;
inline constexpr std::size_t kMaxNameBytes = 128;
inline constexpr std::size_t kMinPasswordCharacters = 6;
inline constexpr std::size_t kMaxPasswordBytes = 1024;

struct UserName {
  std::string shown;  ///< NFC, trimmed
  std::string key;    ///< equal for names that people would take for the same
};

/// Characters are Unicode code points.
/// @error name_too_short @error too_many @error text_not_well_formed
[[nodiscard]] Result<UserName> user_name(const std::string& typed);

/// @error password_too_short @error too_many
[[nodiscard]] Status check_password(const std::string& password);

/// argon2id. At most two run at a time, since each takes 64 MB; others wait their turn.
/// @error overloaded
[[nodiscard]] Result<std::string> hash_password(const std::string& password);

/// Takes as long for an account that does not exist (`hash` empty) as for a wrong password.
/// @error overloaded
[[nodiscard]] Result<bool> password_matches(const std::string& hash, const std::string& password);

}  // namespace tillside::auth

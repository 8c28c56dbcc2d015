// SPDX-License-Identifier: MIT
#include "auth/credentials.h"

#include <sodium.h>
#include <utf8proc.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <optional>
#include <semaphore>

namespace tillside::auth {
namespace {

constexpr int kAtOnce = 2;
/// More than so many waiting is an attack; they are sent away.
constexpr int kMaxWaiting = 64;

/// A turn at the expensive hash.
class Turn {
 public:
  static std::unique_ptr<Turn> take() {
    if (waiting_.fetch_add(1) >= kMaxWaiting) {
      waiting_.fetch_sub(1);
      return nullptr;
    }
    turns_.acquire();
    return std::unique_ptr<Turn>(new Turn);
  }
  ~Turn() {
    turns_.release();
    waiting_.fetch_sub(1);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Turn() = default;
  static inline std::counting_semaphore<kAtOnce> turns_{kAtOnce};
  static inline std::atomic<int> waiting_ = 0;
};

/// The text in a normal form of Unicode; nothing if it is not UTF-8.
std::optional<std::string> normal_form(const std::string& text, utf8proc_option_t options) {
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  if (size < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
}

/// Characters that nobody sees (zero width, direction of writing): with them two names look the
/// same. Joiners count, since some scripts and pictures need them.
bool has_unseen(const std::string& text) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t took = utf8proc_iterate(at, left, &point);
    if (took <= 0) return true;
    const bool joiner = point == 0x200C || point == 0x200D;
    switch (utf8proc_category(point)) {
      case UTF8PROC_CATEGORY_CC:
      case UTF8PROC_CATEGORY_CF:
      case UTF8PROC_CATEGORY_CN:
      case UTF8PROC_CATEGORY_CO:
      case UTF8PROC_CATEGORY_ZL:
      case UTF8PROC_CATEGORY_ZP:
        if (!joiner) return true;
        break;
      default:
        break;
    }
    at += took;
    left -= took;
  }
  return false;
}

std::size_t count_characters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string argon2id(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int done =
      crypto_pwhash_str(hash.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
  return done == 0 ? std::string(hash.data()) : std::string();
}

}  // namespace

Result<UserName> user_name(const std::string& typed) {
  const auto nfc =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_REJECTNA);
  const auto folded = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const std::optional<std::string> shown = normal_form(typed, nfc);
  if (!shown) return Error{.code = Errc::text_not_well_formed, .pointer = "/name"};
  const std::string name = trimmed(*shown);
  if (has_unseen(name)) {
    return Error{.code = Errc::text_not_well_formed,
                 .pointer = "/name",
                 .rule = "a name of characters that can be seen"};
  }
  if (name.size() > kMaxNameBytes) {
    return Error{.code = Errc::too_many, .pointer = "/name", .rule = "at most 128 bytes"};
  }
  if (count_characters(name) < kMinNameCharacters) {
    return Error{.code = Errc::name_too_short, .pointer = "/name", .rule = "at least 2 characters"};
  }
  const std::optional<std::string> key = normal_form(name, folded);
  if (!key || key->empty()) return Error{.code = Errc::name_too_short, .pointer = "/name"};
  return UserName{name, *key};
}

Status check_password(const std::string& password) {
  if (password.size() > kMaxPasswordBytes) {
    return Error{.code = Errc::too_many, .pointer = "/password", .rule = "at most 1024 bytes"};
  }
  if (count_characters(password) < kMinPasswordCharacters) {
    return Error{
        .code = Errc::password_too_short, .pointer = "/password", .rule = "at least 6 characters"};
  }
  return Done{};
}

Result<std::string> hash_password(const std::string& password) {
  const std::unique_ptr<Turn> turn = Turn::take();
  if (!turn) return Errc::overloaded;
  std::string hash = argon2id(password);
  if (hash.empty()) return Errc::overloaded;
  return hash;
}

Result<bool> password_matches(const std::string& hash, const std::string& password) {
  const std::unique_ptr<Turn> turn = Turn::take();
  if (!turn) return Errc::overloaded;
  // Verifying against a hash of nobody's password costs the same and never succeeds.
  static const std::string nobody = argon2id("nobody");
  const std::string& known = hash.empty() ? nobody : hash;
  const bool same = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

}  // namespace tillside::auth

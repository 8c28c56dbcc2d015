// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A value, or the reason there is none. Operating errors are values; bugs are asserts.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tillside {

/// Everything that may go wrong although the caller did nothing illegal.
enum class Errc : std::uint16_t {
#define TILLSIDE_ERROR(name, number, text) name = number,
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
};

/// The wire spelling of an error, e.g. "insufficient_points".
[[nodiscard]] constexpr std::string_view name(Errc code) {
  switch (code) {
#define TILLSIDE_ERROR(name, number, text) \
  case Errc::name:                         \
    return #name;
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  }
  return "unknown";
}

/// The error as an English sentence.
[[nodiscard]] constexpr std::string_view sentence(Errc code) {
  switch (code) {
#define TILLSIDE_ERROR(name, number, text) \
  case Errc::name:                         \
    return text;
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  }
  return "";
}

/// A figure of an error ({have: 5, need: 10}) or a short text ({kind: "refund"}).
using Detail = std::variant<std::int64_t, std::string>;

/// One operating error: what is wrong, where, with which value, and what would be right.
/// On the wire empty members are left out; `code` always stands.
struct Error {
  Errc code = Errc::malformed_json;
  std::string pointer = {};                   ///< JSON pointer (RFC 6901) into the request
  std::string value = {};                     ///< the offending value, shortened to 80 bytes
  std::string rule = {};                      ///< what is expected, as an English phrase
  std::map<std::string, Detail> detail = {};  ///< figures for the sentence shown to a person

  friend bool operator==(const Error&, const Error&) = default;
};

/// For a verb that has nothing to say but that it worked.
struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};

/// A value, or the error that prevented it. A subset of C++23 std::expected<T, Error>.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  Result(Errc code) : state_(std::in_place_index<1>, Error{.code = code}) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Precondition: has_value().
  [[nodiscard]] const T& operator*() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T& operator*() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }

  /// Precondition: !has_value().
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<Done>;

}  // namespace tillside

#define TILLSIDE_CONCAT_(a, b) a##b
#define TILLSIDE_CONCAT(a, b) TILLSIDE_CONCAT_(a, b)

/// `TILLSIDE_TRY(auto quote, quote_cart(request));` hands an error on to the caller.
#define TILLSIDE_TRY_(temporary, declaration, expression) \
  auto temporary = (expression);                          \
  if (!temporary) return temporary.error();               \
  declaration = *std::move(temporary)
#define TILLSIDE_TRY(declaration, expression) \
  TILLSIDE_TRY_(TILLSIDE_CONCAT(result_, __LINE__), declaration, expression)

/// The same where the value does not matter.
#define TILLSIDE_CHECK(expression)                                     \
  do {                                                                 \
    if (auto checked = (expression); !checked) return checked.error(); \
  } while (false)

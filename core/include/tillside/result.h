// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A value, or the reason there is none. Operating errors are values; bugs are asserts.

#include <cstdint>
#include <map>
#include <new>
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

/// An error on its way up: one pointer, so that handing it on costs each caller little code.
class Failure {
 public:
  Failure(Error&& error);
  Failure(Errc code);
  Failure(const Failure& other);
  Failure(Failure&& other) noexcept : error_(std::exchange(other.error_, nullptr)) {}
  Failure& operator=(Failure other) noexcept { return std::swap(error_, other.error_), *this; }
  /// Inlined everywhere: where the error was just handed on, or is known to be absent, nothing is
  /// left of it.
  [[gnu::always_inline]] ~Failure() {
    if (error_ != nullptr) drop(error_);
  }

  [[nodiscard]] const Error& error() const { return *error_; }
  [[nodiscard]] Error& error() { return *error_; }

 private:
  template <class T>
  friend class Result;
  struct Absent {};
  explicit Failure(Absent) : error_(nullptr) {}
  static void drop(Error* error);

  Error* error_;  ///< owned; null once moved from, and in a Result that has a value
};

/// A value, or the error that prevented it. A subset of C++23 std::expected<T, Error>.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(const T& value) : has_value_(true), value_(value) {}
  Result(T&& value) : has_value_(true), value_(std::move(value)) {}
  Result(Error&& error) : has_value_(false), failure_(std::move(error)) {}
  Result(const Error& error) : Result(Error(error)) {}
  Result(Errc code) : has_value_(false), failure_(code) {}
  Result(Failure&& failure) noexcept : has_value_(false), failure_(std::move(failure)) {}
  Result(const Failure& failure) : has_value_(false), failure_(failure) {}
  Result(const Result& other) : has_value_(other.has_value_) {
    if (has_value_) {
      new (&value_) T(other.value_);
    } else {
      new (&failure_) Failure(other.failure_);
    }
  }
  Result(Result&& other) noexcept : has_value_(other.has_value_) {
    if (has_value_) {
      new (&value_) T(std::move(other.value_));
    } else {
      new (&failure_) Failure(std::move(other.failure_));
    }
  }
  Result& operator=(Result other) noexcept {
    this->~Result();
    return *new (this) Result(std::move(other));
  }
  ~Result() {
    if (has_value_) {
      value_.~T();
    } else {
      failure_.~Failure();
    }
  }

  [[nodiscard]] bool has_value() const { return has_value_; }
  explicit operator bool() const { return has_value_; }

  /// Precondition: has_value().
  [[nodiscard]] const T& operator*() const& { return value_; }
  [[nodiscard]] T& operator*() & { return value_; }
  [[nodiscard]] T&& operator*() && { return std::move(value_); }
  [[nodiscard]] const T* operator->() const { return &value_; }
  [[nodiscard]] T* operator->() { return &value_; }

  /// Precondition: !has_value().
  [[nodiscard]] const Error& error() const { return failure_.error(); }
  /// The error, to be handed on. Precondition: !has_value().
  [[nodiscard]] Failure&& failure() && { return std::move(failure_); }

 private:
  bool has_value_;
  union {
    T value_;
    Failure failure_;
  };
};

/// The same without a value: one pointer, null where all is well.
template <>
class [[nodiscard]] Result<Done> {
 public:
  Result(Done /*done*/) : failure_(Failure::Absent{}) {}
  Result(Error&& error) : failure_(std::move(error)) {}
  Result(const Error& error) : Result(Error(error)) {}
  Result(Errc code) : failure_(code) {}
  Result(Failure&& failure) noexcept : failure_(std::move(failure)) {}
  Result(const Failure& failure) : failure_(failure) {}

  [[nodiscard]] bool has_value() const { return failure_.error_ == nullptr; }
  explicit operator bool() const { return has_value(); }
  /// So that what is written for any Result works for this one.
  [[nodiscard]] const Done& operator*() const { return done_; }

  /// Precondition: !has_value().
  [[nodiscard]] const Error& error() const { return failure_.error(); }
  /// The error, to be handed on. Precondition: !has_value().
  [[nodiscard]] Failure&& failure() && { return std::move(failure_); }

 private:
  Failure failure_;
  [[no_unique_address]] Done done_ = {};
};

using Status = Result<Done>;

}  // namespace tillside

#define TILLSIDE_CONCAT_(a, b) a##b
#define TILLSIDE_CONCAT(a, b) TILLSIDE_CONCAT_(a, b)

/// `TILLSIDE_TRY(auto quote, quote_cart(request));` hands an error on to the caller. A reference,
/// `TILLSIDE_TRY(Quote&& quote, ...)`, is to where the reply lies: nothing large is moved.
#define TILLSIDE_TRY_(temporary, declaration, expression) \
  auto temporary = (expression);                          \
  if (!temporary) return std::move(temporary).failure();  \
  declaration = *std::move(temporary)
#define TILLSIDE_TRY(declaration, expression) \
  TILLSIDE_TRY_(TILLSIDE_CONCAT(result_, __LINE__), declaration, expression)

/// The same where the value does not matter.
#define TILLSIDE_CHECK(expression)                                                  \
  do {                                                                              \
    if (auto checked = (expression); !checked) return std::move(checked).failure(); \
  } while (false)

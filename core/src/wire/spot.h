// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Where in a request something is wrong, and the error that says so. An error is made in one place
/// for all of core: each place that makes its own costs a page 100 bytes.

#include <optional>
#include <string>
#include <string_view>

#include "tillside/result.h"

namespace tillside {

/// A place in a document. It lives on the stack and becomes a JSON pointer only where something is
/// wrong: a check that passes makes no text.
class Spot {
 public:
  /// "/cart/lines/3/sku" is Spot("cart/lines", 3, "sku").
  explicit Spot(const char* members, std::size_t index = kNone, const char* member = nullptr)
      : members_(members), index_(index), member_(member) {}
  /// The whole document; `refuse` leaves the first fault in `fault`.
  explicit Spot(std::optional<Error>& fault) : fault_(&fault) {}

  /// A member below this one, or a few: `spot / "window/end"`. Not of a temporary, which would be
  /// gone before the pointer is asked for.
  [[nodiscard]] Spot operator/(const char* members) const& { return {*this, members, kNone}; }
  [[nodiscard]] Spot operator/(const char* members) const&& = delete;
  /// An entry of the list that is meant, or of a list below: `spot.entry("steps", 3)`.
  [[nodiscard]] Spot entry(std::size_t index) const& { return {*this, nullptr, index}; }
  [[nodiscard]] Spot entry(std::size_t index) const&& = delete;
  [[nodiscard]] Spot entry(const char* list, std::size_t index) const& {
    return {*this, list, index};
  }
  [[nodiscard]] Spot entry(const char* list, std::size_t index) const&& = delete;

  [[nodiscard]] std::string pointer() const;

  /// What is wrong here. A number, and a rule that ends with one ("more than 3"), are no texts of
  /// the caller's. @{
  [[nodiscard]] Failure fault(Errc code, std::string_view value, const char* rule) const;
  [[nodiscard]] Failure fault(Errc code, std::int64_t value, const char* rule) const;
  /// @}

  /// Notes a fault; false. For checks that answer whether all is well. @{
  [[nodiscard]] bool refuse(Errc code, std::string_view value, const char* rule) const;
  [[nodiscard]] bool refuse(Errc code, std::int64_t value, const char* rule) const;
  [[nodiscard]] bool refuse(Errc code, std::int64_t value, const char* rule,
                            std::int64_t figure) const;
  [[nodiscard]] bool note(Errc code, std::string_view value, std::string rule) const;
  /// @}

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  Spot(const Spot& above, const char* members, std::size_t index)
      : above_(&above), members_(members), index_(index), fault_(above.fault_) {}

  const Spot* above_ = nullptr;
  const char* members_ = nullptr;
  std::size_t index_ = kNone;
  const char* member_ = nullptr;
  std::optional<Error>* fault_ = nullptr;
};

}  // namespace tillside

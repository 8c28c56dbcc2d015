// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The coupon codes of a cart. @see docs/rules/promotions.md

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tillside::pricing {

/// What stands in the cart, each code once, in the cart's order.
struct EnteredCoupon {
  std::optional<std::string> code;  ///< normal form; none: it cannot be a code
  std::string typed;                ///< trimmed, at most 64 bytes
  bool answered = false;            ///< a promotion has this code
};

class EnteredCoupons {
 public:
  explicit EnteredCoupons(const std::vector<std::string>& typed) { add(typed, false); }

  /// Those the member holds are not asked for by name: nobody misses them.
  void add(const std::vector<std::string>& typed, bool held);

  /// Whether the cart holds the code; remembers that it was asked for.
  [[nodiscard]] bool answer(std::string_view code);

  [[nodiscard]] const std::vector<EnteredCoupon>& list() const { return list_; }

 private:
  std::vector<EnteredCoupon> list_;
};

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Which promotions may meet: exclusivity, tags both ways, and how many of a group.
/// @see docs/rules/stacking.md

#include <span>

#include "tillside/program.h"

namespace tillside::pricing {

/// The stacking terms of promotions, with their names made numbers. Positions are those of the
/// list it was made of.
class Rivalry {
 public:
  static constexpr std::int32_t kNoGroup = -1;

  Rivalry(const Stacking& rules, std::span<const Promotion* const> promotions);

  /// Whether two promotions may both apply; symmetric. Groups are counted apart.
  [[nodiscard]] bool meet(std::uint32_t a, std::uint32_t b) const;

  /// Index into the program's groups; a group it does not list has no limit, and no index.
  [[nodiscard]] std::int32_t group(std::uint32_t i) const { return terms_[i].group; }

  /// False where no two promotions of the list can ever be in each other's way.
  [[nodiscard]] bool any() const { return any_; }

 private:
  struct Terms {
    PromotionLevel level;
    Exclusive exclusive;
    std::int32_t group = kNoGroup;
    std::uint32_t group_name = 0;  ///< 0: none; groups without a limit have names too
    bool allows_all = true;
  };

  [[nodiscard]] bool excludes(const Terms& a, const Terms& b) const;
  [[nodiscard]] bool allows(std::uint32_t a, std::uint32_t b) const;
  void mark(std::vector<std::uint64_t>& bits, std::uint32_t promotion,
            const std::vector<std::string>& names, const std::vector<std::string_view>& known);

  std::vector<Terms> terms_;
  std::size_t words_ = 0;             ///< of 64 tags
  std::vector<std::uint64_t> tags_;   ///< promotions x words
  std::vector<std::uint64_t> wants_;  ///< tags that a promotion allows, likewise
  bool any_ = false;
};

}  // namespace tillside::pricing

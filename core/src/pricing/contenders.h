// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The promotions that a cart meets, judged once by all that no discount can change, and the
/// trial of a single one.

#include "pricing/allocation.h"
#include "pricing/coupons.h"
#include "pricing/stage.h"

namespace tillside::pricing {

inline constexpr std::uint32_t kNoBudget = 0xFFFFFFFF;

struct Contender {
  const Promotion* promotion;
  Check standing;  ///< why it can take no part, whatever the others do
  /// Its eligible lines, and those that count towards its thresholds: spans of Contenders::lines.
  std::uint32_t first_line = 0;
  std::uint32_t eligible = 0;
  std::uint32_t first_counted = 0;
  std::uint32_t counted = 0;
  std::uint32_t budget = kNoBudget;  ///< in Basket::budgets
};

struct Contenders {
  std::vector<Contender> list;         ///< in the order of evaluation
  std::vector<std::uint32_t> lines;    ///< positions in the basket, for all of them
  std::vector<EnteredCoupon> unknown;  ///< codes that nothing answers to

  [[nodiscard]] std::span<const std::uint32_t> eligible(const Contender& one) const {
    return {lines.data() + one.first_line, one.eligible};
  }
  [[nodiscard]] std::span<const std::uint32_t> counted(const Contender& one) const {
    return {lines.data() + one.first_counted, one.counted};
  }
};

/// Whether one promotion is tried before another.
[[nodiscard]] bool comes_before(const Promotion& one, const Promotion& other);

/// The promotions without a code and those whose code stands in the cart. Order: level, then
/// promotions before coupons, then the higher priority, then the lower id. Opens the basket's
/// budgets.
[[nodiscard]] Contenders find_contenders(const QuoteParts& parts, Basket& basket);

/// What a promotion did, in figures. Used again for the next one, so that a trial allocates
/// nothing.
struct Trial {
  Check check = {};  ///< why it was rejected; or what cut it: max_off, budget, already_zero
  std::int64_t given = 0;
  std::int64_t rounding_delta = 0;
  std::int64_t unallocated = 0;
  std::int64_t base = 0;                ///< what its thresholds counted
  std::vector<std::int64_t> by_line{};  ///< what each eligible line got, where given > 0
  std::vector<std::int64_t> room{};     ///< the most that each eligible line may give
  bool gift = false;                    ///< it gave units away
  Offer offer = {};
  Splitter splitter{};
  std::vector<BasketLine> shipping{};  ///< at that level, the charges in the place of lines
  std::vector<std::uint32_t> chosen{};
  std::span<const BasketLine> lines{};  ///< what `eligible` are positions of, until the next trial
  std::span<const std::uint32_t> eligible{};

  [[nodiscard]] bool applied() const { return given > 0 || gift; }
};

/// Tries one promotion on the basket, and takes its discount off where it holds. Contenders are
/// tried in their order; a later level begins by itself. At level `shipping` the filter and the
/// conditions count goods, and the discount is taken off the charges for shipping.
void try_promotion(const QuoteParts& parts, const Contenders& all, const Contender& one,
                   Basket& basket, Trial& trial);

}  // namespace tillside::pricing

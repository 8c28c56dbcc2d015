// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a promotion's rule sees, and what it answers. A rule is pure: it looks at the basket as
/// the promotions before it left it and says what it would take off; `try_promotion` caps it,
/// allocates it and takes it.
/// @see docs/rules/promotions.md

#include <optional>
#include <span>

#include "pricing/basket.h"

namespace tillside::pricing {

struct Stage {
  const QuoteParts& parts;
  const Promotion& promotion;
  const Basket& basket;
  std::span<const BasketLine> lines;        ///< those of the basket; its shipping at that level
  std::span<const std::uint32_t> eligible;  ///< positions of lines, ascending; never empty
  std::span<const std::uint32_t> counted;   ///< those that count towards a threshold
  std::int64_t base = 0;                    ///< what thresholds count
  std::int64_t units = 0;                   ///< open ones of the counted lines

  [[nodiscard]] const BasketLine& line(std::size_t i) const { return lines[eligible[i]]; }
  /// What a line is worth to a threshold.
  [[nodiscard]] std::int64_t counts(const BasketLine& line) const;
  /// What a share of the i-th eligible line is taken of.
  [[nodiscard]] std::int64_t amount(std::size_t i) const;
};

/// Whether a condition holds; if not, why, with the figures. @see TraceEntry
struct Check {
  Reason reason = Reason::none;
  std::optional<std::int64_t> actual = {};
  std::optional<std::int64_t> needed = {};

  [[nodiscard]] bool holds() const { return reason == Reason::none; }
};

/// A threshold above the base, and what it would take off in all.
struct NextStep {
  std::int64_t threshold;
  std::int64_t off;
};

/// What a benefit would take off. Lists have one entry for each eligible line; the object is used
/// again for the next promotion, so that trying one allocates nothing.
struct Offer {
  Check check = {};                     ///< of the benefit's own condition (a threshold)
  std::int64_t wanted = 0;              ///< the whole discount, before cap and clip; >= 0
  std::int64_t rounded_once = 0;        ///< the same where only the whole is rounded
  bool across = true;                   ///< allocate `wanted` by `amounts`; else `shares` stand
  std::vector<std::int64_t> units{};    ///< that take part
  std::vector<std::int64_t> amounts{};  ///< what they cost
  std::vector<std::int64_t> shares{};   ///< taken off; set only where not `across`
  std::vector<std::int64_t> used{};     ///< units that no later promotion of the level may see
  std::optional<std::int64_t> counted_units = {};  ///< for the trace, where not all take part
  std::optional<NextStep> next = {};               ///< the nearest threshold not reached
  const PricedItem* gift = nullptr;
  std::int64_t gift_quantity = 0;

  void reset(std::size_t lines);
};

/// The eligible lines in the order in which their units are taken; equal ones as they stand.
[[nodiscard]] std::vector<std::uint32_t> in_unit_order(const Stage& stage, UnitOrder order);

/// What `count` of a line's open units cost, after the first `skipped`; those that cost a minor
/// unit more come first.
[[nodiscard]] std::int64_t cost_of_units(const Stage& stage, std::size_t i, std::int64_t count,
                                         std::int64_t skipped = 0);

/// Lets the units that a choice names take part, or all.
void choose_units(const Stage& stage, const std::optional<UnitChoice>& choice, Offer& offer);

/// What a value takes off an amount, before it is clipped to it. A share is rounded as the program
/// says, or the price that it leaves.
[[nodiscard]] std::int64_t off_of(const Value& value, std::int64_t amount, const Stage& stage);

/// The one routine behind nearly all kinds: the value taken off the chosen units, of each unit, of
/// each line, or once of all together.
void take_value(const Stage& stage, const Value& value, BenefitScope scope, Offer& offer);

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Benefits (优惠内容): what a promotion takes off once its conditions hold. A new kind is a
/// struct here and a file core/src/pricing/benefits/<kind>.cpp with its `offer`.
/// @see docs/rules/promotions.md

#include <optional>
#include <variant>
#include <vector>

#include "tillside/money.h"

namespace tillside {

namespace pricing {
struct Stage;  ///< what a rule may look at
struct Offer;  ///< what a benefit would take off
}  // namespace pricing

/// What is rounded: the discount of each unit, of each line, or once of all eligible lines
/// together, which is then allocated to them. @see docs/rules/promotions.md
TILLSIDE_ENUM(BenefitScope, each_unit, each_line, across)

/// A share of the eligible lines' running amounts (打折): 85 折 is 150000 ppm off.
struct PercentOff {
  static constexpr const char* kKind = "percentOff";
  Ppm rate_ppm = 0;
  std::optional<BenefitScope> scope = {};  ///< absent: each_line at level item, across above
  static constexpr auto kFields = fields(field("ratePpm", &PercentOff::rate_ppm).in(1, kOne),
                                         field("scope", &PercentOff::scope));
  [[nodiscard]] pricing::Offer offer(const pricing::Stage& stage) const;
};
/// A fixed amount off each unit, each line, or once across the eligible lines.
struct AmountOff {
  static constexpr const char* kKind = "amountOff";
  Minor off_minor;
  BenefitScope scope = BenefitScope::across;
  static constexpr auto kFields = fields(field("offMinor", &AmountOff::off_minor).at_least(1),
                                         field("scope", &AmountOff::scope).or_default());
  [[nodiscard]] pricing::Offer offer(const pricing::Stage& stage) const;
};
/// step: the highest threshold reached counts once. repeat: the single threshold counts as
/// often as the base holds it (每满减).
TILLSIDE_ENUM(ThresholdMode, step, repeat)
struct ThresholdStep {
  Minor threshold_minor;
  Minor off_minor;
  static constexpr auto kFields =
      fields(field("thresholdMinor", &ThresholdStep::threshold_minor).at_least(1),
             field("offMinor", &ThresholdStep::off_minor).at_least(1));
};
/// Spend and save (满减).
struct SpendThreshold {
  static constexpr const char* kKind = "spendThreshold";
  std::vector<ThresholdStep> steps;  ///< thresholds increase strictly; one under `repeat`
  ThresholdMode mode = ThresholdMode::step;
  static constexpr auto kFields = fields(field("steps", &SpendThreshold::steps).in(1, 20),
                                         field("mode", &SpendThreshold::mode).or_default());
  [[nodiscard]] pricing::Offer offer(const pricing::Stage& stage) const;
};
using Benefit = std::variant<PercentOff, AmountOff, SpendThreshold>;

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Benefits (优惠内容): what a promotion takes off once its conditions hold. A new kind is a
/// struct here and its `offer` in core/src/pricing/benefits.
/// @see docs/rules/promotions.md, docs/rules/adding-a-promotion.md

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tillside/line_filter.h"

namespace tillside {

namespace pricing {
struct Stage;  ///< what a rule may look at
struct Offer;  ///< what a benefit would take off
}  // namespace pricing

/// What is rounded: the discount of each unit, of each line, or once of all eligible lines
/// together, which is then allocated to them. @see docs/rules/promotions.md
TILLSIDE_ENUM(BenefitScope, each_unit, each_line, across)

/// Which units come first: as the lines stand, by unit price, or those of the dearest line.
TILLSIDE_ENUM(UnitOrder, cart, cheapest, most_expensive, largest_line)

/// Not all units but only some: the n cheapest, the 5 dearest, 2 of each line.
struct UnitChoice {
  UnitOrder order = UnitOrder::cheapest;
  std::int64_t count = 1;
  bool each_line = false;  ///< so many of each line, not of all together
  static constexpr auto kFields = fields(field("order", &UnitChoice::order).or_default(),
                                         field("count", &UnitChoice::count).at_least(1),
                                         field("eachLine", &UnitChoice::each_line).or_default());
};

/// What becomes of a price: exactly one of a share off, an amount off, another price.
struct Value {
  std::optional<Ppm> rate_ppm = {};  ///< 1000000 is free
  std::optional<Minor> off_minor = {};
  std::optional<Minor> price_minor = {};
  static constexpr auto kFields = fields(field("ratePpm", &Value::rate_ppm).in(1, kOne),
                                         field("offMinor", &Value::off_minor).at_least(1),
                                         field("priceMinor", &Value::price_minor).at_least(0));
};

/// A share of the eligible lines' amounts (打折): 85 折 is 150000 ppm off.
struct PercentOff {
  static constexpr const char* kKind = "percentOff";
  Ppm rate_ppm = 0;
  std::optional<BenefitScope> scope = {};  ///< absent: each_line at level item, across above
  std::optional<UnitChoice> units = {};    ///< absent: all
  static constexpr auto kFields =
      fields(field("ratePpm", &PercentOff::rate_ppm).in(1, kOne),
             field("scope", &PercentOff::scope), field("units", &PercentOff::units));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
/// A fixed amount off each unit, each line, or once across the eligible lines.
struct AmountOff {
  static constexpr const char* kKind = "amountOff";
  Minor off_minor;
  BenefitScope scope = BenefitScope::across;
  std::optional<UnitChoice> units = {};
  std::optional<Minor> next_off_minor = {};  ///< off each unit of a line after its first
  static constexpr auto kFields =
      fields(field("offMinor", &AmountOff::off_minor).at_least(0),
             field("scope", &AmountOff::scope).or_default(), field("units", &AmountOff::units),
             field("nextOffMinor", &AmountOff::next_off_minor).at_least(0));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
/// Each unit, each line or all eligible lines together for a price (一口价).
struct FixedPrice {
  static constexpr const char* kKind = "fixedPrice";
  Minor price_minor;
  BenefitScope scope = BenefitScope::each_unit;
  std::optional<UnitChoice> units = {};
  static constexpr auto kFields =
      fields(field("priceMinor", &FixedPrice::price_minor).at_least(0),
             field("scope", &FixedPrice::scope).or_default(), field("units", &FixedPrice::units));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
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
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
using Benefit = std::variant<PercentOff, AmountOff, FixedPrice, SpendThreshold>;

}  // namespace tillside

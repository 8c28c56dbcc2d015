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
/// What the steps of a ladder count: the amount of the lines, or their units.
TILLSIDE_ENUM(LadderOf, total, quantity)
struct LadderStep {
  std::int64_t from = 0;  ///< minor units or units; inclusive
  Value value;
  static constexpr auto kFields =
      fields(field("from", &LadderStep::from).at_least(0), field("value", &LadderStep::value));
};
/// The value of the highest step reached (阶梯折扣: 满3件8折, 满5件7折).
struct Ladder {
  static constexpr const char* kKind = "ladder";
  LadderOf of = LadderOf::total;
  std::vector<LadderStep> steps;  ///< `from` increases strictly; one under `repeat`
  ThresholdMode mode = ThresholdMode::step;
  std::optional<BenefitScope> scope = {};  ///< absent: each_line at level item, across above
  std::optional<UnitChoice> units = {};
  std::optional<LineFilter> counts = {};  ///< the lines that choose the step; absent: eligible ones
  static constexpr auto kFields =
      fields(field("of", &Ladder::of).or_default(), field("steps", &Ladder::steps).in(1, 20),
             field("mode", &Ladder::mode).or_default(), field("scope", &Ladder::scope),
             field("units", &Ladder::units), field("counts", &Ladder::counts));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
/// So many units of the eligible lines, or of those that a narrower filter lets through.
struct UnitSet {
  std::int64_t quantity = 1;
  std::optional<LineFilter> filter = {};
  static constexpr auto kFields = fields(field("quantity", &UnitSet::quantity).in(1, 1'000'000),
                                         field("filter", &UnitSet::filter));
};
/// Buying some units makes others cheaper (买赠, 第二件半价). Each complete group takes the dearest
/// units as bought and rewards others; both are used up for later promotions of the level.
struct BuyXGetY {
  static constexpr const char* kKind = "buyXGetY";
  UnitSet buy;
  UnitSet get;
  std::optional<Value> value = {};              ///< of each rewarded unit; absent: free
  UnitOrder order = UnitOrder::cheapest;        ///< which of the set are rewarded
  std::optional<std::int64_t> max_reward = {};  ///< units
  bool repeat = true;
  bool partial_reward = false;  ///< the last group may reward fewer units
  static constexpr auto kFields =
      fields(field("buy", &BuyXGetY::buy), field("get", &BuyXGetY::get),
             field("value", &BuyXGetY::value), field("order", &BuyXGetY::order).or_default(),
             field("maxReward", &BuyXGetY::max_reward).at_least(1),
             field("repeat", &BuyXGetY::repeat).or_default(),
             field("partialReward", &BuyXGetY::partial_reward).or_default());
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
/// Complete groups of units for a value: 3 for 99.00, a shirt with a tie for 20 % less (N件M元,
/// 套餐).
struct Bundle {
  static constexpr const char* kKind = "bundle";
  std::vector<UnitSet> parts;  ///< a group takes so many of each
  Value value;
  BenefitScope scope = BenefitScope::across;  ///< of the whole group, or of each of its units
  UnitOrder order = UnitOrder::most_expensive;
  std::optional<std::int64_t> max_groups = {};
  static constexpr auto kFields = fields(
      field("parts", &Bundle::parts).in(1, 10), field("value", &Bundle::value),
      field("scope", &Bundle::scope).or_default(), field("order", &Bundle::order).or_default(),
      field("maxGroups", &Bundle::max_groups).at_least(1));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
/// Units of another sku at the price 0 (赠品, 满赠), while it is in stock.
struct FreeGift {
  static constexpr const char* kKind = "gift";
  std::string sku;
  std::int64_t quantity = 1;
  std::optional<Minor> per_minor = {};  ///< so many for each full amount; absent: once
  static constexpr auto kFields = fields(field("sku", &FreeGift::sku).in(1, 64),
                                         field("quantity", &FreeGift::quantity).in(1, 1000),
                                         field("perMinor", &FreeGift::per_minor).at_least(1));
  void offer(const pricing::Stage& stage, pricing::Offer& offer) const;
};
using Benefit = std::variant<PercentOff, AmountOff, FixedPrice, SpendThreshold, Ladder, BuyXGetY,
                             Bundle, FreeGift>;

}  // namespace tillside

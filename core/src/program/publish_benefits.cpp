// SPDX-License-Identifier: MIT
#include "program/publish_benefits.h"

namespace tillside {
namespace {

bool out_of_range(const Spot& spot, std::string_view value, const char* rule) {
  return spot.refuse(Errc::value_out_of_range, value, rule);
}
bool out_of_range(const Spot& spot, std::int64_t value, const char* rule) {
  return spot.refuse(Errc::value_out_of_range, value, rule);
}

bool check_value(const Value& value, const Spot& spot) {
  const int named =
      value.rate_ppm.has_value() + value.off_minor.has_value() + value.price_minor.has_value();
  if (named == 1) return true;
  return out_of_range(spot, named, "one of ratePpm, offMinor, priceMinor");
}

bool check_rises(std::int64_t before, std::int64_t now, const Spot& spot) {
  if (before < now) return true;
  return spot.refuse(Errc::thresholds_not_increasing, now, "more than ", before);
}

bool check_repeats(ThresholdMode mode, std::int64_t steps, const Spot& spot) {
  if (mode == ThresholdMode::step || steps == 1) return true;
  return out_of_range(spot, steps, "exactly one step where the threshold repeats");
}

/// Thresholds rise, and so does what they take off: a higher step must never give less.
bool check(const SpendThreshold& benefit, const Spot& spot) {
  const Spot list = spot / "steps";
  const auto& steps = benefit.steps;
  if (!check_repeats(benefit.mode, std::ssize(steps), list)) return false;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const Spot entry = list.entry(i);
    if (!check_rises(steps[i - 1].threshold_minor.value, steps[i].threshold_minor.value,
                     entry / "thresholdMinor"))
      return false;
    if (!check_rises(steps[i - 1].off_minor.value, steps[i].off_minor.value, entry / "offMinor"))
      return false;
  }
  return true;
}

bool check(Ladder& benefit, const Spot& spot) {
  const Spot list = spot / "steps";
  const auto& steps = benefit.steps;
  if (!check_repeats(benefit.mode, std::ssize(steps), list)) return false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Spot entry = list.entry(i);
    if (!check_value(steps[i].value, entry / "value")) return false;
    if (i == 0) continue;
    if (!check_rises(steps[i - 1].from, steps[i].from, entry / "from")) return false;
  }
  const bool repeats = benefit.mode == ThresholdMode::repeat;
  if (repeats && (steps[0].from == 0 || !steps[0].value.off_minor)) {
    return out_of_range(list.entry(0), steps[0].from,
                        "an amount off and a threshold of at least 1, which can repeat");
  }
  if (benefit.counts) normalise_filter(*benefit.counts);
  return true;
}

bool check(const AmountOff& benefit, const Spot& spot) {
  if (benefit.next_off_minor && benefit.scope != BenefitScope::each_unit) {
    return out_of_range(spot / "scope", name(benefit.scope),
                        "each_unit where the next units have an amount of their own");
  }
  return true;
}

bool check(BuyXGetY& benefit, const Spot& spot) {
  if (benefit.buy.filter) normalise_filter(*benefit.buy.filter);
  if (benefit.get.filter) normalise_filter(*benefit.get.filter);
  return benefit.value ? check_value(*benefit.value, spot / "value") : true;
}

bool check(Bundle& benefit, const Spot& spot) {
  for (UnitSet& part : benefit.parts) {
    if (part.filter) normalise_filter(*part.filter);
  }
  return check_value(benefit.value, spot / "value");
}

/// A unit price is set by a share, an amount or another price of each unit.
bool check_for_price(const Benefit& benefit, const Spot& spot) {
  const auto fits = [](const auto* kind, bool each_unit) {
    return kind != nullptr && !kind->units && each_unit;
  };
  const auto* percent = std::get_if<PercentOff>(&benefit);
  const auto* amount = std::get_if<AmountOff>(&benefit);
  const auto* fixed = std::get_if<FixedPrice>(&benefit);
  const bool each =
      BenefitScope::each_unit == (percent  ? percent->scope.value_or(BenefitScope::each_unit)
                                  : amount ? amount->scope
                                           : BenefitScope::each_unit);
  if (fits(percent, each) || fits(fixed, !fixed || fixed->scope == BenefitScope::each_unit)) {
    return true;
  }
  if (fits(amount, each) && !amount->next_off_minor) return true;
  return out_of_range(spot, "price",
                      "percentOff, amountOff or fixedPrice of each_unit at level price");
}

/// Charges have no units to buy or to give away.
bool fits_shipping(const Benefit& benefit) {
  return !std::holds_alternative<BuyXGetY>(benefit) && !std::holds_alternative<Bundle>(benefit) &&
         !std::holds_alternative<FreeGift>(benefit);
}

}  // namespace

bool publish_benefit(Promotion& promotion, const Spot& spot) {
  Benefit& benefit = promotion.benefit;
  if (promotion.level == PromotionLevel::shipping && !fits_shipping(benefit)) {
    return out_of_range(spot, "shipping", "a level below shipping for units");
  }
  if (promotion.level == PromotionLevel::price) {
    if (!check_for_price(benefit, spot)) return false;
  }
  if (auto* steps = std::get_if<SpendThreshold>(&benefit)) return check(*steps, spot);
  if (auto* ladder = std::get_if<Ladder>(&benefit)) return check(*ladder, spot);
  if (auto* amount = std::get_if<AmountOff>(&benefit)) return check(*amount, spot);
  if (auto* reward = std::get_if<BuyXGetY>(&benefit)) return check(*reward, spot);
  if (auto* bundle = std::get_if<Bundle>(&benefit)) return check(*bundle, spot);
  return true;
}

}  // namespace tillside

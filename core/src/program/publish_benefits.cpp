// SPDX-License-Identifier: MIT
#include "program/publish_benefits.h"

namespace tillside {
namespace {

Failure out_of_range(const std::string& pointer, std::string value, const char* rule) {
  return fault(Errc::value_out_of_range, pointer, std::move(value), rule);
}

Status check_value(const Value& value, const std::string& pointer) {
  const int named =
      value.rate_ppm.has_value() + value.off_minor.has_value() + value.price_minor.has_value();
  if (named == 1) return Done{};
  return out_of_range(pointer, std::to_string(named), "one of ratePpm, offMinor, priceMinor");
}

Status check_rises(std::int64_t before, std::int64_t now, const std::string& pointer) {
  if (before < now) return Done{};
  return fault(Errc::thresholds_not_increasing, pointer, std::to_string(now),
               "more than " + std::to_string(before));
}

Status check_repeats(ThresholdMode mode, std::size_t steps, const std::string& pointer) {
  if (mode == ThresholdMode::step || steps == 1) return Done{};
  return out_of_range(pointer, std::to_string(steps),
                      "exactly one step where the threshold repeats");
}

/// Thresholds rise, and so does what they take off: a higher step must never give less.
Status check(const SpendThreshold& benefit, const std::string& pointer) {
  const std::string list = pointer + "/steps";
  const auto& steps = benefit.steps;
  TILLSIDE_CHECK(check_repeats(benefit.mode, steps.size(), list));
  for (std::size_t i = 1; i < steps.size(); ++i) {
    TILLSIDE_CHECK(check_rises(steps[i - 1].threshold_minor.value, steps[i].threshold_minor.value,
                               at(list, i) + "/thresholdMinor"));
    TILLSIDE_CHECK(check_rises(steps[i - 1].off_minor.value, steps[i].off_minor.value,
                               at(list, i) + "/offMinor"));
  }
  return Done{};
}

Status check(Ladder& benefit, const std::string& pointer) {
  const std::string list = pointer + "/steps";
  const auto& steps = benefit.steps;
  TILLSIDE_CHECK(check_repeats(benefit.mode, steps.size(), list));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    TILLSIDE_CHECK(check_value(steps[i].value, at(list, i) + "/value"));
    if (i == 0) continue;
    TILLSIDE_CHECK(check_rises(steps[i - 1].from, steps[i].from, at(list, i) + "/from"));
  }
  const bool repeats = benefit.mode == ThresholdMode::repeat;
  if (repeats && (steps[0].from == 0 || !steps[0].value.off_minor)) {
    return out_of_range(at(list, 0), std::to_string(steps[0].from),
                        "an amount off and a threshold of at least 1, which can repeat");
  }
  if (benefit.counts) normalise_filter(*benefit.counts);
  return Done{};
}

Status check(const AmountOff& benefit, const std::string& pointer) {
  if (benefit.next_off_minor && benefit.scope != BenefitScope::each_unit) {
    return out_of_range(pointer + "/scope", std::string(name(benefit.scope)),
                        "each_unit where the next units have an amount of their own");
  }
  return Done{};
}

Status check(BuyXGetY& benefit, const std::string& pointer) {
  if (benefit.buy.filter) normalise_filter(*benefit.buy.filter);
  if (benefit.get.filter) normalise_filter(*benefit.get.filter);
  return benefit.value ? check_value(*benefit.value, pointer + "/value") : Done{};
}

Status check(Bundle& benefit, const std::string& pointer) {
  for (UnitSet& part : benefit.parts) {
    if (part.filter) normalise_filter(*part.filter);
  }
  return check_value(benefit.value, pointer + "/value");
}

/// A unit price is set by a share, an amount or another price of each unit.
Status check_for_price(const Benefit& benefit, const std::string& pointer) {
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
    return Done{};
  }
  if (fits(amount, each) && !amount->next_off_minor) return Done{};
  return out_of_range(pointer, "price",
                      "percentOff, amountOff or fixedPrice of each_unit at level price");
}

/// Charges have no units to buy or to give away.
bool fits_shipping(const Benefit& benefit) {
  return !std::holds_alternative<BuyXGetY>(benefit) && !std::holds_alternative<Bundle>(benefit) &&
         !std::holds_alternative<FreeGift>(benefit);
}

}  // namespace

Status publish_benefit(Promotion& promotion, const std::string& pointer) {
  Benefit& benefit = promotion.benefit;
  if (promotion.level == PromotionLevel::shipping && !fits_shipping(benefit)) {
    return out_of_range(pointer, "shipping", "a level below shipping for units");
  }
  if (promotion.level == PromotionLevel::price) {
    TILLSIDE_CHECK(check_for_price(benefit, pointer));
  }
  if (auto* steps = std::get_if<SpendThreshold>(&benefit)) return check(*steps, pointer);
  if (auto* ladder = std::get_if<Ladder>(&benefit)) return check(*ladder, pointer);
  if (auto* amount = std::get_if<AmountOff>(&benefit)) return check(*amount, pointer);
  if (auto* reward = std::get_if<BuyXGetY>(&benefit)) return check(*reward, pointer);
  if (auto* bundle = std::get_if<Bundle>(&benefit)) return check(*bundle, pointer);
  return Done{};
}

}  // namespace tillside

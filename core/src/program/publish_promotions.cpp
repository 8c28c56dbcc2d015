// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"

namespace tillside {
namespace {

Status check_tier(const Program& program, const std::string& tier, const std::string& pointer) {
  const auto& tiers = program.tier.tiers;
  const bool known =
      std::any_of(tiers.begin(), tiers.end(), [&](const Tier& one) { return one.id == tier; });
  if (known) return Done{};
  return fault(Errc::unknown_reference, pointer, tier, "the id of a tier");
}

Status check_conditions(const Program& program, const Promotion& promotion,
                        const std::string& pointer) {
  for (std::size_t i = 0; i < promotion.conditions.size(); ++i) {
    const auto* condition = std::get_if<TierAtLeast>(&promotion.conditions[i]);
    if (!condition) continue;
    TILLSIDE_CHECK(check_tier(program, condition->tier, at(pointer + "/conditions", i) + "/tier"));
  }
  return Done{};
}

/// Thresholds rise, and so does what they take off: a higher step must never give less.
Status check_steps(const SpendThreshold& benefit, const std::string& pointer) {
  const auto& steps = benefit.steps;
  if (benefit.mode == ThresholdMode::repeat && steps.size() != 1) {
    return fault(Errc::value_out_of_range, pointer, std::to_string(steps.size()),
                 "exactly one step where the threshold repeats");
  }
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const auto rises = [&](Minor before, Minor now, const char* field) -> Status {
      if (before < now) return Done{};
      return fault(Errc::thresholds_not_increasing, at(pointer, i) + "/" + field,
                   std::to_string(now.value), "more than " + std::to_string(before.value));
    };
    TILLSIDE_CHECK(rises(steps[i - 1].threshold_minor, steps[i].threshold_minor, "thresholdMinor"));
    TILLSIDE_CHECK(rises(steps[i - 1].off_minor, steps[i].off_minor, "offMinor"));
  }
  return Done{};
}

}  // namespace

Status publish_promotions(Program& program) {
  TILLSIDE_CHECK(check_ids(program.promotions, "/promotions"));
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    Promotion& promotion = program.promotions[i];
    const std::string pointer = at("/promotions", i);
    if (promotion.coupon) {
      TILLSIDE_CHECK(normalise_code(promotion.coupon->code, pointer + "/coupon/code"));
    }
    TILLSIDE_CHECK(check_window(promotion.window, pointer));
    TILLSIDE_CHECK(check_conditions(program, promotion, pointer));
    if (const auto* threshold = std::get_if<SpendThreshold>(&promotion.benefit)) {
      TILLSIDE_CHECK(check_steps(*threshold, pointer + "/benefit/steps"));
    }
    normalise_filter(promotion.filter);
  }
  return Done{};
}

}  // namespace tillside

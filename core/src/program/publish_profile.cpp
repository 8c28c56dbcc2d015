// SPDX-License-Identifier: MIT
//
// The table of compatibility profiles: one row for each system, of the settings in which it differs
// from Tillside's defaults. @see docs/rules/profiles.md

#include <array>

#include "program/publish.h"
#include "tillside/shape.h"

namespace tillside {
namespace {

using enum RoundingMode;
using enum AllocationStrategy;

struct Preset {
  Profile profile;
  Rounding rounding = {};
  TaxLevel tax_level = TaxLevel::line;
  bool each_rate_rounded = false;
};

constexpr Preset kPresets[] = {
    {Profile::brick, {.allocation = floor_then_first}},
    {Profile::dinero, {.allocation = floor_then_largest_weight}},
    {Profile::magento, {}, TaxLevel::total_carry, true},
    {Profile::nop, {}, TaxLevel::total},
    {Profile::oscar, {.discount = RoundingMode::floor, .allocation = floor_then_last}},
    {Profile::saleor, {.allocation = floor_then_last}},
    {Profile::solidus, {.allocation = floor_then_first}},
    {Profile::sylius, {.allocation = round_half_toward_zero_then_first}},
    {Profile::sylius_catalog,
     {.discount_of = RoundedFigure::price, .allocation = round_half_toward_zero_then_first}},
    {Profile::vendure,
     {.discount = half_toward_zero, .allocation_weights = AllocationWeights::with_tax}},
    {Profile::woo, {.discount = half_toward_zero, .allocation = floor_then_first}},
};

std::string shown(const Member& member, std::uint8_t value) {
  if (member.shape->kind == ShapeKind::boolean) return value != 0 ? "true" : "false";
  return std::string(member.shape->names[value]);
}

/// Settings are names and booleans, one byte each. One that still has its default takes the
/// profile's value; one that says something else contradicts the profile.
bool settle(void* settings, const void* wanted, const void* defaults, const Shape& shape,
            const Spot& spot) {
  for (std::size_t i = 0; i < shape.count; ++i) {
    const Member& member = shape.members[i];
    if (member.shape->kind != ShapeKind::name && member.shape->kind != ShapeKind::boolean) continue;
    const auto byte = [&](const void* owner) {
      return static_cast<std::uint8_t*>(member.at(const_cast<void*>(owner)));
    };
    const std::uint8_t want = *byte(wanted);
    std::uint8_t& have = *byte(settings);
    if (have == want) continue;
    if (have != *byte(defaults)) {
      return (spot / member.name)
          .note(Errc::value_out_of_range, shown(member, have),
                shown(member, want) + ", as the profile says, or no profile");
    }
    have = want;
  }
  return true;
}

}  // namespace

bool publish_profile(Program& program, const Spot& root) {
  for (const Preset& preset : kPresets) {
    if (preset.profile != program.profile) continue;
    const Rounding rounding;
    const Spot place = root / "rounding";
    if (!settle(&program.rounding, &preset.rounding, &rounding, kShape<Rounding>, place)) {
      return false;
    }
    const TaxRules defaults;
    TaxRules tax;
    // What a profile says nothing of is the merchant's to say.
    tax.inclusive = program.tax.inclusive;
    tax.basis = program.tax.basis;
    tax.rounding = program.tax.rounding;
    tax.level = preset.tax_level;
    tax.each_rate_rounded = preset.each_rate_rounded;
    return settle(&program.tax, &tax, &defaults, kShape<TaxRules>, root / "tax");
  }
  return true;
}

}  // namespace tillside

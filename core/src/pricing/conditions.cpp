// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/stage.h"

namespace tillside {

using pricing::Check;
using pricing::Stage;

namespace {

/// Rank of a tier from 1; none where the program has no such tier.
std::optional<std::int64_t> rank_of(const Program& program, const std::string& tier) {
  const auto& tiers = program.tier.tiers;
  const auto at = std::find_if(tiers.begin(), tiers.end(),
                               [&](const Tier& candidate) { return candidate.id == tier; });
  if (at == tiers.end()) return std::nullopt;
  return at - tiers.begin() + 1;
}

}  // namespace

Check MinTotal::check(const Stage& stage) const {
  if (stage.base >= threshold_minor.value) return {};
  return {.reason = Reason::min_total, .actual = stage.base, .needed = threshold_minor.value};
}

Check MinQuantity::check(const Stage& stage) const {
  if (stage.units >= quantity) return {};
  return {.reason = Reason::min_qty, .actual = stage.units, .needed = quantity};
}

Check TierAtLeast::check(const Stage& stage) const {
  const Program& program = stage.parts.program;
  const QuoteMember* member = stage.parts.member;
  const std::int64_t actual = member == nullptr ? 0 : rank_of(program, member->tier).value_or(0);
  const std::optional<std::int64_t> needed = rank_of(program, tier);
  if (needed && actual >= *needed) return {};
  return {.reason = Reason::tier, .actual = actual, .needed = needed};
}

/// A guest may be new: the order itself needs a member, and is checked again.
Check FirstOrder::check(const Stage& stage) const {
  const QuoteMember* member = stage.parts.member;
  if (member == nullptr || member->orders == 0) return {};
  return {.reason = Reason::first_order, .actual = member->orders, .needed = 0};
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/stage.h"

namespace tillside {

using pricing::BasketLine;
using pricing::Check;
using pricing::Stage;

namespace {

bool lists(const std::vector<std::string>& names, std::string_view wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

/// Rank of a tier from 1; none where the program has no such tier.
std::optional<std::int64_t> rank_of(const Program& program, const std::string& tier) {
  const auto& tiers = program.tier.tiers;
  const auto at = std::find_if(tiers.begin(), tiers.end(),
                               [&](const Tier& candidate) { return candidate.id == tier; });
  if (at == tiers.end()) return std::nullopt;
  return at - tiers.begin() + 1;
}

/// Calls `visit` with each line that the condition counts: those of its own filter, or those
/// that count for the promotion.
template <class Visit>
void each_counted(const Stage& stage, const std::optional<LineFilter>& filter, Visit visit) {
  if (!filter) {
    for (const std::uint32_t i : stage.counted) visit(stage.basket.lines[i]);
    return;
  }
  for (const BasketLine& line : stage.basket.lines) {
    if (matches(*filter, line.facts)) visit(line);
  }
}

Check at_least(Reason reason, std::int64_t actual, std::int64_t needed) {
  if (actual >= needed) return {};
  return {.reason = reason, .actual = actual, .needed = needed};
}

}  // namespace

Check MinTotal::check(const Stage& stage) const {
  std::int64_t total = filter ? 0 : stage.base;
  if (filter) each_counted(stage, filter, [&](const BasketLine& l) { total += stage.counts(l); });
  return at_least(Reason::min_total, total, threshold_minor.value);
}

Check MinQuantity::check(const Stage& stage) const {
  std::int64_t most = 0;
  each_counted(stage, filter, [&](const BasketLine& line) {
    const std::int64_t units = line.open_units();
    most = one_line ? std::max(most, units) : most + units;
  });
  return at_least(Reason::min_qty, most, quantity);
}

Check OnlyEligible::check(const Stage& stage) const {
  if (stage.eligible.size() == stage.basket.lines.size()) return {};
  return {.reason = Reason::excluded_item,
          .actual = static_cast<std::int64_t>(stage.basket.lines.size() - stage.eligible.size()),
          .needed = 0};
}

Check TierAtLeast::check(const Stage& stage) const {
  const Program& program = stage.parts.program;
  const QuoteMember* member = stage.parts.member;
  const std::int64_t actual = member == nullptr ? 0 : rank_of(program, member->tier).value_or(0);
  const std::optional<std::int64_t> needed = rank_of(program, tier);
  if (needed && actual >= *needed) return {};
  return {.reason = Reason::tier, .actual = actual, .needed = needed};
}

Check BelongsTo::check(const Stage& stage) const {
  const QuoteMember* member = stage.parts.member;
  if (what == Belonging::region) {
    const std::string& region = stage.parts.cart.region;
    // CN holds CN-31, and CN-3 holds nothing.
    const std::string_view country = std::string_view(region).substr(0, region.find('-'));
    if (!region.empty() && (lists(any_of, region) || lists(any_of, country))) return {};
    return {.reason = Reason::region};
  }
  if (what == Belonging::tier) {
    if (member != nullptr && lists(any_of, member->tier)) return {};
    return {.reason = Reason::tier};
  }
  if (member != nullptr) {
    for (const std::string& group : member->groups) {
      if (lists(any_of, group)) return {};
    }
  }
  return {.reason = Reason::member_group};
}

/// A guest may be new: the order itself needs a member, and is checked again.
Check FirstOrder::check(const Stage& stage) const {
  const QuoteMember* member = stage.parts.member;
  if (member == nullptr || member->orders == 0) return {};
  return {.reason = Reason::first_order, .actual = member->orders, .needed = 0};
}

Check NthOrder::check(const Stage& stage) const {
  const QuoteMember* member = stage.parts.member;
  const std::int64_t coming = (member == nullptr ? 0 : member->orders) + 1;
  if (coming == number || (every && coming % number == 0)) return {};
  return {.reason = Reason::nth_order, .actual = coming, .needed = number};
}

Check Weekly::check(const Stage& stage) const {
  const Zone& zone = stage.promotion.zone ? *stage.promotion.zone : stage.parts.program.zone;
  const Instant now = stage.parts.now;
  const LocalDay today = local_day(zone, now);
  // By the clock on the wall, which a change of the offset moves.
  const std::int64_t local = now.value + offset_seconds(zone, now) * 1000;
  const std::int64_t minute = (local - today.days * kMillisecondsPerDay) / 60'000;
  const bool over_midnight = to_minute <= from_minute;
  const bool in_hours = over_midnight ? minute >= from_minute || minute < to_minute
                                      : minute >= from_minute && minute < to_minute;
  if (!in_hours) return {.reason = Reason::weekday, .actual = minute, .needed = from_minute};
  // After midnight the span belongs to the day on which it began.
  const LocalDay began{today.days - (over_midnight && minute < to_minute ? 1 : 0)};
  const std::int64_t day = weekday(began);
  if (!days || std::find(days->begin(), days->end(), day) != days->end()) return {};
  return {.reason = Reason::weekday, .actual = day};
}

}  // namespace tillside

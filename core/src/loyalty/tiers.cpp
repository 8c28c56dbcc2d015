// SPDX-License-Identifier: MIT
#include "loyalty/tiers.h"

#include "loyalty/saturate.h"

namespace tillside {
namespace {

std::int64_t figure(TierMetric metric, const Qualification& counted) {
  switch (metric) {
    case TierMetric::growth:
      return counted.growth.value;
    case TierMetric::points:
      return counted.points.value;
    case TierMetric::spend:
      return counted.spend_minor.value;
    case TierMetric::orders:
      return counted.orders;
  }
  return 0;
}

/// The first moment that counts. A rolling window is open at its start: what happened exactly n
/// months ago has left it.
Instant window_start(const Program& program, Instant last) {
  const TierWindow& window = program.tier.window;
  switch (window.kind) {
    case WindowKind::lifetime:
      break;
    case WindowKind::rolling_days:
      return add_days(program.zone, last, -window.length) + Instant{1};
    case WindowKind::rolling_months:
      return add_months(program.zone, last, -window.length) + Instant{1};
    case WindowKind::calendar_year:
      return start_of(program.zone, start_of_year(local_day(program.zone, last)));
  }
  return {-kMaxInteger};
}

/// The highest tier whose threshold is reached.
int reached_rank(const TierRules& rules, std::int64_t metric) {
  int rank = 0;
  for (std::size_t i = 1; i < rules.tiers.size(); ++i) {
    if (rules.tiers[i].from <= metric) rank = static_cast<int>(i);
  }
  return rank;
}

const Tier& tier_of(const TierRules& rules, int rank) {
  return rules.tiers[static_cast<std::size_t>(rank)];
}

bool keeps(const TierRules& rules, int rank, std::int64_t metric) {
  const Tier& tier = tier_of(rules, rank);
  return metric >= tier.keep.value_or(tier.from);
}

/// A tier got on a day is sure to the end of the same day so many months later; with a calendar
/// year as window, to the end of that year. The lowest tier needs no validity.
std::optional<Instant> valid_until(const Program& program, int rank, Instant from) {
  if (rank <= 0) return std::nullopt;
  LocalDay last = add_months(local_day(program.zone, from), program.tier.valid_months);
  if (program.tier.window.kind == WindowKind::calendar_year) last = end_of_year(last);
  return start_of(program.zone, {last.days + 1});
}

TierChanged move_to(const Program& program, const State& state, int rank, Instant at,
                    Instant valid_from) {
  return {.from = state.tier,
          .to = tier_of(program.tier, rank).id,
          .at = at,
          .valid_until = valid_until(program, rank, valid_from)};
}

std::optional<Instant> validity_end(const State& state) {
  return state.tier_grace_until ? state.tier_grace_until : state.tier_valid_until;
}

/// The validity or the grace period ends: renewed, in grace, or down.
TierChanged at_validity_end(const Program& program, const State& state, Instant due) {
  const TierRules& rules = program.tier;
  const int rank = rank_of(rules, state.tier);
  const Instant last{due.value - 1};
  const std::int64_t metric = metric_at(program, state, last);
  const int reached = reached_rank(rules, metric);
  if (rank <= 0) return move_to(program, state, reached, due, last);
  if (keeps(rules, rank, metric)) return move_to(program, state, rank, due, last);
  if (rules.grace_days > 0 && !state.tier_grace_until) {
    const LocalDay day = local_day(program.zone, due);
    return {.from = state.tier,
            .to = state.tier,
            .at = due,
            .valid_until = state.tier_valid_until,
            .grace_until = start_of(program.zone, {day.days + rules.grace_days})};
  }
  const int below = rank - 1;
  const int to = rules.downgrade == Downgrade::one_step ? below : std::min(reached, below);
  return move_to(program, state, to, due, last);
}

/// Points count when they become available; only then can time by itself lift a member.
std::optional<Instant> settlement_due(const Program& program, const State& state, Instant now) {
  if (program.tier.metric != TierMetric::points) return std::nullopt;
  const int rank = rank_of(program.tier, state.tier);
  for (const Qualification& counted : state.qualifications) {
    if (counted.at <= state.latest_at) continue;
    if (counted.at > now) break;
    if (reached_rank(program.tier, metric_at(program, state, counted.at)) > rank) return counted.at;
  }
  return std::nullopt;
}

}  // namespace

int rank_of(const TierRules& rules, std::string_view tier) {
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    if (rules.tiers[i].id == tier) return static_cast<int>(i);
  }
  return -1;
}

std::int64_t metric_at(const Program& program, const State& state, Instant last) {
  const Instant start = window_start(program, last);
  std::int64_t sum = 0;
  for (const Qualification& counted : state.qualifications) {
    if (counted.at > last) break;
    if (counted.at >= start) sum = saturated(sum + figure(program.tier.metric, counted));
  }
  return sum;
}

std::optional<TierChanged> tier_after(const Program& program, const State& state,
                                      const Qualification& counted, Instant at) {
  const TierRules& rules = program.tier;
  const int rank = rank_of(rules, state.tier);
  const std::int64_t metric =
      saturated(metric_at(program, state, at) + figure(rules.metric, counted));
  const int reached = reached_rank(rules, metric);
  if (reached > rank) return move_to(program, state, reached, at, at);
  if (state.tier_grace_until && keeps(rules, rank, metric)) {
    return move_to(program, state, rank, at, at);
  }
  return std::nullopt;
}

std::optional<Instant> tier_due(const Program& program, const State& state, Instant now) {
  if (!state.enrolled_at) return std::nullopt;
  std::optional<Instant> due = validity_end(state);
  if (due && *due > now) due.reset();
  const std::optional<Instant> settled = settlement_due(program, state, due.value_or(now));
  return settled ? settled : due;
}

std::optional<TierChanged> tier_at_due(const Program& program, const State& state, Instant due) {
  if (!state.enrolled_at) return std::nullopt;
  if (const auto moved = tier_after(program, state, {}, due)) return moved;
  const std::optional<Instant> end = validity_end(state);
  if (end && *end <= due) return at_validity_end(program, state, due);
  return std::nullopt;
}

TierProgress tier_progress(const Program& program, const State& state, Instant now) {
  TierProgress progress;
  const TierRules& rules = program.tier;
  const int rank = rank_of(rules, state.tier);
  if (!state.enrolled_at || rank < 0) return progress;
  progress.current = state.tier;
  progress.metric = metric_at(program, state, now);
  progress.reached = tier_of(rules, reached_rank(rules, progress.metric)).id;
  progress.valid_until = state.tier_valid_until;
  progress.grace_until = state.tier_grace_until;
  if (static_cast<std::size_t>(rank) + 1 < rules.tiers.size()) {
    const Tier& next = tier_of(rules, rank + 1);
    progress.next = next.id;
    progress.missing_to_next = std::max<std::int64_t>(0, next.from - progress.metric);
  }
  if (const std::optional<Instant> end = validity_end(state); rank > 0 && end) {
    const Tier& current = tier_of(rules, rank);
    const std::int64_t then = metric_at(program, state, {end->value - 1});
    progress.missing_to_keep =
        std::max<std::int64_t>(0, current.keep.value_or(current.from) - then);
  }
  return progress;
}

}  // namespace tillside

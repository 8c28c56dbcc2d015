// SPDX-License-Identifier: MIT
#include "loyalty/tiers.h"

#include <algorithm>

#include "loyalty/measure.h"

namespace tillside {
namespace {

/// What one tier asks for besides being above another: its own figure first, then its needs.
struct Asked {
  Metric metric;
  const CountWindow& window;
  std::int64_t enter;
  std::int64_t keep;
};

const Tier& tier_of(const TierRules& rules, int rank) {
  return rules.tiers[static_cast<std::size_t>(rank)];
}

Asked asked(const TierRules& rules, const Tier& tier, std::size_t index) {
  if (index == 0) {
    return {.metric = rules.metric,
            .window = rules.window,
            .enter = tier.from,
            .keep = tier.keep.value_or(tier.from)};
  }
  const Need& need = tier.needs[index - 1];
  return {.metric = need.metric,
          .window = need.window,
          .enter = need.at_least,
          .keep = need.keep.value_or(need.at_least)};
}

/// Whether the figures of a moment suffice to enter a tier, or to keep it.
bool suffices(const Past& past, int rank, Instant at, bool to_keep) {
  const TierRules& rules = past.program.tier;
  const Tier& tier = tier_of(rules, rank);
  const bool any = rules.combine == Combine::any;
  for (std::size_t i = 0; i <= tier.needs.size(); ++i) {
    const Asked one = asked(rules, tier, i);
    const bool holds =
        measured(past, one.metric, one.window, at) >= (to_keep ? one.keep : one.enter);
    if (holds == any) return any;
  }
  return !any;
}

bool keeps(const Past& past, int rank, Instant at) { return suffices(past, rank, at, true); }

/// The highest tier that the figures of a moment reach.
int reached_rank(const Past& past, Instant at) {
  for (int rank = static_cast<int>(past.program.tier.tiers.size()) - 1; rank > 0; --rank) {
    if (suffices(past, rank, at, false)) return rank;
  }
  return 0;
}

/// A tier got on a day is sure to the end of the same day so many months later; with years as
/// window, to the end of that year. The lowest tier needs no validity.
std::optional<Instant> valid_until(const Past& past, int rank, Instant from) {
  if (rank <= 0) return std::nullopt;
  const Program& program = past.program;
  const LocalDay last = add_months(local_day(program.zone, from), program.tier.valid_months);
  if (!is_yearly(program.tier.window)) return start_of(program.zone, {last.days + 1});
  return start_of(program.zone, next_year(past, program.tier.window, last));
}

TierChanged move_to(const Past& past, const State& state, int rank, Instant at,
                    Instant valid_from) {
  return {.from = state.tier,
          .to = tier_of(past.program.tier, rank).id,
          .at = at,
          .valid_until = valid_until(past, rank, valid_from)};
}

std::optional<Instant> validity_end(const State& state) {
  return state.tier_grace_until ? state.tier_grace_until : state.tier_valid_until;
}

/// The validity or the grace period ends: renewed, in grace, or down.
TierChanged at_validity_end(const Program& program, const State& state, Instant due) {
  const TierRules& rules = program.tier;
  const Past past = past_of(program, state);
  const int rank = rank_of(rules, state.tier);
  const Instant last{due.value - 1};
  const int reached = reached_rank(past, last);
  if (rank <= 0) return move_to(past, state, reached, due, last);
  if (keeps(past, rank, last)) return move_to(past, state, rank, due, last);
  if (rules.grace_days > 0 && !state.tier_grace_until) {
    const LocalDay day = local_day(program.zone, due);
    return {.from = state.tier,
            .to = state.tier,
            .at = due,
            .valid_until = state.tier_valid_until,
            .grace_until = start_of(program.zone, {day.days + rules.grace_days})};
  }
  const int below = rank - 1;
  int to = rank;
  if (rules.downgrade == Downgrade::one_step) to = below;
  if (rules.downgrade == Downgrade::to_reached) to = std::min(reached, below);
  return move_to(past, state, to, due, last);
}

bool counts_points(const TierRules& rules) {
  if (rules.metric == Metric::points) return true;
  for (const Tier& tier : rules.tiers) {
    for (const Need& need : tier.needs) {
      if (need.metric == Metric::points) return true;
    }
  }
  return false;
}

/// Points count when they become available; only then can time by itself lift a member.
std::optional<Instant> settlement_due(const Program& program, const State& state, Instant now) {
  if (!counts_points(program.tier)) return std::nullopt;
  const Past past = past_of(program, state);
  const int rank = rank_of(program.tier, state.tier);
  for (const Qualification& counted : state.qualifications) {
    if (counted.at <= state.latest_at) continue;
    if (counted.at > now) break;
    if (reached_rank(past, counted.at) > rank) return counted.at;
  }
  return std::nullopt;
}

/// Every figure that a tier asks for, as it stands at a moment.
std::vector<NeedProgress> progress_to(const Past& past, int rank, Instant at, bool to_keep) {
  const TierRules& rules = past.program.tier;
  const Tier& tier = tier_of(rules, rank);
  std::vector<NeedProgress> all;
  for (std::size_t i = 0; i <= tier.needs.size(); ++i) {
    const Asked one = asked(rules, tier, i);
    const std::int64_t need = to_keep ? one.keep : one.enter;
    const std::int64_t have = measured(past, one.metric, one.window, at);
    all.push_back({.metric = one.metric,
                   .have = have,
                   .need = need,
                   .missing = std::max<std::int64_t>(0, need - have)});
  }
  return all;
}

}  // namespace

int rank_of(const TierRules& rules, std::string_view tier) {
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    if (rules.tiers[i].id == tier) return static_cast<int>(i);
  }
  return -1;
}

const std::string& standing_tier(const Program& program, const State& state, Instant at) {
  const std::string* tier = &state.tier;
  for (const TierFloor& floor : state.floors) {
    if (floor.until && *floor.until <= at) continue;
    if (rank_of(program.tier, floor.tier) > rank_of(program.tier, *tier)) tier = &floor.tier;
  }
  return *tier;
}

std::optional<TierChanged> tier_after(const Program& program, const State& state,
                                      const Qualification& counted, Instant at) {
  const Past past = past_of(program, state, counted);
  const int rank = rank_of(program.tier, state.tier);
  const int reached = reached_rank(past, at);
  if (reached > rank) return move_to(past, state, reached, at, at);
  if (state.tier_grace_until && keeps(past, rank, at)) return move_to(past, state, rank, at, at);
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
  if (auto moved = tier_after(program, state, {}, due)) return moved;
  const std::optional<Instant> end = validity_end(state);
  if (end && *end <= due) return at_validity_end(program, state, due);
  return std::nullopt;
}

TierProgress tier_progress(const Program& program, const State& state, Instant now) {
  TierProgress progress;
  const TierRules& rules = program.tier;
  const int earned = rank_of(rules, state.tier);
  if (!state.enrolled_at || earned < 0) return progress;
  const Past past = past_of(program, state);
  progress.current = standing_tier(program, state, now);
  progress.earned = state.tier;
  progress.metric = measured(past, rules.metric, rules.window, now);
  progress.reached = tier_of(rules, reached_rank(past, now)).id;
  progress.valid_until = state.tier_valid_until;
  progress.grace_until = state.tier_grace_until;
  for (const TierFloor& floor : state.floors) {
    if (floor.tier == progress.current && floor.tier != state.tier)
      progress.floor_until = floor.until;
  }
  const int rank = rank_of(rules, progress.current);
  if (static_cast<std::size_t>(rank) + 1 < rules.tiers.size()) {
    progress.next = tier_of(rules, rank + 1).id;
    progress.to_next = progress_to(past, rank + 1, now, false);
    progress.missing_to_next = progress.to_next.front().missing;
  }
  if (const std::optional<Instant> end = validity_end(state); earned > 0 && end) {
    progress.to_keep = progress_to(past, earned, {end->value - 1}, true);
    progress.missing_to_keep = progress.to_keep.front().missing;
  }
  return progress;
}

}  // namespace tillside

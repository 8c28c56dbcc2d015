// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/lots.h"
#include "loyalty/tiers.h"
#include "member/decision.h"
#include "tillside/arrange.h"

namespace tillside {

std::optional<Instant> next_due(const Program& program, const State& state, Instant now) {
  std::optional<Instant> due = tier_due(program, state, now);
  for (const LotState& held : state.lots) {
    const std::optional<Instant>& end = held.lot.expires_at;
    if (end && *end <= now && (!due || *end < *due)) due = end;
  }
  for (const PendingGoal& goal : state.goals) {
    if (goal.settles_at <= now && (!due || goal.settles_at < *due)) due = goal.settles_at;
  }
  return due;
}

Events events_due_at(const Program& program, const State& state, Instant due) {
  std::vector<const PointsLot*> lots;
  for (const LotState& held : state.lots) {
    if (ended(held.lot, due)) lots.push_back(&held.lot);
  }
  arrange(lots, [](const auto* a, const auto* b) { return spends_before(*a, *b); });
  Events events;
  for (const PointsLot* lot : lots) {
    events.push_back(PointsExpired{.lot_id = lot->id, .points = lot->remaining, .at = due});
  }
  for (const PendingGoal& goal : state.goals) {
    if (goal.settles_at <= due) settle_goal(program, goal, due, events);
  }
  if (auto moved = tier_at_due(program, state, due)) events.push_back(*std::move(moved));
  return events;
}

State with_time_passed(const Program& program, const State& before, Instant now) {
  State state = before;
  while (const std::optional<Instant> due = next_due(program, state, now)) {
    for (const Event& event : events_due_at(program, state, *due)) apply(state, event);
    state.latest_at = std::max(state.latest_at, *due);
  }
  return state;
}

Status decide_pass_time(const Situation& situation, const PassTime& args, Events& events) {
  const std::optional<Instant> due =
      next_due(situation.program, situation.state, situation.context.now);
  if (due != args.due) {
    Failure failure = refused(Errc::not_due, "due", args.due.value);
    if (due) failure.error().detail.emplace("due", due->value);
    return failure;
  }
  events = events_due_at(situation.program, situation.state, args.due);
  return Done{};
}

}  // namespace tillside

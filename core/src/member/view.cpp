// SPDX-License-Identifier: MIT
#include "tillside/view.h"

#include <algorithm>

#include "loyalty/lots.h"
#include "loyalty/measure.h"
#include "loyalty/saturate.h"
#include "loyalty/tiers.h"
#include "member/decision.h"
#include "member/quote_member.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

void add_points(MemberView& view, const Program& program, const State& state, Instant now) {
  const Instant soon{now.value + program.points.expiry.soon_days * kMillisecondsPerDay};
  std::map<Instant, Points> expiring;
  for (const LotState& held : state.lots) {
    const PointsLot& lot = held.lot;
    if (lot.remaining.value <= 0) continue;
    view.lots.push_back(held);
    view.balance = plus(view.balance, lot.remaining);
    if (held.available_at > now) view.pending = plus(view.pending, lot.remaining);
    if (lot.expires_at && *lot.expires_at <= soon) {
      Points& points = expiring[*lot.expires_at];
      points = plus(points, lot.remaining);
    }
  }
  arrange(view.lots,
          [](const LotState& a, const LotState& b) { return spends_before(a.lot, b.lot); });
  for (const auto& [at, points] : expiring) {
    view.expiring.push_back({.expires_at = at, .points = points});
  }
  view.balance = minus(view.balance, state.deficit);
  view.available = available_points(state, now);
  view.lifetime_points = state.lifetime_points;
}

void add_orders(MemberView& view, const State& state) {
  for (const auto& [id, order] : state.orders) view.orders.push_back(order);
  arrange(view.orders,
          [](const OrderState& a, const OrderState& b) { return a.placed.at > b.placed.at; });
}

/// The streak stands while today's check-in may still come.
void add_check_ins(MemberView& view, const Program& program, const State& state, Instant now) {
  const auto& days = state.check_in_days;
  view.today = local_day(program.zone, now).days;
  view.checked_in_today = std::find(days.begin(), days.end(), view.today) != days.end();
  const Instant last = view.checked_in_today ? now : add_days(program.zone, now, -1);
  view.check_in_streak = measured(past_of(program, state), Metric::check_in_streak, {}, last);
}

void add_plans(MemberView& view, const Program& program, const State& state, Instant now) {
  if (state.membership && now < state.membership->until) view.membership = state.membership;
  const auto add = [&](const std::string& plan) {
    if (auto change = membership_change(program, state, plan, now)) view.plans.push_back(*change);
  };
  for (const Plan& plan : program.points.plans) add(plan.id);
  add({});
}

}  // namespace

Result<MemberView> view_member(const ViewRequest& request) {
  const State state = with_time_passed(request.program, request.state, request.now);
  MemberView view{.enrolled = state.enrolled_at.has_value(),
                  .tier = tier_progress(request.program, state, request.now),
                  .coupons = state.coupons,
                  .goals = state.goals,
                  .penalties = state.penalties,
                  .quote_member = quote_member(request.program, state, request.now)};
  add_points(view, request.program, state, request.now);
  add_orders(view, state);
  view.rewards.assign(state.rewards.rbegin(), state.rewards.rend());
  if (state.frozen && (!state.frozen->until || request.now < *state.frozen->until)) {
    view.frozen = state.frozen;
  }
  add_check_ins(view, request.program, state, request.now);
  if (view.enrolled) add_plans(view, request.program, state, request.now);
  for (const Activity& one : state.activities) {
    if (one.on == EarnTrigger::linked) view.linked.push_back(one.ref);
  }
  return view;
}

}  // namespace tillside

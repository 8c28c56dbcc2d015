// SPDX-License-Identifier: MIT
#include "tillside/view.h"

#include <algorithm>

#include "loyalty/lots.h"
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

}  // namespace

Result<MemberView> view_member(const ViewRequest& request) {
  const State state = with_time_passed(request.program, request.state, request.now);
  const std::int64_t today = local_day(request.program.zone, request.now).days;
  const auto& days = state.check_in_days;
  MemberView view{.enrolled = state.enrolled_at.has_value(),
                  .tier = tier_progress(request.program, state, request.now),
                  .coupons = state.coupons,
                  .goals = state.goals,
                  .penalties = state.penalties,
                  .checked_in_today = std::find(days.begin(), days.end(), today) != days.end(),
                  .quote_member = quote_member(request.program, state, request.now)};
  add_points(view, request.program, state, request.now);
  add_orders(view, state);
  view.rewards.assign(state.rewards.rbegin(), state.rewards.rend());
  if (state.frozen && (!state.frozen->until || request.now < *state.frozen->until)) {
    view.frozen = state.frozen;
  }
  if (state.membership && request.now < state.membership->until) {
    view.membership = state.membership;
  }
  for (const Activity& one : state.activities) {
    if (one.on == EarnTrigger::linked) view.linked.push_back(one.ref);
  }
  return view;
}

}  // namespace tillside

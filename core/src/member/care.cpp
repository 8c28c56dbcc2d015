// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/lots.h"
#include "member/decision.h"
#include "member/taking.h"
#include "wire/spot.h"

namespace tillside {
namespace {

bool is_linked(const State& state, const std::string& account) {
  return std::any_of(state.activities.begin(), state.activities.end(), [&](const Activity& one) {
    return one.on == EarnTrigger::linked && one.ref == account;
  });
}

PointsAdjusted adjustment(const Situation& situation, AdjustReason why, Points points,
                          std::string ref) {
  return {.id = situation.context.command_id,
          .why = why,
          .points = points,
          .ref = std::move(ref),
          .at = situation.context.now};
}

Status debit(const Situation& situation, const AdjustPoints& args, Events& events) {
  const Points wanted = -args.points;
  Taking taking{.lots = open_lots(situation.state, situation.context.now)};
  const Points missing = wanted - taking.take_any(wanted);
  const NegativeBalance policy = situation.program.points.negative_balance;
  if (missing.value > 0 && policy == NegativeBalance::reject) {
    return refused(Errc::insufficient_points, "points", args.points.value,
                   {{"have", (wanted - missing).value}, {"need", wanted.value}});
  }
  PointsAdjusted event =
      adjustment(situation, args.penalty ? AdjustReason::penalty : AdjustReason::manual,
                 args.points, args.reason);
  event.lots = std::move(taking.shares);
  const bool waive = policy == NegativeBalance::clamp_to_zero;
  if (missing.value > 0) (waive ? event.waived : event.deficit) = missing;
  events.push_back(std::move(event));
  return Done{};
}

}  // namespace

PointsAdjusted credited(const Situation& situation, AdjustReason why, Points points,
                        const std::string& ref, std::optional<Instant> expires_at) {
  PointsAdjusted event = adjustment(situation, why, points, ref);
  event.opened.push_back(
      {.id = event.id,
       .remaining = points,
       .opened_at = event.at,
       .expires_at = expires_at ? expires_at : expiry_of(situation.program, event.at),
       .ref = ref});
  return event;
}

Status decide_adjust(const Situation& situation, const AdjustPoints& args, Events& events) {
  if (args.points.value == 0 || (args.penalty && args.points.value > 0)) {
    return Spot("command/args/points")
        .fault(Errc::value_out_of_range, args.points.value, "not 0; of a penalty below 0");
  }
  if (args.points.value < 0) return debit(situation, args, events);
  if (args.expires_at && *args.expires_at <= situation.context.now) {
    return over("command/args/expiresAt", *args.expires_at);
  }
  events.push_back(
      credited(situation, AdjustReason::manual, args.points, args.reason, args.expires_at));
  return Done{};
}

Status decide_reinstate(const Situation& situation, Events& events) {
  const Program& program = situation.program;
  const Instant now = situation.context.now;
  const std::int64_t window = program.points.expiry.reinstate_days;
  const std::int64_t first = local_day(program.zone, now).days - window;
  PointsAdjusted event = adjustment(situation, AdjustReason::reinstated, {}, "expired");
  for (const ExpiredLot& lot : situation.state.expired) {
    if (window == 0 || local_day(program.zone, lot.at).days < first) continue;
    event.points += lot.points;
    event.opened.push_back({.id = lot.id,
                            .remaining = lot.points,
                            .opened_at = now,
                            .expires_at = expiry_of(program, now),
                            .ref = "expired"});
  }
  if (event.opened.empty()) return Errc::nothing_to_reinstate;
  events.push_back(std::move(event));
  return Done{};
}

Status decide_standing(const Situation& situation, const SetStanding& args, Events& events) {
  const Instant now = situation.context.now;
  if (args.until && *args.until <= now) {
    return over("command/args/until", *args.until);
  }
  events.push_back(StandingChanged{
      .frozen = args.frozen, .reason = args.reason, .at = now, .until = args.until});
  return Done{};
}

Status decide_appeal(const Situation& situation, const Appeal& args, Events& events) {
  const bool opens = args.status == AppealStatus::open;
  if (args.status == AppealStatus::none ||
      opens != (situation.context.actor.kind == ActorKind::member)) {
    return refused(Errc::not_permitted, "status", name(args.status));
  }
  const auto& all = situation.state.penalties;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Penalty& one) {
    return one.id == args.penalty &&
           one.appeal == (opens ? AppealStatus::none : AppealStatus::open);
  });
  if (found == all.end()) return refused(Errc::penalty_unknown, "penalty", args.penalty);
  events.push_back(
      AppealMoved{.penalty = args.penalty, .status = args.status, .at = situation.context.now});
  if (args.status == AppealStatus::upheld) {
    events.push_back(credited(situation, AdjustReason::appeal, found->points, found->id, {}));
  }
  return Done{};
}

Status decide_transfer(const Situation& situation, const TransferPoints& args, Events& events) {
  const Context& context = situation.context;
  if (!context.peer_known) return refused(Errc::member_unknown, "to", args.to);
  if (!is_linked(situation.state, args.to)) {
    return refused(Errc::account_not_linked, "to", args.to);
  }
  const Points have = available_points(situation.state, context.now);
  if (args.points > have) {
    return refused(Errc::insufficient_points, "points", args.points.value,
                   {{"have", have.value}, {"need", args.points.value}});
  }
  TILLSIDE_TRY(auto&& plan, plan_redemption({.lots = spendable_lots(situation.state, context.now),
                                             .points = args.points,
                                             .now = context.now}));
  PointsAdjusted event =
      adjustment(situation, AdjustReason::transferred, -args.points, context.command_id);
  event.lots = std::move(plan.shares);
  event.peer = args.to;
  events.push_back(std::move(event));
  return Done{};
}

Status decide_receive(const Situation& situation, const ReceivePoints& args, Events& events) {
  if (!is_linked(situation.state, args.from)) {
    return refused(Errc::account_not_linked, "from", args.from);
  }
  PointsAdjusted event = adjustment(situation, AdjustReason::transferred, {}, args.transfer);
  for (const PointsLot& lot : args.lots) {
    if (lot.remaining.value < 1) return Errc::points_not_positive;
    event.points += lot.remaining;
    event.opened.push_back({.id = args.transfer + ":" + lot.id,
                            .remaining = lot.remaining,
                            .opened_at = event.at,
                            .expires_at = lot.expires_at,
                            .ref = args.transfer});
  }
  event.peer = args.from;
  events.push_back(std::move(event));
  return Done{};
}

}  // namespace tillside

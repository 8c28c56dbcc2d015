// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/tiers.h"
#include "member/counts.h"
#include "member/decision.h"
#include "tillside/shape.h"
#include "wire/spot.h"

namespace tillside {
namespace {

struct Dispatch {
  const Situation& situation;
  Events& events;

  Status operator()(const Enrol& args) const { return decide_enrol(situation, args, events); }
  Status operator()(const PlaceOrder& args) const {
    return decide_place_order(situation, args, events);
  }
  Status operator()(const CancelOrder& args) const {
    return decide_cancel(situation, args, events);
  }
  Status operator()(const ConfirmPayment& args) const {
    return decide_payment(situation, args, events);
  }
  Status operator()(const CompleteOrder& args) const {
    return decide_completion(situation, args, events);
  }
  Status operator()(const Refund& args) const { return decide_refund(situation, args, events); }
  Status operator()(const RedeemReward& args) const {
    return decide_reward(situation, args, events);
  }
  Status operator()(const CheckIn&) const { return decide_check_in(situation, events); }
  Status operator()(const RecordActivity& args) const {
    return decide_activity(situation, args, events);
  }
  Status operator()(const AssignTier& args) const {
    return decide_assign_tier(situation, args, events);
  }
  Status operator()(const AdjustPoints& args) const {
    return decide_adjust(situation, args, events);
  }
  Status operator()(const ReinstatePoints&) const { return decide_reinstate(situation, events); }
  Status operator()(const SetStanding& args) const {
    return decide_standing(situation, args, events);
  }
  Status operator()(const Appeal& args) const { return decide_appeal(situation, args, events); }
  Status operator()(const TransferPoints& args) const {
    return decide_transfer(situation, args, events);
  }
  Status operator()(const ReceivePoints& args) const {
    return decide_receive(situation, args, events);
  }
  Status operator()(const RecordPurchase& args) const {
    return decide_purchase(situation, args, events);
  }
  Status operator()(const ChangeMembership& args) const {
    return decide_membership(situation, args, events);
  }
  Status operator()(const SettleReward& args) const {
    return decide_settle(situation, args, events);
  }
  Status operator()(const PassTime& args) const {
    return decide_pass_time(situation, args, events);
  }
};

/// What a frozen member may not do: spend points, or earn them by own action.
Status check_frozen(const State& state, const Command& command, const Context& context) {
  const std::optional<Freeze>& frozen = state.frozen;
  if (!frozen || (frozen->until && *frozen->until <= context.now)) return Done{};
  const auto* order = std::get_if<PlaceOrder>(&command.args);
  const bool blocked = std::holds_alternative<RedeemReward>(command.args) ||
                       std::holds_alternative<TransferPoints>(command.args) ||
                       std::holds_alternative<CheckIn>(command.args) ||
                       (context.actor.kind == ActorKind::member &&
                        std::holds_alternative<RecordActivity>(command.args)) ||
                       (order != nullptr && order->redeem_points.value > 0);
  if (!blocked) return Done{};
  return with_text(Errc::member_frozen, "reason", frozen->reason);
}

/// The points a member ever earned must stay a number that JavaScript holds.
Status check_range(const State& state, const Events& events) {
  Wide lifetime = state.lifetime_points.value;
  for (const Event& event : events) {
    if (const auto* earned = std::get_if<PointsEarned>(&event)) lifetime += earned->points.value;
    if (const auto* adjusted = std::get_if<PointsAdjusted>(&event)) {
      lifetime += std::max<std::int64_t>(0, adjusted->points.value);
    }
  }
  if (lifetime > kMaxInteger) return Errc::amount_out_of_range;
  return Done{};
}

/// The tier follows at once from what the entry itself adds.
void add_tier(const Situation& situation, Events& events) {
  const Instant now = situation.context.now;
  const Qualification counted = added_by(situation, events);
  State standing;
  const State* state = &situation.state;
  if (!state->enrolled_at) {
    for (const Event& event : events) {
      if (std::holds_alternative<MemberEnrolled>(event)) apply(standing, event);
    }
    state = &standing;
  }
  if (auto moved = tier_after(situation.program, *state, counted, now)) {
    events.push_back(*std::move(moved));
  }
}

}  // namespace

Qualification added_by(const Situation& situation, const Events& events) {
  Qualification added{.at = situation.context.now};
  for (const Event& event : events) {
    const Qualification one = counted_by(situation.state, event);
    if (one.at <= added.at) sum_up(added, one);
  }
  return added;
}

Failure refused(Errc code, std::string_view name, std::string_view value,
                std::initializer_list<Figure> figures) {
  Error error{.code = code, .pointer = "/command/args", .value = std::string(value)};
  if (!name.empty()) (error.pointer += '/') += name;
  for (const Figure& figure : figures) error.detail.emplace(figure.name, figure.value);
  return error;
}

Failure refused(Errc code, std::string_view name, std::int64_t value,
                std::initializer_list<Figure> figures) {
  return refused(code, name, std::to_string(value), figures);
}

Failure over(const char* members, Instant end) {
  return Spot(members).fault(Errc::window_not_ordered, end.value, "a moment after now");
}

Failure with_text(Failure failure, const char* name, std::string_view text) {
  failure.error().detail.emplace(name, std::string(text));
  return failure;
}

Status may_send(ActorKind actor, const CommandArgs& args) {
  struct Right {
    const char* kind;
    ActorKind actor;
  };
  static constexpr Right kRights[] = {
      {Enrol::kKind, ActorKind::member},          {PlaceOrder::kKind, ActorKind::member},
      {CancelOrder::kKind, ActorKind::member},    {RedeemReward::kKind, ActorKind::member},
      {CheckIn::kKind, ActorKind::member},        {ConfirmPayment::kKind, ActorKind::shop},
      {CompleteOrder::kKind, ActorKind::shop},    {Refund::kKind, ActorKind::shop},
      {PassTime::kKind, ActorKind::server},       {AssignTier::kKind, ActorKind::staff},
      {AdjustPoints::kKind, ActorKind::staff},    {ReinstatePoints::kKind, ActorKind::staff},
      {SetStanding::kKind, ActorKind::staff},     {Appeal::kKind, ActorKind::member},
      {Appeal::kKind, ActorKind::staff},          {TransferPoints::kKind, ActorKind::member},
      {ReceivePoints::kKind, ActorKind::server},  {RecordPurchase::kKind, ActorKind::shop},
      {ChangeMembership::kKind, ActorKind::shop}, {SettleReward::kKind, ActorKind::shop},
      {SettleReward::kKind, ActorKind::server},
  };
  if (const auto* activity = std::get_if<RecordActivity>(&args)) {
    if (may_record(actor, activity->on)) return Done{};
  }
  const std::string kind = kind_of(args);
  for (const Right& right : kRights) {
    if (right.actor == actor && kind == right.kind) return Done{};
  }
  return with_text(Error{.code = Errc::not_permitted, .pointer = "/command/kind", .value = kind},
                   "kind", kind);
}

Result<Decision> decide(const Program& program, const State& state, const Command& command,
                        const Context& context) {
  TILLSIDE_CHECK(may_send(context.actor.kind, command.args));
  const bool enrols = std::holds_alternative<Enrol>(command.args);
  if (!enrols && !state.enrolled_at) return Errc::not_enrolled;
  TILLSIDE_CHECK(check_frozen(state, command, context));
  const Situation situation{program, state, context};
  Decision decision;
  Events& events = decision.events;
  TILLSIDE_CHECK(std::visit(Dispatch{situation, events}, command.args));
  if (!std::holds_alternative<PassTime>(command.args)) {
    TILLSIDE_CHECK(add_milestones(situation, events));
    TILLSIDE_CHECK(add_goals(situation, events));
    add_tier(situation, events);
  }
  TILLSIDE_CHECK(check_range(state, events));
  return decision;
}

Result<Decision> decide_command(const DecideRequest& request) {
  const auto& [program, state, command, context] = request;
  if (std::holds_alternative<PassTime>(command.args)) {
    return decide(program, state, command, context);
  }
  // Who asks by value has no ledger in which to put what has fallen due.
  return decide(program, with_time_passed(program, state, context.now), command, context);
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/tiers.h"
#include "member/counts.h"
#include "member/decision.h"
#include "member/order_shares.h"
#include "wire/spot.h"

namespace tillside {
namespace {

const Activity* find_activity(const State& state, EarnTrigger on, std::string_view ref) {
  for (const Activity& one : state.activities) {
    if (one.on == on && one.ref == ref) return &one;
  }
  return nullptr;
}

/// Whether what is left of an order makes the member who was invited a friend that counts.
bool qualifies(const Situation& situation, const OrderState& order) {
  const Minor spent = counted_by(earning_of(situation, order)).spend_minor;
  return !wholly_refunded(order.placed) &&
         spent >= situation.program.points.referral.min_spend_minor;
}

/// What a friend paid goes, whole; the friend counts no more.
void withdraw(const Situation& situation, const Activity& friendship, Reversal& gone) {
  if (!friendship.awards) return;
  const std::string ref = reference_of(friendship);
  for (const Award& award : *friendship.awards) {
    gone.add(situation, award, award.points - award.reversed, ref);
  }
}

ActivityRecorded withdrawal_of(const Activity& friendship, Instant now) {
  ActivityRecorded event{.on = friendship.on, .ref = friendship.ref, .at = now};
  event.withdrawn = true;
  return event;
}

/// The inviter's side of an order that came back.
Status decide_withdrawal(const Situation& situation, const RecordActivity& args, Events& events) {
  if (args.on != EarnTrigger::referral) {
    return Spot("command/args/on")
        .fault(Errc::value_out_of_range, name(args.on), "referral where withdrawn");
  }
  const Activity* known = find_activity(situation.state, args.on, args.ref);
  if (known == nullptr) {
    return Spot("command/args/ref")
        .fault(Errc::unknown_reference, args.ref, "the ref of a recorded referral");
  }
  if (known->withdrawn) return refused(Errc::already_recorded, "ref", args.ref);
  events.push_back(withdrawal_of(*known, situation.context.now));
  Reversal gone;
  withdraw(situation, *known, gone);
  return add_reversal(situation, reference_of(*known), std::move(gone), events);
}

bool has_bought(const State& state, const std::string& sku) {
  for (const auto& [id, order] : state.orders) {
    const bool received =
        order.status == OrderStatus::paid || order.status == OrderStatus::completed;
    if (received && find_line(order.placed, sku) != nullptr) return true;
  }
  return false;
}

/// A review is written by who bought the item, and pays once staff have approved it.
Status decide_review(const Situation& situation, const RecordActivity& args, Events& events) {
  const Context& context = situation.context;
  const Activity* known = find_activity(situation.state, args.on, args.ref);
  const bool approves = context.actor.kind == ActorKind::staff;
  if (approves ? known != nullptr && !known->pending : known != nullptr) {
    return refused(Errc::already_recorded, "ref", args.ref);
  }
  if (approves ? known == nullptr : !has_bought(situation.state, args.ref)) {
    return refused(Errc::not_bought, "ref", args.ref);
  }
  ActivityRecorded recorded{.on = args.on, .ref = args.ref, .at = context.now};
  if (!approves) recorded.pending = true;
  events.push_back(recorded);
  return Done{};
}

}  // namespace

bool may_record(ActorKind actor, EarnTrigger on) {
  switch (on) {
    case EarnTrigger::shared:
      return actor == ActorKind::member;
    case EarnTrigger::reviewed:
      return actor == ActorKind::member || actor == ActorKind::staff;
    case EarnTrigger::linked:
      return actor == ActorKind::staff;
    case EarnTrigger::email_verified:
    case EarnTrigger::birthday:
    case EarnTrigger::referral:
      return actor == ActorKind::server;
    default:
      return false;
  }
}

Status decide_activity(const Situation& situation, const RecordActivity& args, Events& events) {
  const Context& context = situation.context;
  if (args.withdrawn) return decide_withdrawal(situation, args, events);
  if (args.on == EarnTrigger::reviewed) {
    TILLSIDE_CHECK(decide_review(situation, args, events));
    if (context.actor.kind == ActorKind::member) return Done{};
  } else {
    if (find_activity(situation.state, args.on, args.ref) != nullptr) {
      return refused(Errc::already_recorded, "ref", args.ref);
    }
    events.push_back(ActivityRecorded{.on = args.on, .ref = args.ref, .at = context.now});
  }
  TILLSIDE_CHECK(add_awards(situation, args.on, event_of(situation),
                            reference_of({.on = args.on, .ref = args.ref}), events));
  return Done{};
}

Status decide_assign_tier(const Situation& situation, const AssignTier& args, Events& events) {
  const Instant now = situation.context.now;
  if (!args.tier.empty() && rank_of(situation.program.tier, args.tier) < 0) {
    return Spot("command/args/tier")
        .fault(Errc::unknown_reference, args.tier, "a tier of the program");
  }
  if (args.until && *args.until <= now) {
    return over("command/args/until", *args.until);
  }
  events.push_back(
      TierAssigned{.tier = args.tier, .until = args.until, .ref = "manual", .at = now});
  return Done{};
}

Status add_referral(const Situation& situation, const OrderState& order, Events& events) {
  const State& state = situation.state;
  const Instant now = situation.context.now;
  if (!state.referrer || find_activity(state, EarnTrigger::referred, *state.referrer) != nullptr) {
    return Done{};
  }
  const ReferralRule& rule = situation.program.points.referral;
  const bool late = rule.within_days &&
                    now.value - state.enrolled_at->value > *rule.within_days * kMillisecondsPerDay;
  if (late || !qualifies(situation, order)) return Done{};
  ActivityRecorded event{.on = EarnTrigger::referred, .ref = *state.referrer, .at = now};
  event.order_id = order.placed.order_id;
  events.push_back(std::move(event));
  return add_awards(situation, EarnTrigger::referred, event_of(situation),
                    std::string(name(EarnTrigger::referred)), events);
}

void withdraw_referral(const Situation& situation, const OrderState& after, Reversal& gone,
                       Events& events) {
  for (const Activity& one : situation.state.activities) {
    if (one.order_id != after.placed.order_id || one.withdrawn || qualifies(situation, after)) {
      continue;
    }
    events.push_back(withdrawal_of(one, situation.context.now));
    withdraw(situation, one, gone);
  }
}

Status add_milestones(const Situation& situation, Events& events) {
  const auto& rules = situation.program.points.earning;
  const bool any = std::any_of(rules.begin(), rules.end(), [](const EarnRule& rule) {
    return rule.on == EarnTrigger::milestone;
  });
  if (!any || events.empty()) return Done{};
  return add_awards(situation, EarnTrigger::milestone, event_of(situation),
                    std::string(name(EarnTrigger::milestone)), events);
}

}  // namespace tillside

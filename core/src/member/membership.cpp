// SPDX-License-Identifier: MIT
#include "loyalty/tiers.h"
#include "member/decision.h"
#include "program/rewards.h"

namespace tillside {
namespace {

constexpr const char* kFloor = "membership";

/// The part of what was paid for the running period that is not used up, by the millisecond.
Minor unused(const std::optional<Membership>& held, Instant now) {
  if (!held || held->until <= now) return {};
  const Wide left = held->until.value - now.value;
  const Wide span = held->until.value - held->from.value;
  return {static_cast<std::int64_t>(held->price_minor.value * left / span)};
}

}  // namespace

std::optional<MembershipChanged> membership_change(const Program& program, const State& state,
                                                   const std::string& wanted, Instant now) {
  std::optional<Membership> held = state.membership;
  if (held && held->until <= now) held.reset();
  const Plan* plan = find_plan(program, wanted);
  if (wanted.empty() ? !held : plan == nullptr) return {};
  MembershipChanged event{.plan = wanted, .at = now, .from = now, .until = now};
  const bool renews = held && held->plan == wanted;
  if (!renews) event.credit_minor = unused(held, now);
  if (plan != nullptr) {
    event.tier = plan->tier;
    event.price_minor = plan->price_minor;
    // A renewal follows the running period; one that was paid early is one longer period.
    if (renews) {
      event.from = held->from;
      event.price_minor += held->price_minor;
    }
    event.until = add_months(program.zone, renews ? held->until : now, plan->months);
    event.paid_minor = plan->price_minor;
  }
  event.paid_minor -= event.credit_minor;
  return event;
}

Status decide_membership(const Situation& situation, const ChangeMembership& args, Events& events) {
  const Instant now = situation.context.now;
  std::optional<MembershipChanged> change =
      membership_change(situation.program, situation.state, args.plan, now);
  if (!change) return refused(Errc::plan_unknown, "plan", args.plan);
  const MembershipChanged& event = *change;
  if (args.paid_minor != event.paid_minor) {
    return refused(Errc::payment_mismatch, "paidMinor", args.paid_minor.value,
                   {{"paid", args.paid_minor.value}, {"total", event.paid_minor.value}});
  }
  events.push_back(event);
  TierAssigned floor{.tier = event.tier, .ref = kFloor, .at = now};
  if (!args.plan.empty()) floor.until = event.until;
  events.push_back(std::move(floor));
  if (args.plan.empty()) return Done{};
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::membership, event_of(situation),
                            situation.context.command_id, events));
  return Done{};
}

}  // namespace tillside

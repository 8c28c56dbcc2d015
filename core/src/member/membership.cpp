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

Result<Events> decide_membership(const Situation& situation, const ChangeMembership& args) {
  const Instant now = situation.context.now;
  std::optional<Membership> held = situation.state.membership;
  if (held && held->until <= now) held.reset();
  MembershipChanged event{.plan = args.plan, .at = now, .from = now, .until = now};
  const Plan* plan = find_plan(situation.program, args.plan);
  if (args.plan.empty() ? !held : plan == nullptr) {
    return refused(Errc::plan_unknown, "plan", args.plan);
  }
  const bool renews = held && held->plan == args.plan;
  if (!renews) event.credit_minor = unused(held, now);
  if (plan != nullptr) {
    event.tier = plan->tier;
    event.price_minor = plan->price_minor;
    // A renewal follows the running period; one that was paid early is one longer period.
    if (renews) {
      event.from = held->from;
      event.price_minor += held->price_minor;
    }
    event.until = add_months(situation.program.zone, renews ? held->until : now, plan->months);
    event.paid_minor = plan->price_minor;
  }
  event.paid_minor -= event.credit_minor;
  if (args.paid_minor != event.paid_minor) {
    return refused(Errc::payment_mismatch, "paidMinor", args.paid_minor.value,
                   {{"paid", args.paid_minor.value}, {"total", event.paid_minor.value}});
  }
  Events events{event};
  TierAssigned floor{.tier = event.tier, .ref = kFloor, .at = now};
  if (plan != nullptr) floor.until = event.until;
  events.push_back(std::move(floor));
  if (plan == nullptr) return events;
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::membership, event_of(situation),
                            situation.context.command_id, events));
  return events;
}

}  // namespace tillside

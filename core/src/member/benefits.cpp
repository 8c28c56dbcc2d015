// SPDX-License-Identifier: MIT
#include <algorithm>

#include "member/decision.h"

namespace tillside {

Status decide_enrol(const Situation& situation, const Enrol& args, Events& events) {
  if (situation.state.enrolled_at) return Errc::already_enrolled;
  const Context& context = situation.context;
  if (args.referrer && (!context.peer_known || *args.referrer == context.actor.id)) {
    return refused(Errc::member_unknown, "referrer", *args.referrer);
  }
  const std::string& tier = situation.program.tier.tiers.front().id;
  events.push_back(MemberEnrolled{.at = context.now, .tier = tier, .referrer = args.referrer});
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::enrolled, {.tier = tier, .at = context.now},
                            context.command_id, events));
  return Done{};
}

Status decide_check_in(const Situation& situation, Events& events) {
  const Context& context = situation.context;
  const std::int64_t day = local_day(situation.program.zone, context.now).days;
  const auto& days = situation.state.check_in_days;
  if (std::find(days.begin(), days.end(), day) != days.end()) {
    Error error{.code = Errc::already_checked_in};
    error.detail.emplace("day", day);
    return error;
  }
  events.push_back(CheckedIn{.at = context.now, .day = day});
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::checked_in, event_of(situation),
                            context.command_id, events));
  return Done{};
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/earn.h"

namespace tillside {
namespace {

constexpr std::int64_t kMillisecondsPerHour = 3'600'000;

/// What a rule, or with an empty id every rule, has paid so far.
const EarnCount& count_of(const Earner& earner, std::string_view rule_id) {
  static const EarnCount kNone{};
  for (const EarnCount& count : earner.counts) {
    if (count.rule_id == rule_id) return count;
  }
  return kNone;
}

/// Room that is left under limits while awards are cut one after the other.
class Room {
 public:
  Room(const EarnLimits& limits, const EarnCount& count, std::int64_t today) {
    if (limits.per_award) award_ = *limits.per_award;
    if (limits.per_day) day_ = *limits.per_day - (count.day == today ? count.day_points : Points{});
    if (limits.in_all) all_ = *limits.in_all - count.points;
  }
  /// Takes an award; in the order award, day, in all.
  Points take(Points wanted) {
    const Points given = std::clamp(std::min({wanted, award_, day_, all_}), Points{}, wanted);
    award_ -= given;
    day_ -= given;
    all_ -= given;
    return given;
  }

 private:
  Points award_{kMaxInteger};
  Points day_{kMaxInteger};
  Points all_{kMaxInteger};
};

}  // namespace

bool may_pay(const Earner& earner, const EarnRule& rule, Instant at) {
  const EarnCount& count = count_of(earner, rule.id);
  const EarnLimits& limits = rule.limits;
  if (limits.times && count.times >= *limits.times) return false;
  if (rule.on == EarnTrigger::milestone && count.times > 0) return false;
  if (!limits.every_hours || count.times == 0) return true;
  return at.value - count.last_at.value >= *limits.every_hours * kMillisecondsPerHour;
}

bool counts_days(const Program& program, const EarnRule& rule) {
  return rule.limits.per_day || (rule.counter == Counter::points && program.points.limits.per_day);
}

void limit(const Earner& earner, Instant at, std::vector<Earned>& awards) {
  const Program& program = earner.past.program;
  const std::int64_t today = local_day(program.zone, at).days;
  Room of_all(program.points.limits, count_of(earner, ""), today);
  for (Earned& award : awards) {
    const EarnRule& rule = *award.rule;
    const Points full = award.points;
    award.points = Room(rule.limits, count_of(earner, rule.id), today).take(full);
    if (rule.counter == Counter::points) award.points = of_all.take(award.points);
    award.cut = full - award.points;
  }
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "member/counts.h"

#include <algorithm>

#include "loyalty/saturate.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

bool is_empty(const Qualification& counted) {
  return counted.points.value == 0 && counted.spend_minor.value == 0 && counted.growth.value == 0 &&
         counted.orders == 0 && counted.invitations == 0 && counted.units == 0;
}

/// What a rule has paid to the member; the entry without an id sums up all that pay points.
void note(std::vector<EarnCount>& counts, const std::string& rule_id, Points points, Instant at,
          const std::optional<std::int64_t>& day) {
  auto place = std::find_if(counts.begin(), counts.end(),
                            [&](const EarnCount& count) { return count.rule_id >= rule_id; });
  if (place == counts.end() || place->rule_id != rule_id) {
    place = counts.insert(place, {.rule_id = rule_id});
  }
  ++place->times;
  place->points = plus(place->points, points);
  place->last_at = std::max(place->last_at, at);
  if (!day) return;
  if (*day != place->day) place->day_points = {};
  place->day = *day;
  place->day_points = plus(place->day_points, points);
}

}  // namespace

void note_award(std::vector<EarnCount>& counts, const PointsEarned& earned) {
  note(counts, earned.rule_id, earned.points, earned.at, earned.day);
  note(counts, "", earned.points, earned.at, earned.day);
}

void note_award(std::vector<EarnCount>& counts, const GrowthChanged& grown) {
  if (grown.points.value > 0) note(counts, grown.rule_id, grown.points, grown.at, grown.day);
}

void note_award(std::vector<EarnCount>& counts, const Event& event) {
  if (const auto* earned = std::get_if<PointsEarned>(&event)) note_award(counts, *earned);
  if (const auto* grown = std::get_if<GrowthChanged>(&event)) note_award(counts, *grown);
}

Qualification counted_by(const OrderPlaced& order, const OrderPaid& paid) {
  Qualification counted{.at = paid.at, .orders = 1};
  for (const OrderLine& line : order.lines) {
    counted.spend_minor = plus(counted.spend_minor, basis_of(line, line.quantity));
    counted.units = saturated(counted.units + line.quantity);
  }
  return counted;
}
Qualification counted_by(const PointsEarned& earned) {
  return {.at = earned.available_at, .points = earned.points};
}
Qualification counted_by(const GrowthChanged& changed) {
  return {.at = changed.counted_at, .growth = changed.points};
}
Qualification counted_by(const PurchaseRecorded& purchase) {
  return {.at = purchase.at,
          .spend_minor = purchase.amount_minor,
          .orders = purchase.amount_minor.value > 0 ? 1 : 0};
}
Qualification counted_by(const ActivityRecorded& recorded) {
  if (recorded.on != EarnTrigger::referral || recorded.withdrawn) return {};
  return {.at = recorded.at, .invitations = 1};
}

std::string reference_of(const Activity& activity) {
  std::string reference(name(activity.on));
  // A member is invited once.
  if (activity.ref.empty() || activity.on == EarnTrigger::referred) return reference;
  return reference += ':' + activity.ref;
}

Qualification counted_by(const State& state, const Event& event) {
  if (const auto* paid = std::get_if<OrderPaid>(&event)) {
    const auto order = state.orders.find(paid->order_id);
    return order == state.orders.end() ? Qualification{} : counted_by(order->second.placed, *paid);
  }
  if (const auto* earned = std::get_if<PointsEarned>(&event)) return counted_by(*earned);
  if (const auto* changed = std::get_if<GrowthChanged>(&event)) return counted_by(*changed);
  if (const auto* purchase = std::get_if<PurchaseRecorded>(&event)) return counted_by(*purchase);
  if (const auto* recorded = std::get_if<ActivityRecorded>(&event)) return counted_by(*recorded);
  return {};
}

void sum_up(Qualification& sum, const Qualification& added) {
  sum.points = plus(sum.points, added.points);
  sum.spend_minor = plus(sum.spend_minor, added.spend_minor);
  sum.growth = plus(sum.growth, added.growth);
  sum.orders = saturated(sum.orders + added.orders);
  sum.invitations = saturated(sum.invitations + added.invitations);
  sum.units = saturated(sum.units + added.units);
}

void count(State& state, const Qualification& added) {
  if (is_empty(added)) return;
  auto& all = state.qualifications;
  auto place =
      std::lower_bound(all.begin(), all.end(), added.at,
                       [](const Qualification& counted, Instant at) { return counted.at < at; });
  if (place == all.end() || place->at != added.at) {
    all.insert(place, added);
    return;
  }
  sum_up(*place, added);
  if (is_empty(*place)) all.erase(place);
}

}  // namespace tillside

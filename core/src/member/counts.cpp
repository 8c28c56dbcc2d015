// SPDX-License-Identifier: MIT
#include "member/counts.h"

#include <algorithm>

#include "loyalty/saturate.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

Qualification of_payment(const State& state, const OrderPaid& paid) {
  const auto found = state.orders.find(paid.order_id);
  if (found == state.orders.end()) return {};
  Qualification counted{.at = paid.at, .orders = 1};
  for (const OrderLine& line : found->second.placed.lines) {
    counted.spend_minor = plus(counted.spend_minor, basis_of(line, line.quantity));
  }
  return counted;
}

bool is_empty(const Qualification& counted) {
  return counted.points.value == 0 && counted.spend_minor.value == 0 && counted.growth.value == 0 &&
         counted.orders == 0;
}

}  // namespace

Qualification counted_by(const State& state, const Event& event) {
  if (const auto* paid = std::get_if<OrderPaid>(&event)) return of_payment(state, *paid);
  if (const auto* earned = std::get_if<PointsEarned>(&event)) {
    return {.at = earned->available_at, .points = earned->points};
  }
  if (const auto* changed = std::get_if<GrowthChanged>(&event)) {
    return {.at = changed->counted_at, .growth = changed->points};
  }
  return {};
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
  place->points = plus(place->points, added.points);
  place->spend_minor = plus(place->spend_minor, added.spend_minor);
  place->growth = plus(place->growth, added.growth);
  place->orders = saturated(place->orders + added.orders);
  if (is_empty(*place)) all.erase(place);
}

}  // namespace tillside

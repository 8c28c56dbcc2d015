// SPDX-License-Identifier: MIT
#include "member/counts.h"

#include <algorithm>

#include "loyalty/saturate.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

struct Counting {
  const State& state;

  Qualification operator()(const OrderPaid& paid) const {
    const auto found = state.orders.find(paid.order_id);
    if (found == state.orders.end()) return {};
    Qualification counted{.at = paid.at, .orders = 1};
    for (const OrderLine& line : found->second.placed.lines) {
      counted.spend_minor = plus(counted.spend_minor, basis_of(line, line.quantity));
    }
    return counted;
  }
  Qualification operator()(const PointsEarned& earned) const {
    return {.at = earned.available_at, .points = earned.points};
  }
  Qualification operator()(const GrowthChanged& changed) const {
    return {.at = changed.counted_at, .growth = changed.points};
  }
  template <class Other>
  Qualification operator()(const Other&) const {
    return {};
  }
};

bool is_empty(const Qualification& counted) {
  return counted.points.value == 0 && counted.spend_minor.value == 0 && counted.growth.value == 0 &&
         counted.orders == 0;
}

}  // namespace

Qualification counted_by(const State& state, const Event& event) {
  return std::visit(Counting{state}, event);
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

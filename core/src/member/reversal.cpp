// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/lots.h"
#include "loyalty/saturate.h"
#include "member/decision.h"
#include "member/order_shares.h"
#include "member/taking.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

/// What charges that did not come back hold of an award's basis; of the last refund none.
std::int64_t remaining_charges(const AwardBasis& basis, const OrderState& order) {
  if (!basis.counts || !basis.counts->include_shipping || !basis.skus.empty() ||
      basis.unit == BasisUnit::unit || !order.placed.charges || wholly_refunded(order.placed)) {
    return 0;
  }
  Minor sum;
  for (const QuoteCharge& charge : *order.placed.charges) {
    sum += charge.total_minor - (basis.counts->include_tax ? Minor{} : charge.tax_minor);
  }
  return sum.value;
}

/// What is left in the order of what an award was computed on.
std::int64_t remaining_of(const AwardBasis& basis, const OrderPlaced& order) {
  std::int64_t remaining = 0;
  for (const OrderLine& line : order.lines) {
    const bool counts = basis.skus.empty() || std::find(basis.skus.begin(), basis.skus.end(),
                                                        line.sku) != basis.skus.end();
    if (!counts) continue;
    remaining +=
        basis.unit == BasisUnit::unit
            ? line.quantity - line.refunded
            : basis_of(earn_line(line), basis.counts.value_or(EarnBasis{}), order.tax_inclusive)
                  .value;
  }
  return remaining;
}

/// What a refund takes from one award: the part of the whole that must be gone by now, less what
/// is gone already. So a series of refunds ends at the whole, however it is split.
Result<Points> reversal_of(const Program& program, const Award& award, const OrderState& order) {
  const std::int64_t remaining =
      remaining_of(award.basis, order.placed) + remaining_charges(award.basis, order);
  const std::int64_t gone =
      std::clamp<std::int64_t>(award.basis.total - remaining, 0, award.basis.total);
  Points target = award.points;
  if (remaining > 0) {
    TILLSIDE_TRY(target.value, round_div(Wide{award.points.value} * gone, award.basis.total,
                                         program.rounding.points));
  }
  return std::max(minus(target, award.reversed), Points{});
}

/// Lots in the order in which a reversal of these awards takes them: the awards' own lots, then
/// the others in spending order. Pending lots take part, each in its place.
std::vector<PointsLot> lots_to_take(const State& state, const std::vector<LotShare>& awards,
                                    Instant now) {
  const auto own = [&](const PointsLot& lot) {
    return std::any_of(awards.begin(), awards.end(),
                       [&](const LotShare& award) { return award.lot_id == lot.id; });
  };
  std::vector<PointsLot> lots = open_lots(state, now);
  arrange(lots, [&](const PointsLot& a, const PointsLot& b) { return own(a) && !own(b); });
  return lots;
}

/// The state's lots after what this decision gives back already: a refund restores first, so
/// that points which come back may pay for those that go.
State restored_state(const State& state, const Events& events) {
  State restored;
  restored.lots = state.lots;
  restored.deficit = state.deficit;
  for (const Event& event : events) {
    if (std::holds_alternative<PointsRestored>(event)) apply(restored, event);
  }
  return restored;
}

/// What the missing points are worth as money, as far as the refund goes; in whole steps of the
/// rate, so that the member never pays for a part of one.
Points recovered_by(const Program& program, Points missing, Events& events) {
  const auto& rate = program.points.redemption;
  auto* refund = events.empty() ? nullptr : std::get_if<OrderRefunded>(&events.front());
  if (!rate || refund == nullptr || missing.value <= 0) return {};
  const std::int64_t steps =
      std::min(missing.value / rate->points.value, refund->refund_minor.value / rate->minor.value);
  if (steps <= 0) return {};
  const Minor money{steps * rate->minor.value};
  refund->recovered_minor = money;
  refund->refund_minor -= money;
  return {steps * rate->points.value};
}

}  // namespace

Status add_points_reversal(const Situation& situation, const std::string& ref, Points wanted,
                           std::vector<LotShare> awards, Events& events) {
  const Instant now = situation.context.now;
  const State restored = restored_state(situation.state, events);
  PointsReversed event{.id = situation.context.command_id, .points = wanted, .ref = ref, .at = now};
  Points rest = wanted;
  if (!situation.state.goals.empty()) {
    rest = recoup(situation, wanted, available_points(restored, now), events);
    if (rest != wanted) event.goals = wanted - rest;
  }
  Taking taking{.lots = lots_to_take(restored, awards, now)};
  Points given;
  for (const LotShare& award : awards) {
    given +=
        taking.take_own({.lot_id = award.lot_id, .points = std::min(award.points, rest - given)});
  }
  given += taking.take_any(rest - given);
  Points missing = rest - given;
  const NegativeBalance policy = situation.program.points.negative_balance;
  if (missing.value > 0 && policy == NegativeBalance::reject) {
    return refused(Errc::insufficient_points, "", "",
                   {{"have", given.value}, {"need", wanted.value}});
  }
  if (policy == NegativeBalance::recover_from_refund) {
    const Points recovered = recovered_by(situation.program, missing, events);
    if (recovered.value > 0) event.recovered = recovered;
    missing -= recovered;
  }
  const bool waive = policy == NegativeBalance::clamp_to_zero;
  event.awards = std::move(awards);
  event.lots = std::move(taking.shares);
  (waive ? event.waived : event.deficit) = missing;
  events.push_back(std::move(event));
  return Done{};
}

void Reversal::add(const Situation& situation, const Award& award, Points amount,
                   const std::string& ref) {
  if (amount.value == 0) return;
  if (award.counter == Counter::points) {
    points.push_back({.lot_id = award.id, .points = amount});
    return;
  }
  growth.push_back(GrowthChanged{.id = award.id + ":" + situation.context.command_id,
                                 .rule_id = award.id.substr(0, award.id.size() - ref.size() - 1),
                                 .points = -amount,
                                 .ref = ref,
                                 .at = situation.context.now,
                                 .counted_at = award.counted_at});
}

Status add_reversal(const Situation& situation, const std::string& ref, Reversal gone,
                    Events& events) {
  Points wanted;
  for (const LotShare& award : gone.points) wanted += award.points;
  if (wanted.value > 0) {
    TILLSIDE_CHECK(add_points_reversal(situation, ref, wanted, std::move(gone.points), events));
  }
  for (Event& event : gone.growth) events.push_back(std::move(event));
  return Done{};
}

Status add_reversals(const Situation& situation, const OrderState& after, Events& events) {
  Reversal gone;
  for (const Award& award : after.awards) {
    TILLSIDE_TRY(const Points points, reversal_of(situation.program, award, after));
    gone.add(situation, award, points, after.placed.order_id);
  }
  withdraw_referral(situation, after, gone, events);
  return add_reversal(situation, after.placed.order_id, std::move(gone), events);
}

void add_restored(const Situation& situation, const OrderState& order, Points points,
                  Events& events) {
  if (points.value == 0) return;
  PointsRestored restored{.id = situation.context.command_id,
                          .ref = order.placed.order_id,
                          .at = situation.context.now};
  const std::int64_t days = situation.program.points.restore_days;
  if (days > 0) restored.until = Instant{restored.at.value + days * kMillisecondsPerDay};
  // Pro rata to what each lot still has to get: running totals are rounded down, and what a lot
  // gets is the step between two of them, so the steps add up and no lot gets too much.
  Wide total = 0;
  for (const LotShare& share : order.spent_lots) total += share.points.value;
  Wide before = 0;
  for (const LotShare& share : order.spent_lots) {
    const Wide after = before + share.points.value;
    const Points back{
        static_cast<std::int64_t>(after * points.value / total - before * points.value / total)};
    before = after;
    if (back.value == 0) continue;
    restored.lots.push_back({.lot_id = share.lot_id, .points = back});
    const auto& lots = situation.state.lots;
    const bool open =
        restored.until || std::any_of(lots.begin(), lots.end(), [&](const LotState& held) {
          return held.lot.id == share.lot_id && !ended(held.lot, situation.context.now);
        });
    (open ? restored.points : restored.expired) += back;
  }
  events.push_back(std::move(restored));
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/saturate.h"
#include "member/counts.h"
#include "member/order_shares.h"
#include "tillside/member.h"

namespace tillside {
namespace {

constexpr std::size_t kMaxCheckInDays = 400;
constexpr std::size_t kMaxExpiredLots = 100;

OrderState* find_order(State& state, const std::string& id) {
  const auto found = state.orders.find(id);
  return found == state.orders.end() ? nullptr : &found->second;
}

LotState* find_lot(State& state, const std::string& id) {
  const auto found = std::find_if(state.lots.begin(), state.lots.end(),
                                  [&](const LotState& held) { return held.lot.id == id; });
  return found == state.lots.end() ? nullptr : &*found;
}

void take_from_lots(State& state, const std::vector<LotShare>& shares) {
  for (const LotShare& share : shares) {
    if (LotState* held = find_lot(state, share.lot_id)) {
      held->lot.remaining = std::max(minus(held->lot.remaining, share.points), Points{});
    }
  }
}

/// What is left of a credit after it paid the deficit.
Points pay_deficit(State& state, Points credit) {
  const Points paid = std::min(state.deficit, credit);
  state.deficit = minus(state.deficit, paid);
  return minus(credit, paid);
}

/// What gift cards of the member's paid leaves them, or comes back.
void move_cards(State& state, const std::optional<std::vector<Payment>>& payments, int sign) {
  if (!payments) return;
  for (const Payment& payment : *payments) {
    for (HeldReward& held : state.rewards) {
      if (held.id != payment.id || !held.value_minor) continue;
      held.value_minor = plus(*held.value_minor, Minor{sign * payment.amount_minor.value});
    }
  }
}

/// The order's coupons go back to the member, its promotions count as unused.
void release(State& state, const OrderState& order) {
  for (HeldCoupon& coupon : state.coupons) {
    if (coupon.used_by == order.placed.order_id) coupon.used_by.reset();
  }
  for (const std::string& promotion : order.placed.promotions) {
    const auto uses = state.promotion_uses.find(promotion);
    if (uses == state.promotion_uses.end()) continue;
    if (--uses->second <= 0) state.promotion_uses.erase(uses);
  }
}

void redeem_coupon(State& state, const std::string& code, const std::string& order_id) {
  for (HeldCoupon& coupon : state.coupons) {
    if (coupon.code != code || coupon.used_by) continue;
    coupon.used_by = order_id;
    return;
  }
}

Award* find_award(std::vector<Award>& awards, const std::string& id) {
  const auto found = std::find_if(awards.begin(), awards.end(),
                                  [&](const Award& award) { return award.id == id; });
  return found == awards.end() ? nullptr : &*found;
}

/// The award of a friend, which is of no order.
Award* find_friend_award(State& state, const std::string& id) {
  for (Activity& one : state.activities) {
    Award* const award = one.awards ? find_award(*one.awards, id) : nullptr;
    if (award != nullptr) return award;
  }
  return nullptr;
}

/// Remembers what a friend paid, as long as the friend's order may come back.
void note_friend(State& state, const std::string& reference, const Award& award) {
  for (Activity& one : state.activities) {
    const bool pays = one.on == EarnTrigger::referral || one.on == EarnTrigger::referred;
    if (!pays || reference_of(one) != reference) continue;
    if (!one.awards) one.awards.emplace();
    one.awards->push_back(award);
  }
}

/// What is no order is one unit, as earn rules count it.
template <class E>
Award award_of(const E& event, Counter counter, Instant counted_at) {
  return {.id = event.id,
          .counter = counter,
          .points = event.points,
          .counted_at = counted_at,
          .basis = event.basis.value_or(AwardBasis{.unit = BasisUnit::unit, .total = 1})};
}

Award award_of(const PointsEarned& event) {
  return award_of(event, Counter::points, event.available_at);
}
Award award_of(const GrowthChanged& event) {
  return award_of(event, Counter::growth, event.counted_at);
}

/// Opens a lot, in its place by (opened_at, id); the deficit is paid first.
void open_lot(State& state, PointsLot lot, Instant available_at) {
  lot.remaining = pay_deficit(state, lot.remaining);
  // Most lots are the newest.
  auto place = state.lots.end();
  while (place != state.lots.begin()) {
    const PointsLot& before = std::prev(place)->lot;
    if (before.opened_at < lot.opened_at ||
        (before.opened_at == lot.opened_at && before.id <= lot.id)) {
      break;
    }
    --place;
  }
  state.lots.insert(place, {.lot = std::move(lot), .available_at = available_at});
}

/// Activity moves the end of every lot that still holds points.
void move_ends(State& state, const std::optional<Instant>& end) {
  if (!end) return;
  for (LotState& held : state.lots) {
    if (held.lot.remaining.value > 0) held.lot.expires_at = end;
  }
}

/// Folds one event. An event that names what the state does not hold changes nothing.
struct Folding {
  State& state;

  void operator()(const MemberEnrolled& event) const {
    state.enrolled_at = event.at;
    state.tier = event.tier;
    state.tier_since = event.at;
    state.referrer = event.referrer;
  }
  void operator()(const OrderPlaced& event) const {
    state.orders.insert_or_assign(event.order_id, OrderState{.placed = event});
    move_cards(state, event.payments, -1);
    for (const std::string& code : event.coupons) redeem_coupon(state, code, event.order_id);
    for (const std::string& promotion : event.promotions) {
      std::int64_t& uses = state.promotion_uses[promotion];
      uses = saturated(uses + 1);
    }
  }
  void operator()(const OrderPaid& event) const {
    OrderState* order = find_order(state, event.order_id);
    if (!order) return;
    order->status = OrderStatus::paid;
    order->paid_at = event.at;
    count(state, counted_by(order->placed, event));
  }
  void operator()(const OrderCompleted& event) const {
    OrderState* order = find_order(state, event.order_id);
    if (!order) return;
    order->status = OrderStatus::completed;
    order->completed_at = event.at;
  }
  void operator()(const OrderCancelled& event) const {
    OrderState* order = find_order(state, event.order_id);
    if (!order) return;
    order->status = OrderStatus::cancelled;
    move_cards(state, order->placed.payments, 1);
    for (const std::string& promotion : order->placed.promotions) {
      std::int64_t& uses = state.cancelled_uses[promotion];
      uses = saturated(uses + 1);
    }
    release(state, *order);
  }
  void operator()(const OrderRefunded& event) const {
    OrderState* order = find_order(state, event.order_id);
    if (!order) return;
    Qualification corrected{.at = order->paid_at.value_or(event.at)};
    for (const RefundedLine& refunded : event.lines) {
      OrderLine* line = find_line(order->placed, refunded.sku);
      if (!line) order->refunded_charges.push_back(refunded.sku);
      if (!line) continue;
      const Minor before = remaining_basis(*line);
      const std::int64_t units = line->refunded;
      line->refunded = std::min(line->quantity, line->refunded + refunded.quantity);
      corrected.units = saturated(corrected.units + units - line->refunded);
      corrected.spend_minor = plus(corrected.spend_minor, remaining_basis(*line) - before);
    }
    order->refunded_minor = plus(order->refunded_minor, event.refund_minor);
    move_cards(state, event.payments, 1);
    order->clawed_minor = plus(order->clawed_minor, event.clawed_minor.value_or(Minor{}));
    if (wholly_refunded(order->placed)) {
      order->status = OrderStatus::refunded;
      corrected.orders = -1;
      release(state, *order);
    }
    count(state, corrected);
  }
  void operator()(const PointsEarned& event) const {
    open_lot(state,
             {.id = event.id,
              .remaining = event.points,
              .opened_at = event.at,
              .expires_at = event.expires_at,
              .ref = event.ref},
             event.available_at);
    move_ends(state, event.lots_end);
    note_award(state.earn_counts, event);
    state.lifetime_points = plus(state.lifetime_points, event.points);
    count(state, counted_by(event));
    if (!event.basis) return note_friend(state, event.ref, award_of(event));
    OrderState* order = find_order(state, event.ref);
    if (!order) return;
    order->points_earned = plus(order->points_earned, event.points);
    order->awards.push_back(award_of(event));
  }
  void operator()(const PointsSpent& event) const {
    take_from_lots(state, event.lots);
    move_ends(state, event.lots_end);
    OrderState* order = find_order(state, event.ref);
    if (!order) return;
    order->points_spent = plus(order->points_spent, event.points);
    for (const LotShare& share : event.lots) order->spent_lots.push_back(share);
  }
  void operator()(const PointsExpired& event) const {
    if (event.points.value > 0) {
      state.expired.push_back({.id = event.lot_id, .points = event.points, .at = event.at});
      if (state.expired.size() > kMaxExpiredLots) state.expired.erase(state.expired.begin());
    }
    // The lot that ends is nearly always one of the oldest.
    const auto held = std::find_if(state.lots.begin(), state.lots.end(),
                                   [&](const LotState& one) { return one.lot.id == event.lot_id; });
    if (held != state.lots.end()) state.lots.erase(held);
  }
  void operator()(const PointsReversed& event) const {
    take_from_lots(state, event.lots);
    state.deficit = plus(state.deficit, event.deficit);
    state.lifetime_points = minus(state.lifetime_points, event.points);
    if (event.awards.empty()) count(state, {.at = event.at, .points = -event.points});
    OrderState* order = find_order(state, event.ref);
    for (const LotShare& share : event.awards) {
      Award* award = order ? find_award(order->awards, share.lot_id) : nullptr;
      if (award) order->points_reversed = plus(order->points_reversed, share.points);
      if (!award) award = find_friend_award(state, share.lot_id);
      if (!award) continue;
      award->reversed = plus(award->reversed, share.points);
      count(state, {.at = award->counted_at, .points = -share.points});
    }
  }
  void operator()(const PointsRestored& event) const {
    OrderState* order = find_order(state, event.ref);
    if (order) order->points_restored = plus(order->points_restored, event.points);
    for (const LotShare& share : event.lots) {
      if (order) take_back(order->spent_lots, share);
      LotState* held = find_lot(state, share.lot_id);
      if (!held && event.until) {
        open_lot(state,
                 {.id = share.lot_id,
                  .remaining = share.points,
                  .opened_at = event.at,
                  .expires_at = event.until,
                  .ref = event.ref},
                 event.at);
      }
      if (!held) continue;
      if (event.until && held->lot.expires_at) {
        held->lot.expires_at = std::max(*held->lot.expires_at, *event.until);
      }
      held->lot.remaining = plus(held->lot.remaining, pay_deficit(state, share.points));
    }
  }
  void operator()(const GrowthChanged& event) const {
    count(state, counted_by(event));
    note_award(state.earn_counts, event);
    OrderState* order = find_order(state, event.ref);
    if (event.points.value < 0) {
      const std::string id = event.rule_id + ":" + event.ref;
      Award* award = order ? find_award(order->awards, id) : find_friend_award(state, id);
      if (award) award->reversed = plus(award->reversed, -event.points);
      if (order) order->growth_reversed = plus(order->growth_reversed, -event.points);
    } else if (!order) {
      note_friend(state, event.ref, award_of(event));
    } else if (event.basis) {
      order->growth_earned = plus(order->growth_earned, event.points);
      order->awards.push_back(award_of(event));
    }
  }
  void operator()(const TierChanged& event) const {
    if (event.from != event.to) state.tier_since = event.at;
    state.tier = event.to;
    state.tier_valid_until = event.valid_until;
    state.tier_grace_until = event.grace_until;
  }
  void operator()(const CouponClaimed& event) const {
    const auto place =
        std::find_if(state.coupons.begin(), state.coupons.end(), [&](const HeldCoupon& held) {
          return held.claimed_at > event.at ||
                 (held.claimed_at == event.at && held.code > event.code);
        });
    state.coupons.insert(place, {.code = event.code, .claimed_at = event.at});
  }
  void operator()(const RewardRedeemed& event) const {
    const bool waits = event.sku || event.commit;
    state.rewards.push_back({.id = event.id.value_or(""),
                             .reward = event.reward,
                             .points = event.points,
                             .at = event.at,
                             .status = waits ? RewardStatus::waiting : RewardStatus::done,
                             .sku = event.sku,
                             .value_minor = event.value_minor,
                             .commit = event.commit});
  }
  void operator()(const RewardSettled& event) const {
    for (HeldReward& held : state.rewards) {
      if (held.id != event.id) continue;
      held.status = event.status;
      held.prize = event.prize;
    }
  }
  void operator()(const PointsAdjusted& event) const {
    take_from_lots(state, event.lots);
    state.deficit = plus(state.deficit, event.deficit.value_or(Points{}));
    for (const PointsLot& lot : event.opened) {
      if (event.why == AdjustReason::reinstated) {
        std::erase_if(state.expired, [&](const ExpiredLot& gone) { return gone.id == lot.id; });
      }
      open_lot(state, lot, event.at);
    }
    if (event.why != AdjustReason::penalty) return;
    state.penalties.push_back(
        {.id = event.id, .reason = event.ref, .points = -event.points, .at = event.at});
  }
  void operator()(const StandingChanged& event) const {
    state.frozen.reset();
    if (!event.frozen) return;
    state.frozen = Freeze{.reason = event.reason, .since = event.at, .until = event.until};
  }
  void operator()(const AppealMoved& event) const {
    for (Penalty& penalty : state.penalties) {
      if (penalty.id == event.penalty) penalty.appeal = event.status;
    }
  }
  void operator()(const GoalMoved& event) const {
    take_from_lots(state, event.lots);
    if (event.credit) open_lot(state, *event.credit, event.at);
    auto goal = std::find_if(state.goals.begin(), state.goals.end(),
                             [&](const PendingGoal& one) { return one.id == event.id; });
    if (goal == state.goals.end()) {
      goal = state.goals.insert(goal, {.id = event.id,
                                       .reward = event.reward,
                                       .value = event.value,
                                       .settles_at = event.settles_at});
    }
    goal->count = saturated(goal->count + event.count);
    goal->cost = plus(goal->cost, event.cost);
    if (goal->count <= 0) state.goals.erase(goal);
  }
  void operator()(const PurchaseRecorded& event) const { count(state, counted_by(event)); }
  void operator()(const MembershipChanged& event) const {
    state.membership.reset();
    if (event.plan.empty()) return;
    state.membership = Membership{.plan = event.plan,
                                  .from = event.from,
                                  .until = event.until,
                                  .price_minor = event.price_minor};
  }
  void operator()(const CheckedIn& event) const {
    auto& days = state.check_in_days;
    const auto place = std::lower_bound(days.begin(), days.end(), event.day);
    if (place == days.end() || *place != event.day) days.insert(place, event.day);
    if (days.size() > kMaxCheckInDays) days.erase(days.begin());
  }

  void operator()(const ActivityRecorded& event) const {
    count(state, counted_by(event));
    for (Activity& known : state.activities) {
      if (known.on != event.on || known.ref != event.ref) continue;
      known.pending = event.pending.value_or(false);
      known.withdrawn = event.withdrawn;
      if (event.withdrawn && event.on == EarnTrigger::referral) {
        count(state, {.at = known.at, .invitations = -1});
      }
      return;
    }
    state.activities.push_back({.on = event.on,
                                .ref = event.ref,
                                .at = event.at,
                                .pending = event.pending.value_or(false),
                                .order_id = event.order_id});
  }
  void operator()(const TierAssigned& event) const {
    std::erase_if(state.floors, [&](const TierFloor& floor) { return floor.ref == event.ref; });
    if (event.tier.empty()) return;
    state.floors.push_back({.tier = event.tier, .until = event.until, .ref = event.ref});
  }

  static void take_back(std::vector<LotShare>& spent, const LotShare& share) {
    for (LotShare& one : spent) {
      if (one.lot_id == share.lot_id)
        one.points = std::max(minus(one.points, share.points), Points{});
    }
    std::erase_if(spent, [](const LotShare& one) { return one.points.value == 0; });
  }
};

}  // namespace

void apply(State& state, const Event& event) {
  const Instant at = std::visit([](const auto& held) { return held.at; }, event);
  state.latest_at = std::max(state.latest_at, at);
  std::visit(Folding{state}, event);
}

Result<State> apply_events(const ApplyRequest& request) {
  State state = request.state;
  for (const Event& event : request.events) apply(state, event);
  return state;
}

}  // namespace tillside

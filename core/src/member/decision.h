// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The rules of each command. `decide` checks who asks and adds what follows for the tier.

#include "loyalty/earn.h"
#include "tillside/member.h"

namespace tillside {

using Events = std::vector<Event>;

/// What a decision is made from.
struct Situation {
  const Program& program;
  const State& state;
  const Context& context;
};

/// What each command does: its events go to `events`, which are nobody's where it is refused. @{
[[nodiscard]] Status decide_enrol(const Situation& situation, const Enrol& args, Events& events);
[[nodiscard]] Status decide_place_order(const Situation& situation, const PlaceOrder& args,
                                        Events& events);
[[nodiscard]] Status decide_cancel(const Situation& situation, const CancelOrder& args,
                                   Events& events);
[[nodiscard]] Status decide_payment(const Situation& situation, const ConfirmPayment& args,
                                    Events& events);
[[nodiscard]] Status decide_completion(const Situation& situation, const CompleteOrder& args,
                                       Events& events);
[[nodiscard]] Status decide_refund(const Situation& situation, const Refund& args, Events& events);
[[nodiscard]] Status decide_reward(const Situation& situation, const RedeemReward& args,
                                   Events& events);
[[nodiscard]] Status decide_check_in(const Situation& situation, Events& events);
[[nodiscard]] Status decide_activity(const Situation& situation, const RecordActivity& args,
                                     Events& events);
[[nodiscard]] Status decide_assign_tier(const Situation& situation, const AssignTier& args,
                                        Events& events);
[[nodiscard]] Status decide_adjust(const Situation& situation, const AdjustPoints& args,
                                   Events& events);
[[nodiscard]] Status decide_reinstate(const Situation& situation, Events& events);
[[nodiscard]] Status decide_standing(const Situation& situation, const SetStanding& args,
                                     Events& events);
[[nodiscard]] Status decide_appeal(const Situation& situation, const Appeal& args, Events& events);
[[nodiscard]] Status decide_transfer(const Situation& situation, const TransferPoints& args,
                                     Events& events);
[[nodiscard]] Status decide_receive(const Situation& situation, const ReceivePoints& args,
                                    Events& events);
[[nodiscard]] Status decide_purchase(const Situation& situation, const RecordPurchase& args,
                                     Events& events);
[[nodiscard]] Status decide_membership(const Situation& situation, const ChangeMembership& args,
                                       Events& events);
[[nodiscard]] Status decide_settle(const Situation& situation, const SettleReward& args,
                                   Events& events);
[[nodiscard]] Status decide_pass_time(const Situation& situation, const PassTime& args,
                                      Events& events);
/// @}

/// What a plan would change now and cost, or the end of the membership where `plan` is empty.
/// Nothing where the program has no such plan, or where there is no membership to end.
[[nodiscard]] std::optional<MembershipChanged> membership_change(const Program& program,
                                                                 const State& state,
                                                                 const std::string& plan,
                                                                 Instant now);

/// What is taken back of awards.
struct Reversal {
  std::vector<LotShare> points = {};  ///< by the lot that each award opened
  Events growth = {};
  /// So much of an award, which `ref` caused.
  void add(const Situation& situation, const Award& award, Points points, const std::string& ref);
};

/// The friend's side of a referral: the first order that qualifies pays the friend, and tells the
/// server to reward the member who invited. @error amount_out_of_range
[[nodiscard]] Status add_referral(const Situation& situation, const OrderState& order,
                                  Events& events);
/// The friend's side of an order that came back so far that it qualifies no more: what it paid
/// joins what the refund takes, and an event tells the server to take the inviter's part.
void withdraw_referral(const Situation& situation, const OrderState& after, Reversal& gone,
                       Events& events);
/// What milestones pay whose needs are reached by the events. @error amount_out_of_range
[[nodiscard]] Status add_milestones(const Situation& situation, Events& events);

/// A credit that opens a lot of its own.
[[nodiscard]] PointsAdjusted credited(const Situation& situation, AdjustReason why, Points points,
                                      const std::string& ref, std::optional<Instant> expires_at);

/// What the program's points goal buys by itself once the events have credited.
[[nodiscard]] Status add_goals(const Situation& situation, Events& events);
/// The rewards of a goal are given out.
void settle_goal(const Program& program, const PendingGoal& goal, Instant at, Events& events);
/// A refund takes from rewards that wait before it takes from the balance: first what their
/// transaction earned beyond them, then whole rewards while the balance would not do; what the
/// last one gave too much is credited. Answers what is left to take.
[[nodiscard]] Points recoup(const Situation& situation, Points wanted, Points balance,
                            Events& events);

/// Takes back what awards paid. @error insufficient_points {have, need}  under the policy `reject`
[[nodiscard]] Status add_reversal(const Situation& situation, const std::string& ref, Reversal gone,
                                  Events& events);
/// Takes points back: `awards` name lots that give first, each at most its own part.
/// @error insufficient_points {have, need}  under the policy `reject`
[[nodiscard]] Status add_points_reversal(const Situation& situation, const std::string& ref,
                                         Points wanted, std::vector<LotShare> awards,
                                         Events& events);

/// The events of a due moment, whether or not the caller may send them.
[[nodiscard]] Events events_due_at(const Program& program, const State& state, Instant due);
/// The state with all that has fallen due by `now`.
[[nodiscard]] State with_time_passed(const Program& program, const State& before, Instant now);

/// Whether an actor may record this activity.
[[nodiscard]] bool may_record(ActorKind actor, EarnTrigger on);

/// A figure of an error's detail. Plain, so that a refusal costs a page few bytes.
struct Figure {
  const char* name;
  std::int64_t value;
};

/// An error of an argument: `name` is the argument's, the pointer is into the verb's request.
[[nodiscard]] Failure refused(Errc code, std::string_view name, std::string_view value,
                              std::initializer_list<Figure> figures = {});
[[nodiscard]] Failure refused(Errc code, std::string_view name, std::int64_t value,
                              std::initializer_list<Figure> figures = {});

/// An end that is over. @error window_not_ordered
[[nodiscard]] Failure over(const char* members, Instant end);

/// The error with a text more in its detail.
[[nodiscard]] Failure with_text(Failure failure, const char* name, std::string_view text);

/// The member's order. @error order_unknown
[[nodiscard]] Result<const OrderState*> order_of(const State& state, const std::string& id);

/// @error order_status {status}
[[nodiscard]] Failure wrong_status(const OrderState& order);

/// What the rules pay that wait for `trigger`, as events. `order` is empty for what is not of an
/// order; `ref` is the order's id or the command's. @error amount_out_of_range
[[nodiscard]] Status add_awards(const Situation& situation, EarnTrigger trigger,
                                const EarnOrder& order, const std::string& ref, Events& events);

/// The member as earn rules see it, with what the decision's events so far add.
[[nodiscard]] Earner earner_of(const Situation& situation, const Events& events);

/// What the events add to the tier's counters by now.
[[nodiscard]] Qualification added_by(const Situation& situation, const Events& events);

/// Points that this command spends, from these lots.
[[nodiscard]] PointsSpent spending_of(const Situation& situation, Points points,
                                      std::vector<LotShare> lots);

/// An event that is no order, as earn rules see it.
[[nodiscard]] EarnOrder event_of(const Situation& situation);
/// An order as earn rules see it: what is not refunded.
[[nodiscard]] EarnOrder earning_of(const Situation& situation, const OrderState& order);
[[nodiscard]] EarnLine earn_line(const OrderLine& line);

/// Under `recompute: on_refund`, keeps of a refund the discounts that what remains does not earn.
[[nodiscard]] Status claw_discounts(const Situation& situation, const OrderState& before,
                                    const OrderState& after, OrderRefunded& event);

/// Gives back `points` of those that paid the order, to the lots that paid.
void add_restored(const Situation& situation, const OrderState& order, Points points,
                  Events& events);

/// Takes back what the order's awards lose by what is refunded of it in `after`.
/// @error insufficient_points {have, need}  under the policy `reject`
[[nodiscard]] Status add_reversals(const Situation& situation, const OrderState& after,
                                   Events& events);

}  // namespace tillside

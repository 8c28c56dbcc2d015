// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A member: the state, how a command is decided, how an event is applied.
/// The state is a fold over the member's ledger; it may be thrown away and made again.
/// @see docs/rules/member.md, docs/protocol.md

#include <map>

#include "tillside/command.h"

namespace tillside {

/// Points or growth that count towards the tier. Summed over the tier rules' window.
struct Qualification {
  Instant at;
  Points points;
  Minor spend_minor;
  Points growth;
  std::int64_t orders = 0;
  static constexpr auto kFields =
      fields(field("at", &Qualification::at), field("points", &Qualification::points),
             field("spendMinor", &Qualification::spend_minor),
             field("growth", &Qualification::growth), field("orders", &Qualification::orders));
};

struct OrderState {
  OrderPlaced placed;  ///< the snapshot; `refunded` of its lines moves
  OrderStatus status = OrderStatus::placed;
  std::optional<Instant> paid_at = {};
  std::optional<Instant> completed_at = {};
  Minor refunded_minor;
  Points points_earned;  ///< by this order's rules
  Points points_reversed;
  Points points_spent;  ///< to pay it
  std::vector<LotShare> spent_lots = {};
  Points points_restored;
  Points growth_earned;
  Points growth_reversed;
  static constexpr auto kFields = fields(
      field("placed", &OrderState::placed), field("status", &OrderState::status),
      field("paidAt", &OrderState::paid_at), field("completedAt", &OrderState::completed_at),
      field("refundedMinor", &OrderState::refunded_minor),
      field("pointsEarned", &OrderState::points_earned),
      field("pointsReversed", &OrderState::points_reversed),
      field("pointsSpent", &OrderState::points_spent), field("spentLots", &OrderState::spent_lots),
      field("pointsRestored", &OrderState::points_restored),
      field("growthEarned", &OrderState::growth_earned),
      field("growthReversed", &OrderState::growth_reversed));
};

struct HeldCoupon {
  std::string code;
  Instant claimed_at;
  std::optional<std::string> used_by = {};  ///< order id
  static constexpr auto kFields =
      fields(field("code", &HeldCoupon::code), field("claimedAt", &HeldCoupon::claimed_at),
             field("usedBy", &HeldCoupon::used_by));
};

/// A lot with the moment from which it may be spent.
struct LotState {
  PointsLot lot;
  Instant available_at;
  static constexpr auto kFields =
      fields(field("lot", &LotState::lot), field("availableAt", &LotState::available_at));
};

/// All that the engine knows of a member. Ordered containers only.
struct State {
  std::optional<Instant> enrolled_at = {};
  std::string tier = {};
  std::optional<Instant> tier_since = {};
  std::optional<Instant> tier_valid_until = {};
  std::optional<Instant> tier_grace_until = {};
  std::vector<LotState> lots = {};  ///< in the order opened; emptied ones stay until they expire
  Points deficit;                   ///< points owed after a refund
  Points lifetime_points;           ///< ever earned less reversed
  std::vector<Qualification> qualifications = {};  ///< ascending by `at`, one for each moment
  std::map<std::string, OrderState> orders = {};
  std::vector<HeldCoupon> coupons = {};
  std::map<std::string, std::int64_t> promotion_uses = {};  ///< of promotions with a coupon
  std::vector<std::int64_t> check_in_days = {};  ///< the last 400 local days with a check-in
  static constexpr auto kFields = fields(
      field("enrolledAt", &State::enrolled_at), field("tier", &State::tier),
      field("tierSince", &State::tier_since), field("tierValidUntil", &State::tier_valid_until),
      field("tierGraceUntil", &State::tier_grace_until), field("lots", &State::lots),
      field("deficit", &State::deficit), field("lifetimePoints", &State::lifetime_points),
      field("qualifications", &State::qualifications), field("orders", &State::orders),
      field("coupons", &State::coupons), field("promotionUses", &State::promotion_uses),
      field("checkInDays", &State::check_in_days));
};

/// What a decision may know beside program, state and command.
struct Context {
  Instant now;  ///< the server's time; in the browser the device's best guess of it
  Actor actor;
  std::string command_id;  ///< 32 hex digits
  std::string program_hash;
  std::vector<PricedItem> items = {};  ///< of the order's lines, with stock where it is counted
  static constexpr auto kFields =
      fields(field("now", &Context::now), field("actor", &Context::actor),
             field("commandId", &Context::command_id).in(1, 64),
             field("programHash", &Context::program_hash).in(64, 64),
             field("items", &Context::items).up_to(kMaxLines).or_default());
};

struct DecideRequest {
  Program program;
  State state;
  Command command;
  Context context;
  static constexpr auto kFields =
      fields(field("program", &DecideRequest::program), field("state", &DecideRequest::state),
             field("command", &DecideRequest::command), field("context", &DecideRequest::context));
};
struct Decision {
  std::vector<Event> events;
  static constexpr auto kFields = fields(field("events", &Decision::events));
};

/// Decides a command. Pure. The caller has run what was due before (`next_due`).
/// @error not_permitted {kind}  this actor may not send this kind (`may_send`)
/// @error not_enrolled @error already_enrolled @error order_unknown @error order_status
/// @error item_unknown @error stock {left} @error coupon_unknown @error coupon_used
/// @error coupon_not_held @error coupon_refused @error price_changed {newTotal}
/// @error payment_mismatch @error refund_too_much @error reward_unknown
/// @error reward_price_changed @error insufficient_points {have, need}
/// @error already_checked_in @error not_due @error amount_out_of_range
[[nodiscard]] Result<Decision> decide(const Program& program, const State& state,
                                      const Command& command, const Context& context);
[[nodiscard]] Result<Decision> decide_command(const DecideRequest& request);

/// Whether an actor may send this kind at all. @error not_permitted {kind}
[[nodiscard]] Status may_send(ActorKind actor, const CommandArgs& args);

/// Folds one event into the state. Total: it cannot fail.
void apply(State& state, const Event& event);

struct ApplyRequest {
  State state;
  std::vector<Event> events;
  static constexpr auto kFields =
      fields(field("state", &ApplyRequest::state), field("events", &ApplyRequest::events));
};
/// The verb over apply.
[[nodiscard]] Result<State> apply_events(const ApplyRequest& request);

/// The next moment at or before `now` at which time itself changes the state (a lot expires,
/// a tier's validity or grace ends); the shell then appends `passTime {due}` as actor server.
[[nodiscard]] std::optional<Instant> next_due(const Program& program, const State& state,
                                              Instant now);

struct ViewRequest {
  Program program;
  State state;
  Instant now;
  static constexpr auto kFields =
      fields(field("program", &ViewRequest::program), field("state", &ViewRequest::state),
             field("now", &ViewRequest::now));
};
struct ExpiringPoints {
  Instant expires_at;
  Points points;
  static constexpr auto kFields = fields(field("expiresAt", &ExpiringPoints::expires_at),
                                         field("points", &ExpiringPoints::points));
};
/// What a member sees at a moment: what is due is counted as done.
struct MemberView {
  bool enrolled = false;
  Points balance;    ///< open lots, pending ones too, less the deficit
  Points available;  ///< spendable now, >= 0
  Points pending;
  Points lifetime_points;
  std::vector<LotState> lots;            ///< open ones, in spending order
  std::vector<ExpiringPoints> expiring;  ///< next 30 days, by moment
  TierProgress tier;
  std::vector<OrderState> orders;  ///< newest first
  std::vector<HeldCoupon> coupons;
  bool checked_in_today = false;
  QuoteMember quote_member;  ///< what pricing may know
  static constexpr auto kFields = fields(
      field("enrolled", &MemberView::enrolled), field("balance", &MemberView::balance),
      field("available", &MemberView::available), field("pending", &MemberView::pending),
      field("lifetimePoints", &MemberView::lifetime_points), field("lots", &MemberView::lots),
      field("expiring", &MemberView::expiring), field("tier", &MemberView::tier),
      field("orders", &MemberView::orders), field("coupons", &MemberView::coupons),
      field("checkedInToday", &MemberView::checked_in_today),
      field("quoteMember", &MemberView::quote_member));
};
/// Pure view at `now`. @error amount_out_of_range
[[nodiscard]] Result<MemberView> view_member(const ViewRequest& request);

}  // namespace tillside

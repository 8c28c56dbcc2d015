// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a member sees at a moment. Pure: what is due by then is counted as done.
/// @see docs/rules/member.md

#include "tillside/member.h"

namespace tillside {

struct ViewRequest {
  Program program;
  State state;
  Instant now;
  static constexpr auto kFields =
      fields(field("program", &ViewRequest::program), field("state", &ViewRequest::state),
             field("now", &ViewRequest::now).in(0, kLatestMoment));
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
  std::vector<ExpiringPoints> expiring;  ///< soon (`expiry.soonDays`), by moment
  TierProgress tier;
  std::vector<OrderState> orders;  ///< newest first
  std::vector<HeldCoupon> coupons;
  std::vector<HeldReward> rewards;  ///< newest first
  std::vector<PendingGoal> goals;   ///< rewards that wait, as they came
  std::vector<Penalty> penalties;   ///< as they came
  std::optional<Freeze> frozen = {};
  std::optional<Membership> membership = {};
  std::vector<MembershipChanged> plans;  ///< what each plan, and last an end, would change now
  std::vector<std::string> linked;       ///< accounts that points may go to
  std::int64_t today = 0;                ///< the program's local day, counted from 1970
  bool checked_in_today = false;
  std::int64_t check_in_streak = 0;  ///< days in a row, up to today or yesterday
  QuoteMember quote_member;          ///< what pricing may know
  static constexpr auto kFields = fields(
      field("enrolled", &MemberView::enrolled), field("balance", &MemberView::balance),
      field("available", &MemberView::available), field("pending", &MemberView::pending),
      field("lifetimePoints", &MemberView::lifetime_points), field("lots", &MemberView::lots),
      field("expiring", &MemberView::expiring), field("tier", &MemberView::tier),
      field("orders", &MemberView::orders), field("coupons", &MemberView::coupons),
      field("rewards", &MemberView::rewards), field("goals", &MemberView::goals),
      field("penalties", &MemberView::penalties), field("frozen", &MemberView::frozen),
      field("membership", &MemberView::membership), field("plans", &MemberView::plans),
      field("linked", &MemberView::linked), field("today", &MemberView::today),
      field("checkedInToday", &MemberView::checked_in_today),
      field("checkInStreak", &MemberView::check_in_streak),
      field("quoteMember", &MemberView::quote_member));
};
/// Pure view at `now`. @error amount_out_of_range
[[nodiscard]] Result<MemberView> view_member(const ViewRequest& request);

}  // namespace tillside

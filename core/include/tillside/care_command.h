// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What staff, the shop and other accounts ask for. @see docs/rules/member.md

#include "tillside/event.h"

namespace tillside {

/// Staff credit or debit points; a penalty (惩罚) is a debit that may be appealed against.
struct AdjustPoints {
  static constexpr const char* kKind = "adjustPoints";
  Points points;       ///< not 0
  std::string reason;  ///< a code: `goodwill`, `fraud`
  bool penalty = false;
  std::optional<Instant> expires_at = {};  ///< of a credit; absent: by the program's rule
  static constexpr auto kFields = fields(
      field("points", &AdjustPoints::points), field("reason", &AdjustPoints::reason).in(1, 64),
      field("penalty", &AdjustPoints::penalty).or_default(),
      field("expiresAt", &AdjustPoints::expires_at).in(0, kLatestMoment));
};
/// Staff give back what expired within the program's window.
struct ReinstatePoints {
  static constexpr const char* kKind = "reinstatePoints";
  static constexpr auto kFields = fields();
};
/// Staff freeze a member or let it go.
struct SetStanding {
  static constexpr const char* kKind = "setStanding";
  bool frozen = false;
  std::string reason;
  std::optional<Instant> until = {};
  static constexpr auto kFields =
      fields(field("frozen", &SetStanding::frozen), field("reason", &SetStanding::reason).in(1, 64),
             field("until", &SetStanding::until).in(0, kLatestMoment));
};
/// The member appeals against a penalty (`open`), staff uphold the appeal or reject it.
struct Appeal {
  static constexpr const char* kKind = "appeal";
  std::string penalty;
  AppealStatus status = AppealStatus::open;
  static constexpr auto kFields = fields(field("penalty", &Appeal::penalty).in(1, 64),
                                         field("status", &Appeal::status).or_default());
};
/// To another account of the same person, which staff have linked. The server appends the other
/// side, `receivePoints`, in the same transaction.
struct TransferPoints {
  static constexpr const char* kKind = "transferPoints";
  std::string to;
  Points points;
  static constexpr auto kFields =
      fields(field("to", &TransferPoints::to).in(1, 64),
             field("points", &TransferPoints::points).at_least(1, Errc::points_not_positive));
};
struct ReceivePoints {
  static constexpr const char* kKind = "receivePoints";
  std::string from;
  std::string transfer;         ///< the other side's command id
  std::vector<PointsLot> lots;  ///< what left there, with the ends it had
  static constexpr auto kFields = fields(field("from", &ReceivePoints::from).in(1, 64),
                                         field("transfer", &ReceivePoints::transfer).in(1, 64),
                                         field("lots", &ReceivePoints::lots).in(1, 10000));
};
struct RecordPurchase {
  static constexpr const char* kKind = "recordPurchase";
  Minor amount_minor;  ///< negative: money given back
  std::string ref = {};
  static constexpr auto kFields = fields(field("amountMinor", &RecordPurchase::amount_minor),
                                         field("ref", &RecordPurchase::ref).up_to(64).or_default());
};
/// The till took the money for a plan: a first period, a renewal, or a change with the unused part
/// of the old one taken off. An empty plan ends the membership and gives that part back.
struct ChangeMembership {
  static constexpr const char* kKind = "changeMembership";
  std::string plan;
  Minor paid_minor;  ///< exactly what is due; negative: given back
  static constexpr auto kFields = fields(field("plan", &ChangeMembership::plan).up_to(64),
                                         field("paidMinor", &ChangeMembership::paid_minor));
};
/// The shop hands over goods or cancels; the server settles a draw with the revealed seed.
struct SettleReward {
  static constexpr const char* kKind = "settleReward";
  std::string id;
  RewardStatus status = RewardStatus::done;
  std::optional<std::string> seed = {};
  std::optional<std::int64_t> draw = {};
  static constexpr auto kFields = fields(
      field("id", &SettleReward::id).in(1, 64), field("status", &SettleReward::status).or_default(),
      field("seed", &SettleReward::seed).in(1, 128),
      field("draw", &SettleReward::draw).in(0, 4503599627370495));
};

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the shop owes its members at a moment: points, gift cards, orders that are under way. The
/// figures are sums over what each member would see then, so that they equal a replay.

#include "store/database.h"
#include "tillside/tillside.h"

namespace tillside::shop {

struct TierCount {
  std::string tier;
  std::int64_t members = 0;
  static constexpr auto kFields =
      fields(field("tier", &TierCount::tier), field("members", &TierCount::members));
};
struct MonthPoints {
  std::string month;  ///< "2026-12", of the program's zone; empty: they never expire
  Points points;
  static constexpr auto kFields =
      fields(field("month", &MonthPoints::month), field("points", &MonthPoints::points));
};
struct OrderCount {
  OrderStatus status = OrderStatus::placed;
  std::int64_t orders = 0;
  Minor total_minor;
  Minor refunded_minor;
  static constexpr auto kFields =
      fields(field("status", &OrderCount::status), field("orders", &OrderCount::orders),
             field("totalMinor", &OrderCount::total_minor),
             field("refundedMinor", &OrderCount::refunded_minor));
};

struct Report {
  Instant at;
  std::string currency;
  std::string program_hash;
  std::int64_t members = 0;  ///< enrolled
  std::int64_t frozen = 0;
  std::vector<TierCount> tiers = {};
  Points available;                       ///< may be spent now
  Points pending;                         ///< wait for their moment
  Points owed;                            ///< by members, after refunds
  Points lifetime;                        ///< ever earned less taken back
  std::optional<Minor> worth_minor = {};  ///< of available and pending, where points pay orders
  std::vector<MonthPoints> expiring = {};
  std::int64_t gift_cards = 0;  ///< with something left
  Minor gift_cards_minor;
  std::vector<OrderCount> orders = {};
  static constexpr auto kFields =
      fields(field("at", &Report::at), field("currency", &Report::currency),
             field("programHash", &Report::program_hash), field("members", &Report::members),
             field("frozen", &Report::frozen), field("tiers", &Report::tiers),
             field("available", &Report::available), field("pending", &Report::pending),
             field("owed", &Report::owed), field("lifetime", &Report::lifetime),
             field("worthMinor", &Report::worth_minor), field("expiring", &Report::expiring),
             field("giftCards", &Report::gift_cards),
             field("giftCardsMinor", &Report::gift_cards_minor), field("orders", &Report::orders));
};

/// @error data_absent  there is no program @error storage_failed @error amount_out_of_range
[[nodiscard]] Result<Report> report(store::Database& db, Instant at);

}  // namespace tillside::shop

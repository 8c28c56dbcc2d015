// SPDX-License-Identifier: MIT
#include "loyalty/lots.h"

#include <algorithm>

#include "loyalty/saturate.h"
#include "tillside/arrange.h"

namespace tillside {

bool spends_before(const PointsLot& a, const PointsLot& b) {
  const auto never = [](const PointsLot& lot) { return !lot.expires_at; };
  if (never(a) != never(b)) return never(b);
  if (a.expires_at && *a.expires_at != *b.expires_at) return *a.expires_at < *b.expires_at;
  if (a.opened_at != b.opened_at) return a.opened_at < b.opened_at;
  return a.id < b.id;
}

bool ended(const PointsLot& lot, Instant at) { return lot.expires_at && *lot.expires_at <= at; }

std::vector<PointsLot> spendable_lots(const State& state, Instant now) {
  std::vector<PointsLot> lots;
  for (const LotState& held : state.lots) {
    const bool pays = held.lot.remaining.value > 0 && held.available_at <= now;
    if (pays && !ended(held.lot, now)) lots.push_back(held.lot);
  }
  return lots;
}

Points available_points(const State& state, Instant now) {
  Points sum;
  for (const PointsLot& lot : spendable_lots(state, now)) sum = plus(sum, lot.remaining);
  return std::max(minus(sum, state.deficit), Points{});
}

namespace {

/// The end of the local day, month or year that holds a moment.
Instant end_of(const Zone& zone, Instant at, EndOf unit) {
  LocalDay last = local_day(zone, at);
  if (unit == EndOf::none) return at;
  if (unit == EndOf::month) last = end_of_month(last);
  if (unit == EndOf::year) last = end_of_year(last);
  return start_of(zone, {last.days + 1});
}

}  // namespace

std::optional<Instant> expiry_of(const Program& program, Instant available_at) {
  const PointsExpiry& rule = program.points.expiry;
  const Zone& zone = program.zone;
  const LocalDay day = local_day(zone, available_at);
  const auto after = [&](LocalDay last) { return start_of(zone, {last.days + 1}); };
  switch (rule.kind) {
    case ExpiryKind::never:
      return std::nullopt;
    case ExpiryKind::after_days:
      return end_of(zone, {available_at.value + rule.count * kMillisecondsPerDay}, rule.end_of);
    case ExpiryKind::after_months:
      return end_of(zone, add_months(zone, available_at, rule.count), rule.end_of);
    case ExpiryKind::end_of_day:
      return after({day.days + rule.count});
    case ExpiryKind::end_of_month:
      return after(end_of_month(add_months(day, rule.count)));
    case ExpiryKind::end_of_year:
      return after(end_of_year(add_months(day, rule.count * 12)));
    case ExpiryKind::fixed_date:
      if (rule.date && available_at < *rule.date) return rule.date;
      return std::nullopt;
  }
  return std::nullopt;
}

Result<RedemptionPlan> plan_redemption(const RedemptionRequest& request) {
  if (request.points.value < 1) {
    return Error{.code = Errc::points_not_positive,
                 .pointer = "/points",
                 .value = std::to_string(request.points.value)};
  }
  std::vector<const PointsLot*> lots;
  Points have;
  for (const PointsLot& lot : request.lots) {
    if (lot.remaining.value <= 0 || ended(lot, request.now)) continue;
    lots.push_back(&lot);
    have = plus(have, lot.remaining);
  }
  if (have < request.points) {
    return Error{.code = Errc::insufficient_points,
                 .pointer = "/points",
                 .value = std::to_string(request.points.value),
                 .detail = {{"have", have.value}, {"need", request.points.value}}};
  }
  arrange(lots, [](const auto* a, const auto* b) { return spends_before(*a, *b); });
  RedemptionPlan plan;
  Points missing = request.points;
  for (const PointsLot* lot : lots) {
    if (missing.value == 0) break;
    const Points share = std::min(lot->remaining, missing);
    plan.shares.push_back({.lot_id = lot->id, .points = share});
    missing -= share;
  }
  return plan;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "shop/report.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <map>

#include "json/json_source.h"
#include "store/members.h"
#include "store/programs.h"
#include "store/snapshot.h"

namespace tillside::shop {
namespace {

/// What is added up while members go by.
struct Sums {
  std::map<std::string, std::int64_t> tiers = {};
  std::map<std::string, std::int64_t> expiring = {};
  std::map<OrderStatus, OrderCount> orders = {};
};

std::string month_of(const Zone& zone, const std::optional<Instant>& at) {
  if (!at) return "";
  const std::chrono::sys_days day{std::chrono::days(local_day(zone, *at).days)};
  const std::chrono::year_month_day date(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()));
  return text.data();
}

void add_points(const MemberView& view, const State& state, const Zone& zone, Report& report,
                Sums& sums) {
  report.available.value += view.available.value;
  report.pending.value += view.pending.value;
  report.owed.value += state.deficit.value;
  report.lifetime.value += view.lifetime_points.value;
  for (const LotState& held : view.lots) {
    sums.expiring[month_of(zone, held.lot.expires_at)] += held.lot.remaining.value;
  }
}

void add_holdings(const MemberView& view, Report& report, Sums& sums) {
  for (const HeldReward& reward : view.rewards) {
    if (!reward.value_minor || reward.value_minor->value == 0) continue;
    if (reward.status == RewardStatus::cancelled) continue;
    report.gift_cards += 1;
    report.gift_cards_minor.value += reward.value_minor->value;
  }
  for (const OrderState& order : view.orders) {
    OrderCount& count = sums.orders[order.status];
    count.status = order.status;
    count.orders += 1;
    count.total_minor.value += order.placed.total_minor.value;
    count.refunded_minor.value += order.refunded_minor.value;
  }
}

Status add_member(store::Database& db, const std::string& key, ViewRequest& request, Report& report,
                  Sums& sums) {
  TILLSIDE_TRY(std::optional<sync::MemberRecord> record, store::read_member(db, key));
  if (!record || !record->state.enrolled_at) return Done{};
  request.state = std::move(record->state);
  TILLSIDE_TRY(const MemberView view, view_member(request));
  report.members += 1;
  report.frozen += view.frozen ? 1 : 0;
  sums.tiers[view.tier.current] += 1;
  add_points(view, request.state, request.program.zone, report, sums);
  add_holdings(view, report, sums);
  return Done{};
}

Result<Program> program_in_force(store::Database& db, std::string& hash) {
  TILLSIDE_TRY(const std::vector<store::StoredProgram> programs, store::load_programs(db));
  for (const store::StoredProgram& program : programs) {
    if (program.retired_at) continue;
    hash = program.hash;
    return read_json<Program>(program.body);
  }
  return Error{.code = Errc::data_absent, .rule = "a shop with a program"};
}

/// In the ladder's order, so that a tier without members shows as well.
void list_sums(const Program& program, Sums& sums, Report& report) {
  for (const auto& tier : program.tier.tiers)
    report.tiers.push_back({tier.id, sums.tiers[tier.id]});
  for (const auto& [month, points] : sums.expiring) report.expiring.push_back({month, {points}});
  for (const auto& [status, count] : sums.orders) report.orders.push_back(count);
}

}  // namespace

Result<Report> report(store::Database& db, Instant at) {
  TILLSIDE_TRY(const store::Snapshot moment, store::Snapshot::take(db));
  Report made{.at = at};
  ViewRequest request{.now = at};
  TILLSIDE_TRY(request.program, program_in_force(db, made.program_hash));
  made.currency = request.program.currency;
  TILLSIDE_TRY(const std::vector<std::string> keys, store::all_members(db));
  Sums sums;
  for (const std::string& key : keys) {
    TILLSIDE_CHECK(add_member(db, key, request, made, sums));
  }
  list_sums(request.program, sums, made);
  if (const auto& rate = request.program.points.redemption) {
    const Wide points = made.available.value + made.pending.value;
    TILLSIDE_TRY(const std::int64_t worth,
                 round_div(points * rate->minor.value, rate->points.value, RoundingMode::floor));
    made.worth_minor = Minor{worth};
  }
  return made;
}

}  // namespace tillside::shop

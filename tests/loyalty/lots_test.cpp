// SPDX-License-Identifier: MIT
#include <algorithm>

#include "support/story.h"

using namespace tillside;
using namespace tillside::test;

namespace {

PointsLot lot(std::string id, std::int64_t points, std::int64_t opened,
              std::optional<std::int64_t> expires = {}) {
  PointsLot made{.id = std::move(id), .remaining = {points}, .opened_at = day(opened)};
  if (expires) made.expires_at = day(*expires);
  return made;
}

std::string plan(std::vector<PointsLot> lots, std::int64_t points) {
  const auto reply = plan_redemption({.lots = std::move(lots), .points = {points}, .now = day(0)});
  if (!reply) return std::string(name(reply.error().code));
  std::string text;
  for (const LotShare& share : reply->shares) {
    text += share.lot_id + ":" + std::to_string(share.points.value) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("which lots pay", "[lots]") {
  const std::vector<PointsLot> lots{lot("never", 100, -9),      lot("late", 100, -8, 20),
                                    lot("soon-b", 100, -7, 10), lot("soon-a", 100, -7, 10),
                                    lot("soon-old", 5, -8, 10), lot("ended", 100, -9, 0),
                                    lot("empty", 0, -9, 1)};
  const auto [points, shares] = GENERATE(table<std::int64_t, std::string>(
      {{1, "soon-old:1 "},
       {5, "soon-old:5 "},
       {6, "soon-old:5 soon-a:1 "},
       {110, "soon-old:5 soon-a:100 soon-b:5 "},
       {306, "soon-old:5 soon-a:100 soon-b:100 late:100 never:1 "},
       {405, "soon-old:5 soon-a:100 soon-b:100 late:100 never:100 "},
       {406, "insufficient_points"},
       {0, "points_not_positive"},
       {-5, "points_not_positive"}}));
  CHECK(plan(lots, points) == shares);
  auto reversed = lots;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(plan(reversed, points) == shares);
}

// 2026-01-01T12:00Z is 20:00 in Shanghai; one row for each rule.
TEST_CASE("when points die, in the program's zone", "[lots]") {
  const auto [kind, count, hours] = GENERATE(
      table<ExpiryKind, std::int64_t, std::int64_t>({{ExpiryKind::after_days, 1, 12 + 24},
                                                     {ExpiryKind::after_days, 365, 12 + 365 * 24},
                                                     {ExpiryKind::end_of_day, 0, 16},
                                                     {ExpiryKind::end_of_day, 1, 16 + 24},
                                                     {ExpiryKind::end_of_month, 0, 31 * 24 - 8},
                                                     {ExpiryKind::end_of_month, 1, 59 * 24 - 8},
                                                     {ExpiryKind::end_of_year, 0, 365 * 24 - 8},
                                                     {ExpiryKind::end_of_year, 1, 730 * 24 - 8}}));
  Program program = shop();
  program.zone = {.name = "Asia/Shanghai", .transitions = {{.at = {0}, .offset_seconds = 28800}}};
  program.points.expiry = {.kind = kind, .count = count};
  program.points.earning = {fixed("hello", EarnTrigger::enrolled, 10)};
  Story story(program);
  story.play("d0h12 enrol | bal=10");
  REQUIRE(story.state().lots.size() == 1);
  const Instant end = day(0, hours);
  CHECK(story.state().lots[0].lot.expires_at == end);
  CHECK(story.view({end.value - 1}).balance.value == 10);
  CHECK(story.view(end).balance.value == 0);
  CHECK_FALSE(next_due(program, story.state(), {end.value - 1}));
  CHECK(next_due(program, story.state(), end) == end);
}

TEST_CASE("a late run of time gives the same state as one in time", "[lots]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 3};
  program.points.earning.push_back(fixed("daily", EarnTrigger::checked_in, 5));
  const std::string history = R"(
    d0 enrol
    d0 checkIn
    d1 checkIn
    d1 place o1 A:1
    d1 pay o1      | bal=1010
  )";
  Story in_time(program);
  in_time.play(history + "d3 wait | bal=1005\nd4 wait | bal=0\nd9 wait | bal=0");
  Story late(program);
  late.play(history + "d9 wait | bal=0\nd9 wait | bal=0");
  CHECK(canonical_json(late.state()) == canonical_json(in_time.state()));
}

TEST_CASE("every lot that ends has a closing row, also an emptied one", "[lots]") {
  Program program = shop();
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 3};
  program.points.earning = {fixed("hello", EarnTrigger::enrolled, 100)};
  Story story(program);
  story.play(R"(
    d0 enrol                    | bal=100
    d1 place o1 A:1 points=100  | bal=0 lots=0 total=9900
    d5 wait                     | bal=0
  )");
  const auto* last = std::get_if<PointsExpired>(&story.events().back());
  REQUIRE(last);
  CHECK(last->points.value == 0);
  CHECK(last->at == day(3));
  CHECK(story.state().lots.empty());
}

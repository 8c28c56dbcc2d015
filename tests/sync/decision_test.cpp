// SPDX-License-Identifier: MIT
// The server decides with its own items, stock, programs and clock, whatever a device says.
#include <catch2/catch.hpp>

#include "sync/desk.h"

using namespace tillside;
using namespace tillside::test;

namespace {

void set_stock(Desk& desk, const char* sku, std::int64_t left) {
  REQUIRE(desk.db.use("INSERT INTO stock (sku, left) VALUES (?1, ?2)")
              .bind(1, sku)
              .bind(2, left)
              .run());
}

std::vector<std::int64_t> stock_of(Desk& desk, const char* sku) {
  auto& read = desk.db.use("SELECT left, reserved, sold FROM stock WHERE sku = ?1").bind(1, sku);
  REQUIRE(*read.step());
  std::vector<std::int64_t> counts = {read.integer(0), read.integer(1), read.integer(2)};
  read.reset();
  return counts;
}

void enrol(Desk& desk) { REQUIRE(desk.code_of(command(1, Enrol{})) == "ok"); }

}  // namespace

TEST_CASE("What a device may not send stands in the ledger as refused") {
  const CommandArgs forged = GENERATE(values<CommandArgs>({
      ConfirmPayment{.order_id = hex_id(1002), .paid_minor = {1}},
      CompleteOrder{.order_id = hex_id(1002)},
      Refund{.order_id = hex_id(1002)},
      PassTime{day(0)},
  }));
  Desk desk;
  enrol(desk);
  const std::string before = desk.record().state_hash;
  CHECK(desk.code_of(command(2, forged)) == "not_permitted");
  const auto entry = desk.ledger().back().entry;
  CHECK(entry.rejection->code == Errc::not_permitted);
  CHECK(entry.actor.kind == ActorKind::member);
  CHECK(desk.record().state_hash == before);
}

TEST_CASE("A tampered order is refused with the reason") {
  struct Row {
    const char* what;
    PlaceOrder order;
    const char* code;
  };
  PlaceOrder points = order_of("A", 9900);
  points.redeem_points = {100};
  PlaceOrder coupon = order_of("A", 5000);
  coupon.coupons = {"MADE-UP"};
  const Row row = GENERATE_COPY(values<Row>({
      {"the true total", order_of("A", 10000), "ok"},
      {"a forged total", order_of("A", 1), "price_changed"},
      {"a sku nobody sells", order_of("ghost", 0), "item_unknown"},
      {"points that are not there", points, "insufficient_points"},
      {"a coupon that does not exist", coupon, "coupon_unknown"},
      {"more than is left", order_of("A", 40000, 4), "stock"},
  }));
  INFO(row.what);
  Desk desk;
  enrol(desk);
  set_stock(desk, "A", 3);
  CHECK(desk.code_of(command(2, row.order)) == row.code);
  CHECK(desk.record().state.orders.size() == (row.code == std::string("ok") ? 1 : 0));
}

TEST_CASE("Stock is reserved by an order, sold by its payment, freed by its cancelling") {
  Desk desk;
  enrol(desk);
  set_stock(desk, "A", 5);
  REQUIRE(desk.code_of(command(2, order_of("A", 20000, 2))) == "ok");
  CHECK(stock_of(desk, "A") == std::vector<std::int64_t>{3, 2, 0});
  const std::string order = command(2, Enrol{}).command_id;
  SECTION("paid") {
    const auto paid = desk.line({.member = kMember,
                                 .command_id = hex_id(30),
                                 .args = ConfirmPayment{.order_id = order, .paid_minor = {20000}}});
    CHECK(paid->outcome == "applied");
    CHECK(stock_of(desk, "A") == std::vector<std::int64_t>{3, 0, 2});
  }
  SECTION("cancelled") {
    CHECK(desk.code_of(command(3, CancelOrder{.order_id = order})) == "ok");
    CHECK(stock_of(desk, "A") == std::vector<std::int64_t>{5, 0, 0});
  }
}

TEST_CASE("An order that is older than the counting of its goods goes its way all the same") {
  Desk desk;
  enrol(desk);
  REQUIRE(desk.code_of(command(2, order_of("A", 20000, 2))) == "ok");
  const std::string order = command(2, Enrol{}).command_id;
  set_stock(desk, "A", 5);
  const auto line = [&](int id, CommandArgs args) {
    return desk.line({.member = kMember, .command_id = hex_id(id), .args = std::move(args)});
  };

  SECTION("it is paid, and was never among the units that were counted") {
    const auto paid = line(90, ConfirmPayment{.order_id = order, .paid_minor = {20000}});
    REQUIRE(paid);
    CHECK(paid->outcome == "applied");
  }
  SECTION("it is cancelled") {
    CHECK(desk.code_of(command(3, CancelOrder{.order_id = order})) == "ok");
  }
  CHECK(stock_of(desk, "A") == std::vector<std::int64_t>{5, 0, 0});
}

TEST_CASE("A quote is honoured under a program that was replaced, for its grace") {
  struct Row {
    const char* what;
    std::int64_t hours;
    std::int64_t total;
    bool quoted_before;
    const char* code;
  };
  const Row row = GENERATE(values<Row>({
      {"old program, within grace", 71, 10000, true, "ok"},
      {"old program, after grace", 72, 10000, true, "program_retired"},
      {"new program, old total", 1, 10000, false, "price_changed"},
      {"new program, new total", 1, 9000, false, "ok"},
  }));
  INFO(row.what);
  Desk desk;
  enrol(desk);
  const std::string before = desk.facts.current().hash;
  Program cheaper = shop();
  cheaper.promotions = {{.id = "ten-off",
                         .title = {.en = "Ten off"},
                         .level = PromotionLevel::shop,
                         .benefit = AmountOff{.off_minor = {1000}}}};
  desk.publish(cheaper);
  desk.now.value += row.hours * kHour;
  SyncRequest request = desk.request({command(2, order_of("A", row.total))});
  if (row.quoted_before) request.program_hash = before;
  CHECK(desk.send(request)->results.at(0).code == row.code);
}

TEST_CASE("What time does is recorded at its moment, before the next command") {
  Desk desk;
  Program program = shop();
  program.points.earning.push_back(fixed("welcome", EarnTrigger::enrolled, 50));
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10};
  desk.publish(program);
  enrol(desk);
  desk.now = day(20);
  REQUIRE(desk.code_of(command(2, CheckIn{})) == "ok");
  const auto ledger = desk.ledger();
  REQUIRE(ledger.size() == 3);
  const LedgerEntry& passed = ledger[1].entry;
  CHECK(passed.actor.kind == ActorKind::server);
  CHECK(passed.at == std::get<PassTime>(passed.command.args).due);
  CHECK(passed.at < day(20));
  CHECK(passed.command_id ==
        store::sha256_hex(kMember + ":" + std::to_string(passed.at.value)).substr(0, 32));
  CHECK(!passed.device);
  CHECK(!desk.record().due_at);
}

TEST_CASE("The daily run appends what is due once, however often it runs") {
  Desk desk;
  Program program = shop();
  program.points.earning.push_back(fixed("welcome", EarnTrigger::enrolled, 50));
  program.points.expiry = {.kind = ExpiryKind::after_days, .count = 10};
  desk.publish(program);
  enrol(desk);
  CHECK(store::members_due(desk.db, day(5))->empty());
  CHECK(store::members_due(desk.db, day(20))->size() == 1);
  store::Members members(desk.db, desk.cache);
  CHECK(*sync::let_time_pass(members, desk.facts, kMember, day(20)));
  CHECK(!*sync::let_time_pass(members, desk.facts, kMember, day(30)));
  CHECK(desk.ledger().size() == 2);
}

TEST_CASE("Lines of the back end") {
  struct Row {
    const char* what;
    sync::CommandLine line;
    const char* outcome;
  };
  const std::string stranger = hex_id(99);
  const Row row = GENERATE_COPY(values<Row>({
      {"enrol makes a member",
       {.member = stranger, .command_id = hex_id(40), .args = Enrol{}},
       "applied"},
      {"others need one",
       {.member = stranger, .command_id = hex_id(40), .args = CheckIn{}},
       "not_enrolled"},
      {"a line known already",
       {.member = kMember, .command_id = hex_id(1001), .args = Enrol{}},
       "known"},
      {"its id with another body",
       {.member = kMember, .command_id = hex_id(1001), .args = CheckIn{}},
       "idempotency_key_reused"},
      {"a rejection is an outcome",
       {.member = kMember, .command_id = hex_id(40), .args = Enrol{}},
       "already_enrolled"},
      {"the future",
       {.member = kMember, .command_id = hex_id(40), .args = CheckIn{}, .at = day(2)},
       "value_out_of_range"},
      {"before the last entry",
       {.member = kMember, .command_id = hex_id(40), .args = CheckIn{}, .at = day(-1)},
       "value_out_of_range"},
      {"no id", {.member = "x", .command_id = hex_id(40), .args = Enrol{}}, "text_not_well_formed"},
  }));
  INFO(row.what);
  Desk desk;
  enrol(desk);
  desk.now = day(1);
  const auto outcome = desk.line(row.line);
  CHECK((outcome ? outcome->outcome : std::string(name(outcome.error().code))) == row.outcome);
}

TEST_CASE("A line that decides an appeal is the staff's, one that opens it the member's") {
  Desk desk;
  enrol(desk);
  const auto outcome = [&](int id, CommandArgs args) {
    return desk.line({.member = kMember, .command_id = hex_id(id), .args = std::move(args)})
        ->outcome;
  };
  REQUIRE(outcome(90, AdjustPoints{.points = {500}, .reason = "goodwill"}) == "applied");
  REQUIRE(outcome(91, AdjustPoints{.points = {-200}, .reason = "fraud", .penalty = true}) ==
          "applied");
  CHECK(outcome(92, Appeal{.penalty = hex_id(91)}) == "applied");
  CHECK(desk.ledger().back().entry.actor.kind == ActorKind::member);
  CHECK(outcome(93, Appeal{.penalty = hex_id(91), .status = AppealStatus::upheld}) == "applied");
  CHECK(desk.ledger().back().entry.actor.kind == ActorKind::staff);
}

TEST_CASE("Time never runs backwards in a ledger") {
  Desk desk;
  desk.now = day(5);
  enrol(desk);
  desk.now = day(4);
  REQUIRE(desk.code_of(command(2, CheckIn{})) == "ok");
  CHECK(desk.ledger().back().entry.at == day(5));
}

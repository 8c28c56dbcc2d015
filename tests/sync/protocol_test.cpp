// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "sync/desk.h"

using namespace tillside;
using namespace tillside::test;

TEST_CASE("First contact gives a snapshot and applies nothing") {
  Desk desk;
  SyncRequest first = desk.request({command(1, Enrol{})});
  first.epoch = "";
  const SyncReply reply = *desk.send(first);
  CHECK(reply.status == SyncStatus::epoch);
  REQUIRE(reply.snapshot);
  CHECK(reply.snapshot->revision == 0);
  CHECK(reply.epoch == desk.facts.epoch);
  CHECK(reply.results.empty());
  CHECK(desk.record().revision == 0);
}

TEST_CASE("A command is decided, recorded and answered with a patch") {
  Desk desk;
  const SyncReply reply = *desk.send(desk.request({command(1, Enrol{})}));
  CHECK(reply.status == SyncStatus::ok);
  CHECK(reply.revision == 1);
  CHECK(reply.last_n == 1);
  REQUIRE(reply.results.size() == 1);
  CHECK(reply.results[0].code == "ok");
  REQUIRE(reply.patch.size() == 1);
  CHECK(reply.patch[0].prev_hash == sync::kNoHash);
  CHECK(reply.head_hash == store::sha256_hex(canonical_json(reply.patch[0])));
  CHECK(reply.state_hash == store::sha256_hex(canonical_json(desk.record().state)));
}

TEST_CASE("Each status of the protocol") {
  struct Row {
    const char* what;
    std::int64_t n;
    int command_id;
    std::int64_t acked;
    SyncStatus status;
    std::size_t results;
  };
  const Row row = GENERATE(values<Row>({
      {"the next number", 3, 50, 0, SyncStatus::ok, 1},
      {"a repeated command gets its stored result", 2, 1002, 0, SyncStatus::ok, 1},
      {"another command at a used number", 2, 51, 0, SyncStatus::forked, 0},
      {"a number whose result was acknowledged", 1, 1001, 1, SyncStatus::forked, 0},
      {"a number left out", 4, 52, 0, SyncStatus::gap, 0},
  }));
  INFO(row.what);
  Desk desk;
  (void)desk.send(desk.request({command(1, Enrol{})}));
  SyncRequest second = desk.request({command(2, CheckIn{})});
  second.acked = row.acked;
  (void)desk.send(second);
  const std::int64_t before = desk.record().revision;
  SyncCommand next = command(row.n, CheckIn{});
  next.command_id = hex_id(row.command_id);
  const SyncReply reply = *desk.send(desk.request({next}));
  CHECK(reply.status == row.status);
  CHECK(reply.results.size() == row.results);
  CHECK(desk.record().revision == before + (row.n == 3 ? 1 : 0));
}

TEST_CASE("An engine too old, and a device of another member") {
  Desk desk;
  SyncRequest old = desk.request({command(1, Enrol{})});
  old.engine_version = GENERATE("0.0.9", "", "x");
  CHECK(desk.send(old)->status == SyncStatus::upgrade_required);
  CHECK(desk.record().revision == 0);

  const std::string other = hex_id(8);
  (void)desk.line({.member = other, .command_id = hex_id(80), .args = Enrol{}});
  (void)desk.send(desk.request({command(1, Enrol{})}));
  CHECK(desk.send(desk.request(), other).error().code == Errc::not_permitted);
}

TEST_CASE("Kinds of a later version ask for an upgrade") {
  struct Row {
    Error error;
    bool upgrade;
  };
  const Row row = GENERATE(values<Row>({
      {{.code = Errc::unknown_name, .pointer = "/commands/0/kind"}, true},
      {{.code = Errc::unknown_kind_version, .pointer = "/commands/3/kindVersion"}, true},
      {{.code = Errc::value_out_of_range, .pointer = "/protocol"}, true},
      {{.code = Errc::missing_field, .pointer = "/commands/0/args"}, false},
      {{.code = Errc::unknown_field, .pointer = "/extra"}, false},
  }));
  CHECK(sync::needs_upgrade(row.error) == row.upgrade);
}

TEST_CASE("The fence: a forked device closes the old one, and what it sent is recognised") {
  Desk desk;
  (void)desk.send(desk.request({command(1, Enrol{})}));
  SyncRequest moved = desk.request({command(1, Enrol{})});
  moved.device = hex_id(2);
  moved.forked_from = kDevice;
  const SyncReply reply = *desk.send(moved);
  REQUIRE(reply.results.size() == 1);
  CHECK(reply.results[0].code == "ok");
  const auto ledger = desk.ledger();
  REQUIRE(ledger.size() == 2);
  REQUIRE(ledger[1].entry.moved_from);
  CHECK(ledger[1].entry.moved_from->device == kDevice);
  CHECK(ledger[1].entry.moved_from->n == 1);
  CHECK(!ledger[1].entry.events);
  CHECK(!ledger[1].entry.rejection);

  const SyncReply late = *desk.send(desk.request({command(2, CheckIn{})}));
  CHECK(late.status == SyncStatus::forked);
  CHECK(desk.record().revision == 2);

  SECTION("the answer of a moved command is given again too") {
    SyncRequest again = moved;
    again.forked_from.reset();
    CHECK(desk.send(again)->results.at(0).code == "ok");
    CHECK(desk.record().revision == 2);
  }
}

TEST_CASE("The fence holds also for a device never seen here") {
  Desk desk;
  SyncRequest moved = desk.request();
  moved.device = hex_id(2);
  moved.forked_from = kDevice;
  CHECK(desk.send(moved)->status == SyncStatus::ok);
  CHECK(desk.send(desk.request({command(1, Enrol{})}))->status == SyncStatus::forked);
}

TEST_CASE("A command id used again with another body is refused, and the refusal is recorded") {
  Desk desk;
  (void)desk.send(desk.request({command(1, Enrol{})}));
  SyncCommand again = command(2, CheckIn{});
  again.command_id = command(1, Enrol{}).command_id;
  CHECK(desk.code_of(again) == "idempotency_key_reused");
  CHECK(desk.ledger().back().entry.rejection->code == Errc::idempotency_key_reused);
}

TEST_CASE("A number used again with its id and another body is not taken for the first") {
  Desk desk;
  REQUIRE(desk.code_of(command(1, Enrol{})) == "ok");
  CHECK(desk.code_of(command(1, Enrol{})) == "ok");
  CHECK(desk.code_of(command(1, CheckIn{})) == "idempotency_key_reused");
  CHECK(desk.record().revision == 1);
}

TEST_CASE("At most 16 devices live; the one unused longest makes room") {
  Desk desk;
  for (int i = 0; i < 17; ++i) {
    SyncRequest next = desk.request({command(1, CheckIn{})});
    next.device = hex_id(100 + i);
    next.commands[0].command_id = hex_id(200 + i);
    desk.now.value += 1;
    REQUIRE(desk.send(next)->status == SyncStatus::ok);
  }
  CHECK(desk.record().devices.size() == 16);
  SyncRequest oldest = desk.request();
  oldest.device = hex_id(100);
  CHECK(desk.send(oldest)->status == SyncStatus::forked);
}

TEST_CASE("Who lacks too much gets a snapshot") {
  Desk desk;
  for (std::int64_t n = 1; n <= sync::kMaxPatch + 1; ++n) {
    (void)desk.send(desk.request({command(n, CheckIn{})}));
  }
  const SyncReply all = *desk.send(desk.request());
  CHECK(all.patch.empty());
  REQUIRE(all.snapshot);
  CHECK(all.snapshot->revision == sync::kMaxPatch + 1);
  SyncRequest one_less = desk.request();
  one_less.since = 1;
  CHECK(desk.send(one_less)->patch.size() == static_cast<std::size_t>(sync::kMaxPatch));
}

TEST_CASE("An idle poll is answered from memory, the same as by the store") {
  Desk desk;
  (void)desk.send(desk.request({command(1, Enrol{})}));
  SyncRequest idle = desk.request();
  idle.since = 1;
  idle.seq = 5;
  const auto quick = sync::idle_reply(desk.facts, *desk.cache.find(kMember), idle, desk.now);
  REQUIRE(quick);
  CHECK(canonical_json(*quick) == canonical_json(*desk.send(idle)));
  idle.since = 0;
  CHECK(!sync::idle_reply(desk.facts, *desk.cache.find(kMember), idle, desk.now));
}

TEST_CASE("A request that is not well formed names the place") {
  struct Row {
    const char* pointer;
    void (*spoil)(SyncRequest&);
    Errc code;
  };
  const Row row = GENERATE(values<Row>({
      {"/device", [](SyncRequest& r) { r.device = std::string(32, 'X'); },
       Errc::text_not_well_formed},
      {"/forkedFrom", [](SyncRequest& r) { r.forked_from = "short"; }, Errc::text_not_well_formed},
      {"/commands/0/commandId",
       [](SyncRequest& r) { r.commands[0].command_id = std::string(32, 'g'); },
       Errc::text_not_well_formed},
      {"/commands/0",
       [](SyncRequest& r) {
         PlaceOrder huge;
         huge.lines.assign(1200, CartLine{std::string(60, 's'), 1});
         r.commands[0].args = huge;
       },
       Errc::body_too_large},
  }));
  Desk desk;
  SyncRequest request = desk.request({command(1, Enrol{})});
  row.spoil(request);
  const Result<SyncReply> reply = desk.send(request);
  REQUIRE(!reply);
  CHECK(reply.error().pointer == row.pointer);
  CHECK(reply.error().code == row.code);
}

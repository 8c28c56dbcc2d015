// SPDX-License-Identifier: MIT
#include "tillside/program.h"

#include <catch2/catch.hpp>

#include "catalog/normal_form.h"
#include "catalog/sample_program.h"
#include "catalog/zone.h"
#include "json/json_source.h"

using namespace tillside;
using namespace tillside::catalog;

TEST_CASE("every sample program reads as a program of its currency") {
  const auto* currency = GENERATE("CNY", "EUR", "GBP", "USD");
  const auto text = sample_program(currency);
  REQUIRE(text);
  const auto program = read_json<Program>(*text);
  INFO(currency << (program ? "" : program.error().pointer + " " + program.error().rule));
  REQUIRE(program);
  CHECK(program->currency == currency);
  CHECK(program->tier.tiers.size() == 4);
  CHECK(program->points.earning.size() == 13);
}

TEST_CASE("a currency without a sample program has none") { CHECK(!sample_program("JPY")); }

TEST_CASE("a zone's offsets come from the system's time zones") {
  const auto shanghai = resolve_zone("Asia/Shanghai");
  REQUIRE(shanghai);
  REQUIRE(shanghai->transitions.size() == 1);
  CHECK(shanghai->transitions[0].at == kZoneFrom);
  CHECK(shanghai->transitions[0].offset_seconds == 28800);

  const auto london = resolve_zone("Europe/London", {1'767'225'600'000}, {1'798'761'600'000});
  REQUIRE(london);
  REQUIRE(london->transitions.size() == 3);
  CHECK(london->transitions[0].offset_seconds == 0);
  CHECK(london->transitions[1].at.value == 1'774'746'000'000);  // 2026-03-29T01:00Z
  CHECK(london->transitions[1].offset_seconds == 3600);
  CHECK(london->transitions[2].at.value == 1'792'890'000'000);  // 2026-10-25T01:00Z

  const auto all = resolve_zone("America/New_York");
  REQUIRE(all);
  CHECK(all->transitions.size() == 77);
}

TEST_CASE("a zone that nobody knows is an error with its name") {
  const auto zone = resolve_zone("Mars/Base");
  REQUIRE(!zone);
  CHECK(zone.error().code == Errc::zone_unresolved);
  CHECK(zone.error().pointer == "/zone/name");
  CHECK(zone.error().value == "Mars/Base");
}

TEST_CASE("text is brought to normal form C") {
  CHECK(nfc("cafe\u0301") == "caf\u00e9");
  CHECK(nfc("plain") == "plain");
  CHECK(nfc("\xff") == "\xff");
}

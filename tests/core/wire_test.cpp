// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "tillside/tillside.h"

using namespace tillside;

namespace {

std::string round_trip(const char* text) { return canonical_json(read_json<Command>(text)); }

}  // namespace

TEST_CASE("a command survives writing and reading", "[wire]") {
  const Command command{
      .created_at = {5},
      .args = PlaceOrder{.lines = {{.sku = "a", .quantity = 2}}, .expect_total_minor = {100}}};
  const std::string text = canonical_json(command);
  CHECK(text == R"({"args":{"charges":[],"coupons":[],"expectTotalMinor":100,)"
                R"("lines":[{"quantity":2,"sku":"a"}],"payments":[],"redeemPoints":0,"region":""},)"
                R"("createdAt":5,"kind":"placeOrder","kindVersion":1})");
  const auto again = read_json<Command>(text);
  REQUIRE(again);
  CHECK(canonical_json(*again) == text);
}

// Goal: bad input names the field, the value and what was expected. One row for each fault.
TEST_CASE("a malformed command says where and why", "[wire]") {
  struct Row {
    const char* text;
    const char* error;
  };
  const Row row = GENERATE(values<Row>({
      {R"({)", R"x({"code":"malformed_json","rule":"JSON in UTF-8 (not so at line 1, byte 2)"})x"},
      {R"([])", R"({"code":"wrong_kind","rule":"an object","value":"[]"})"},
      {R"({"kind":"enrol","args":{},"kindVersion":1})",
       R"({"code":"missing_field","pointer":"/createdAt","rule":"this field"})"},
      {R"({"kind":"enrol","args":{"a~/b":1},"kindVersion":1,"createdAt":1})",
       R"({"code":"unknown_field","pointer":"/args/a~0~1b","rule":"no such field here"})"},
      {R"({"kind":"enrol","args":{},"kindVersion":1,"createdAt":1.5})",
       R"({"code":"not_an_integer","pointer":"/createdAt","rule":"an integer","value":"1.5"})"},
      {R"({"kind":"enrol","args":{},"kindVersion":2,"createdAt":1})",
       R"({"code":"unknown_kind_version","pointer":"/kindVersion",)"
       R"("rule":"an integer from 1 to 1","value":"2"})"},
      {R"({"kind":"enrol","args":{},"kindVersion":1,"createdAt":9007199254740992})",
       R"({"code":"amount_out_of_range","pointer":"/createdAt",)"
       R"("rule":"an integer from -9007199254740991 to 9007199254740991",)"
       R"("value":"9007199254740992"})"},
      {R"({"kind":"enrol","kind":"enrol","args":{},"kindVersion":1,"createdAt":1})",
       R"({"code":"duplicate_id","rule":"each key once in an object","value":"kind"})"},
  }));
  INFO(row.text);
  CHECK(round_trip(row.text) == std::string(R"({"error":)") + row.error + R"(,"ok":false})");
}

TEST_CASE("keys are ordered by UTF-16 code units", "[wire]") {
  // U+1F600 is a surrogate pair (D83D..), which sorts before U+FF21 although its UTF-8 is larger.
  CHECK(utf16_less("\xF0\x9F\x98\x80", "\xEF\xBC\xA1"));
  CHECK(utf16_less("a", "b"));
  CHECK(utf16_less("a", "aa"));
  CHECK_FALSE(utf16_less("b", "aa"));
}

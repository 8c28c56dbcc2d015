// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tillside/money.h"

using namespace tillside;

TEST_CASE("digits of a currency", "[money]") {
  struct Row {
    const char* code;
    int digits;  // -1: not known
  };
  const Row row = GENERATE(values<Row>({
      {"CNY", 2},  {"USD", 2}, {"GBP", 2},   {"ZWG", 2}, {"JPY", 0},  {"XPF", 0},  {"MGA", 1},
      {"MRU", 1},  {"KWD", 3}, {"TND", 3},   {"CLF", 4}, {"UYW", 4},  {"XAU", -1}, {"XTS", -1},
      {"cny", -1}, {"CN", -1}, {"CNYY", -1}, {"", -1},   {"D A", -1}, {"ED ", -1},
  }));
  CAPTURE(row.code);
  CHECK(currency_exponent(row.code).value_or(-1) == row.digits);
}

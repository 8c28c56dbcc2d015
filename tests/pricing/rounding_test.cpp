// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tillside/money.h"

using namespace tillside;
using Mode = RoundingMode;

namespace {

constexpr Wide kHuge = Wide{kMaxInteger} * kMaxInteger;

}  // namespace

// One row for each mode: -7/2, -5/2, -7/3, 7/3, 5/2, 7/2. Ties are those over 2.
TEST_CASE("each mode on ties and between them", "[money]") {
  struct Row {
    Mode mode;
    std::int64_t expected[6];
  };
  const Row row = GENERATE(values<Row>({
      {Mode::half_away_from_zero, {-4, -3, -2, 2, 3, 4}},
      {Mode::half_even, {-4, -2, -2, 2, 2, 4}},
      {Mode::half_odd, {-3, -3, -2, 2, 3, 3}},
      {Mode::half_toward_zero, {-3, -2, -2, 2, 2, 3}},
      {Mode::half_toward_pos_inf, {-3, -2, -2, 2, 3, 4}},
      {Mode::half_toward_neg_inf, {-4, -3, -2, 2, 2, 3}},
      {Mode::floor, {-4, -3, -3, 2, 2, 3}},
      {Mode::ceil, {-3, -2, -2, 3, 3, 4}},
      {Mode::trunc, {-3, -2, -2, 2, 2, 3}},
  }));
  CAPTURE(name(row.mode));
  constexpr std::int64_t kPairs[6][2] = {{-7, 2}, {-5, 2}, {-7, 3}, {7, 3}, {5, 2}, {7, 2}};
  for (int i = 0; i < 6; ++i) {
    CAPTURE(kPairs[i][0], kPairs[i][1]);
    CHECK(*round_div(kPairs[i][0], kPairs[i][1], row.mode) == row.expected[i]);
    // A negative divisor is the same quotient, and 128 bits round as 64 do.
    CHECK(*round_div(-kPairs[i][0], -kPairs[i][1], row.mode) == row.expected[i]);
    CHECK(*round_div(kPairs[i][0] * kHuge, kPairs[i][1] * kHuge, row.mode) == row.expected[i]);
  }
}

TEST_CASE("a quotient is in range or an error", "[money]") {
  CHECK(*round_div(kMaxInteger, 1, Mode::trunc) == kMaxInteger);
  CHECK(*round_div(-kMaxInteger, 1, Mode::trunc) == -kMaxInteger);
  CHECK(round_div(Wide{kMaxInteger} + 1, 1, Mode::trunc).error().code == Errc::amount_out_of_range);
  CHECK(round_div(-Wide{kMaxInteger} - 1, 1, Mode::trunc).error().code ==
        Errc::amount_out_of_range);
  CHECK(round_div(INT64_MIN, -1, Mode::trunc).error().code == Errc::amount_out_of_range);
  CHECK(round_div(1, 0, Mode::trunc).error().code == Errc::division_by_zero);
  // Rounding itself may leave the range.
  CHECK(round_div(Wide{kMaxInteger} * 2 + 1, 2, Mode::ceil).error().code ==
        Errc::amount_out_of_range);
}

TEST_CASE("shares and multiples", "[money]") {
  CHECK(share_of(Minor{1050}, 150000, Mode::half_away_from_zero)->value == 158);
  CHECK(share_of(Minor{-1050}, 150000, Mode::half_away_from_zero)->value == -158);
  CHECK(share_of(Minor{kMaxInteger}, kOne, Mode::half_even)->value == kMaxInteger);
  CHECK(share_of(Minor{kMaxInteger}, 2 * kOne, Mode::half_even).error().code ==
        Errc::amount_out_of_range);
  CHECK(times(Minor{999}, 1000000)->value == 999000000);
  CHECK(times(Minor{kMaxInteger}, 2).error().code == Errc::amount_out_of_range);
}

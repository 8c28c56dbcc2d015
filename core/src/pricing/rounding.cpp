// SPDX-License-Identifier: MIT
#include "pricing/divide.h"
#include "wire/spot.h"

namespace tillside {
namespace {

/// Whether the truncated quotient moves one away from zero. Precondition: rest != 0.
template <class Int>
bool moves_away(Int quotient, Int rest, Int denominator, bool negative, RoundingMode mode) {
  if (mode == RoundingMode::trunc) return false;
  if (mode == RoundingMode::floor) return negative;
  if (mode == RoundingMode::ceil) return !negative;
  const Int size = rest < 0 ? -rest : rest;
  const Int other_side = (denominator < 0 ? -denominator : denominator) - size;
  if (size != other_side) return size > other_side;
  switch (mode) {
    case RoundingMode::half_away_from_zero:
      return true;
    case RoundingMode::half_even:
      return quotient % 2 != 0;
    case RoundingMode::half_odd:
      return quotient % 2 == 0;
    case RoundingMode::half_toward_pos_inf:
      return !negative;
    case RoundingMode::half_toward_neg_inf:
      return negative;
    default:
      return false;  // half_toward_zero
  }
}

template <class Int>
Int divide(Int numerator, Int denominator, RoundingMode mode) {
  const Int quotient = numerator / denominator;
  const Int rest = numerator % denominator;
  if (rest == 0) return quotient;
  const bool negative = (numerator < 0) != (denominator < 0);
  if (!moves_away(quotient, rest, denominator, negative, mode)) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

bool fits_64_bits(Wide value) {
  const auto narrow = static_cast<std::int64_t>(value);
  // The lowest number has no positive counterpart; it takes the wide road.
  return narrow == value && narrow != INT64_MIN;
}

}  // namespace

Result<std::int64_t> round_div(Wide numerator, Wide denominator, RoundingMode mode) {
  if (denominator == 0) return Errc::division_by_zero;
  // Division of 128 bits costs many times that of 64, which nearly every amount fits.
  if (fits_64_bits(numerator) && fits_64_bits(denominator)) {
    const auto quotient =
        divide(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator), mode);
    if (quotient > kMaxInteger || quotient < -kMaxInteger) return Errc::amount_out_of_range;
    return quotient;
  }
  const Wide quotient = divide(numerator, denominator, mode);
  if (quotient > kMaxInteger || quotient < -kMaxInteger) return Errc::amount_out_of_range;
  return static_cast<std::int64_t>(quotient);
}

Result<Minor> share_of(Minor amount, Ppm rate, RoundingMode mode) {
  if (amount.value >= 0 && rate >= 0 && pricing::product_fits(amount.value, rate)) {
    const Minor share{pricing::rounded_quotient(amount.value * rate, kOne, mode)};
    if (in_range(share)) return share;
  }
  TILLSIDE_TRY(const std::int64_t share, round_div(Wide{amount.value} * rate, kOne, mode));
  return Minor{share};
}

Result<Minor> times(Minor unit, std::int64_t quantity) {
  if (unit.value >= 0 && quantity >= 0 && pricing::product_fits(unit.value, quantity)) {
    const Minor product{unit.value * quantity};
    if (in_range(product)) return product;
  }
  TILLSIDE_TRY(const std::int64_t product,
               round_div(Wide{unit.value} * quantity, 1, RoundingMode::trunc));
  return Minor{product};
}

Result<Minor> round_to_step(Minor amount, std::int64_t step, RoundingMode mode) {
  TILLSIDE_TRY(const std::int64_t steps, round_div(amount.value, step, mode));
  return times(Minor{steps}, step);
}

Result<RoundToStepReply> round_amount(const RoundToStepRequest& request) {
  TILLSIDE_TRY(const Minor amount,
               round_to_step(request.amount_minor, request.step_minor, request.mode));
  return RoundToStepReply{amount};
}

Result<RoundDivReply> round_quotient(const RoundDivRequest& request) {
  const auto quotient = round_div(request.numerator, request.denominator, request.mode);
  if (quotient) return RoundDivReply{.quotient = *quotient};
  return Spot("denominator")
      .fault(quotient.error().code, request.denominator, "a divisor other than 0");
}

}  // namespace tillside

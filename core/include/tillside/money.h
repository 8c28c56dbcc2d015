// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Money: whole minor units of one currency; exact rounding; allocation.
/// @see docs/rules/money.md

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

/// Minor units (分, cents) of the document's currency; |value| <= 2^53 - 1 at every border.
using Minor = Whole<struct MinorTag>;

/// A rate in parts per million: 15 % = 150000.
using Ppm = std::int64_t;
inline constexpr Ppm kOne = 1'000'000;

/// A product of two amounts before it is divided; never leaves core.
__extension__ typedef __int128 Wide;

struct Money {
  Minor amount_minor;
  std::string currency;  ///< ISO 4217

  static constexpr auto kFields =
      fields(field("amountMinor", &Money::amount_minor), field("currency", &Money::currency));
};

/// How many digits stand behind the point of a currency: JPY 0, CNY 2, KWD 3, MGA 1.
/// Empty for a code that is not known.
[[nodiscard]] std::optional<int> currency_exponent(std::string_view currency);

/// How an exact quotient becomes whole. The names say what happens to a tie (half_*) or
/// to any fraction (floor, ceil, trunc). @see docs/rules/money.md
TILLSIDE_ENUM(RoundingMode, half_away_from_zero, half_even, half_odd, half_toward_zero,
              half_toward_pos_inf, half_toward_neg_inf, floor, ceil, trunc)

/// numerator / denominator, rounded once.
/// @error division_by_zero    denominator is 0
/// @error amount_out_of_range the quotient is beyond 2^53 - 1
[[nodiscard]] Result<std::int64_t> round_div(Wide numerator, Wide denominator, RoundingMode mode);

/// amount * rate / 1,000,000, rounded once. @error amount_out_of_range
[[nodiscard]] Result<Minor> share_of(Minor amount, Ppm rate, RoundingMode mode);

/// unit * quantity. @error amount_out_of_range
[[nodiscard]] Result<Minor> times(Minor unit, std::int64_t quantity);

/// To a multiple of `step` (抹零): 19.24 in steps of 0.50 is 19.00. Precondition: step > 0.
/// @error amount_out_of_range
[[nodiscard]] Result<Minor> round_to_step(Minor amount, std::int64_t step, RoundingMode mode);

/// Who gets the units left over when shares are made whole. @see docs/rules/money.md
TILLSIDE_ENUM(AllocationStrategy, largest_remainder, floor_then_first, floor_then_last,
              floor_then_largest_weight, round_half_toward_zero_then_first,
              floor_separate_remainder, block_separate_remainder)

/// What happens when no weight is above zero.
TILLSIDE_ENUM(ZeroWeights, error, equal_split, all_zero)

/// How a negative amount is split: as the mirror of the positive one, or with shares rounded down
/// (moneyphp), which changes who gets the odd units.
TILLSIDE_ENUM(NegativeShares, mirror, floor)

/// What happens to the part of a share that has no room: it is split again over the others, or it
/// is not given out at all.
TILLSIDE_ENUM(Overflow, again, drop)

/// Weights in one request. A line that runs out of room costs a round over all of them.
inline constexpr std::int64_t kMaxWeights = 5000;

struct AllocationRequest {
  Minor amount_minor;                 ///< may be negative
  std::vector<std::int64_t> weights;  ///< >= 0, at least one
  AllocationStrategy strategy = AllocationStrategy::largest_remainder;
  ZeroWeights zero_weights = ZeroWeights::error;
  std::int64_t step = 1;                        ///< shares are multiples of it (cash)
  std::optional<std::vector<Minor>> room = {};  ///< the most that each share may take
  Overflow overflow = Overflow::again;
  NegativeShares negative = NegativeShares::mirror;

  static constexpr auto kFields =
      fields(field("amountMinor", &AllocationRequest::amount_minor),
             field("weights", &AllocationRequest::weights).up_to(kMaxWeights),
             field("strategy", &AllocationRequest::strategy).or_default(),
             field("zeroWeights", &AllocationRequest::zero_weights).or_default(),
             field("step", &AllocationRequest::step).at_least(1).or_default(),
             field("room", &AllocationRequest::room).up_to(kMaxWeights),
             field("overflow", &AllocationRequest::overflow).or_default(),
             field("negative", &AllocationRequest::negative).or_default());
};

struct Allocation {
  std::vector<Minor> shares_minor;  ///< one for each weight
  Minor remainder_minor;            ///< handed back by *_separate, or smaller than a step
  Minor unallocated_minor;          ///< what found no room

  static constexpr auto kFields = fields(field("sharesMinor", &Allocation::shares_minor),
                                         field("remainderMinor", &Allocation::remainder_minor),
                                         field("unallocatedMinor", &Allocation::unallocated_minor));
};

/// Splits an amount in proportion to weights; shares, remainder and unallocated add up to
/// it exactly.
/// @error weights_not_usable  no weights, a negative one, or all zero under `error`; a room that
///                           is negative, not one for each weight, or beside `floor`
/// @error amount_out_of_range under `floor`, weights whose sum is beyond 2^53 - 1
[[nodiscard]] Result<Allocation> allocate(const AllocationRequest& request);

struct RoundDivRequest {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  RoundingMode mode = RoundingMode::half_away_from_zero;

  static constexpr auto kFields = fields(field("numerator", &RoundDivRequest::numerator),
                                         field("denominator", &RoundDivRequest::denominator),
                                         field("mode", &RoundDivRequest::mode).or_default());
};
struct RoundDivReply {
  std::int64_t quotient = 0;
  static constexpr auto kFields = fields(field("quotient", &RoundDivReply::quotient));
};

/// The verb over round_div. @error division_by_zero @error amount_out_of_range
[[nodiscard]] Result<RoundDivReply> round_quotient(const RoundDivRequest& request);

struct RoundToStepRequest {
  Minor amount_minor;
  std::int64_t step_minor = 1;
  RoundingMode mode = RoundingMode::half_away_from_zero;

  static constexpr auto kFields =
      fields(field("amountMinor", &RoundToStepRequest::amount_minor),
             field("stepMinor", &RoundToStepRequest::step_minor).at_least(1),
             field("mode", &RoundToStepRequest::mode).or_default());
};
struct RoundToStepReply {
  Minor amount_minor;
  static constexpr auto kFields = fields(field("amountMinor", &RoundToStepReply::amount_minor));
};

/// The verb over round_to_step. @error amount_out_of_range
[[nodiscard]] Result<RoundToStepReply> round_amount(const RoundToStepRequest& request);

}  // namespace tillside

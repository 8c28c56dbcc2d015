// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The split behind `allocate`, on plain numbers and without copies, for the engine itself.

#include <span>
#include <vector>

#include "tillside/money.h"

namespace tillside::pricing {

/// What a split could not give to a line. @see Allocation
struct Leftover {
  std::int64_t remainder = 0;    ///< handed back by the *_separate strategies
  std::int64_t unallocated = 0;  ///< found no room, or no weight above zero
};

/// A line that may get one of the units left over, before others by its rank.
template <class Int>
struct Ranked {
  Int rank;
  std::uint32_t line;

  [[nodiscard]] bool before(const Ranked& other) const {
    return rank != other.rank ? rank > other.rank : line < other.line;
  }
};

/// Keeps its lists from one split to the next, so that the many splits of a quote allocate nothing.
class Splitter {
 public:
  /// Splits `amount` >= 0 over lines in proportion to `weights` >= 0 and writes `shares`, all of
  /// one length; shares and leftover add up to `amount`. `room` is the most that each line may take
  /// (empty: no limit). A line whose share passes its room takes its room, and what is left of the
  /// amount is split anew over the lines still open, with the same weights.
  /// Under `drop`, the first round stands: what a line cannot take is not given to others.
  /// O(n) on average for each round; a round closes at least one line.
  Leftover split(std::int64_t amount, std::span<const std::int64_t> weights,
                 AllocationStrategy strategy, std::span<const std::int64_t> room,
                 std::span<std::int64_t> shares, Overflow overflow = Overflow::again);

 private:
  std::vector<std::uint32_t> open_;
  std::vector<Ranked<std::int64_t>> narrow_;
  std::vector<Ranked<Wide>> wide_;
};

/// A single split. @see Splitter
inline Leftover split(std::int64_t amount, std::span<const std::int64_t> weights,
                      AllocationStrategy strategy, std::span<const std::int64_t> room,
                      std::span<std::int64_t> shares, Overflow overflow = Overflow::again) {
  return Splitter{}.split(amount, weights, strategy, room, shares, overflow);
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Draws from a seed: integers only, so that the same seed gives the same shop on every machine.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tillside::demo {

/// SplitMix64. A draw for another purpose takes a fork, so that the purposes do not shift
/// each other's numbers.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  /// A stream of its own for a purpose and a number within it.
  [[nodiscard]] Draw fork(std::string_view purpose, std::uint64_t number = 0) const;

  [[nodiscard]] std::uint64_t next();
  /// 0 .. bound - 1. Precondition: bound > 0. The bias is below 2^-32 for the bounds used here.
  [[nodiscard]] std::size_t below(std::size_t bound);
  /// low .. high, both included.
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
  [[nodiscard]] bool percent(int chance);
  /// An index, in proportion to the weights. Precondition: one is above zero.
  [[nodiscard]] std::size_t weighted(const std::vector<std::int64_t>& weights);
  /// An index below `count`, early ones far more often: weight 1 / (1 + index).
  [[nodiscard]] std::size_t early(std::size_t count);
  /// 32 hexadecimal digits.
  [[nodiscard]] std::string id();

 private:
  std::uint64_t state_;
};

}  // namespace tillside::demo

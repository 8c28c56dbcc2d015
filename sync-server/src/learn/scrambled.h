// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tillside::learn {

/// A number that looks random, the same on every machine (SplitMix64).
[[nodiscard]] inline std::uint64_t scrambled(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// A sequence of them: what std's distributions draw differs between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(scrambled(seed)) {}

  std::uint64_t next() { return scrambled(state_++); }
  /// 0 .. n-1; n far below 2^32, so that the bias is not seen.
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>((next() >> 32U) * n >> 32U);
  }
  /// From 0 up to, not including, 1.
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace tillside::learn

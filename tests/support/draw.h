// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Numbers from a seed, the same on every machine, which the standard distributions do not promise.

#include <cstdint>
#include <vector>

namespace tillside::test {

/// SplitMix64 (Steele, Lea and Flood 2014).
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  /// min..max, both included.
  std::int64_t from(std::int64_t min, std::int64_t max) {
    return min + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(max - min + 1));
  }

  bool chance(int percent) { return from(1, 100) <= percent; }
  bool one_in(std::int64_t n) { return from(1, n) == 1; }

  /// Mostly small, at times large: the number of bits is drawn first.
  std::int64_t magnitude(int bits) {
    return static_cast<std::int64_t>(next() >> (64 - from(1, bits)));
  }

  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(from(0, static_cast<std::int64_t>(list.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace tillside::test

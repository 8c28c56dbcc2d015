// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// How many seeds a property is tried with. TILLSIDE_SEEDS=1000000 asks for that many of each
/// instead of the few thousand that every run of the tests has room for; script/soak does.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace tillside::test {

inline std::uint64_t seeds_or(std::uint64_t usual) {
  const char* const wanted = std::getenv("TILLSIDE_SEEDS");
  if (wanted == nullptr) return usual;
  char* end = nullptr;
  const std::uint64_t seeds = std::strtoull(wanted, &end, 10);
  if (seeds == 0 || *end != 0) {
    // A property of no seeds would pass.
    std::fprintf(stderr, "TILLSIDE_SEEDS is %s: expected a whole number from 1 on\n", wanted);
    std::exit(2);
  }
  return seeds;
}

}  // namespace tillside::test

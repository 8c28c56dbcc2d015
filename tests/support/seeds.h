// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// How many seeds a property is tried with. TILLSIDE_SEEDS=1000000 asks for that many of each
/// instead of the few thousand that every run of the tests has room for; script/soak does.

#include <cstdint>
#include <cstdlib>

namespace tillside::test {

inline std::uint64_t seeds_or(std::uint64_t usual) {
  const char* const wanted = std::getenv("TILLSIDE_SEEDS");
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}

}  // namespace tillside::test

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Texts compared and hashed by whole numbers: skus and names are short, and a call for each of
/// them costs more than the work.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace tillside {
namespace detail {

template <class Int>
Int load(const char* at) {
  Int value;
  std::memcpy(&value, at, sizeof(value));
  return value;
}

/// Calls `use` with offsets at which whole numbers stand that together hold every byte of a text.
template <class Use>
void each_number(std::size_t size, Use use) {
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) use(i, std::uint64_t{});
    use(size - 8, std::uint64_t{});
  } else if (size >= 4) {
    use(0, std::uint32_t{});
    use(size - 4, std::uint32_t{});
  } else {
    for (std::size_t i = 0; i < size; ++i) use(i, std::uint8_t{});
  }
}

}  // namespace detail

/// Good in its upper bits: those of a product depend on all bytes, the lower on the first ones.
inline std::uint32_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  detail::each_number(text.size(), [&](std::size_t i, auto kind) {
    const std::uint64_t number = detail::load<decltype(kind)>(text.data() + i);
    hash = (hash >> 32 ^ hash ^ number) * 0x9E3779B97F4A7C15;
  });
  return static_cast<std::uint32_t>(hash >> 32);
}

inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::uint64_t difference = 0;
  detail::each_number(a.size(), [&](std::size_t i, auto kind) {
    using Int = decltype(kind);
    difference |= detail::load<Int>(a.data() + i) ^ detail::load<Int>(b.data() + i);
  });
  return difference == 0;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Sorting for code that is weighed in bytes: one merge sort of indices for all types, since
/// each instance of std::sort costs a page 1 kB and of std::stable_sort 4 kB.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tillside {

namespace detail {

/// Whether entry a comes before entry b of the list behind `context`.
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// The stable order of `count` entries, as their indices. O(n log n).
[[nodiscard]] std::vector<std::uint32_t> order_of(std::size_t count, Before before,
                                                  const void* context);

}  // namespace detail

/// Sorts a list; equal entries keep their places.
template <class T, class Less>
void arrange(std::vector<T>& list, const Less& less) {
  struct Entries {
    const T* entries;
    const Less* less;
  };
  const Entries context{list.data(), &less};
  const auto indices = detail::order_of(
      list.size(),
      [](const void* behind, std::uint32_t a, std::uint32_t b) {
        const auto& [entries, before] = *static_cast<const Entries*>(behind);
        return static_cast<bool>((*before)(entries[a], entries[b]));
      },
      &context);
  std::vector<T> ordered;
  ordered.reserve(list.size());
  for (const std::uint32_t index : indices) ordered.push_back(std::move(list[index]));
  list = std::move(ordered);
}

template <class T>
void arrange(std::vector<T>& list) {
  arrange(list, [](const T& a, const T& b) { return a < b; });
}

/// Sorts a list and leaves one of each.
template <class T>
void arrange_unique(std::vector<T>& list) {
  arrange(list);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (kept > 0 && list[i] == list[kept - 1]) continue;
    if (i != kept) list[kept] = std::move(list[i]);
    ++kept;
  }
  list.resize(kept);
}

}  // namespace tillside

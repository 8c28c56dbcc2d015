// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tillside::learn {

/// Leaves the `most` entries that come first, in no order. `before` must know no ties: then the
/// same ones are left on every machine.
template <class Entry, class Before>
void keep_first(std::vector<Entry>& entries, std::size_t most, const Before& before) {
  if (entries.size() <= most) return;
  std::nth_element(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(most),
                   entries.end(), before);
  entries.resize(most);
  entries.shrink_to_fit();  // thousands are weighed, for each of many items
}

/// An item's weight in a row of a matrix.
struct Weight {
  std::uint32_t item;
  float value;
};

inline bool by_item(const Weight& a, const Weight& b) { return a.item < b.item; }

/// Leaves the `most` largest by magnitude (what repels is a signal too), ascending by item.
inline void keep_largest(std::vector<Weight>& row, std::size_t most) {
  keep_first(row, most, [](const Weight& a, const Weight& b) {
    const float x = std::abs(a.value);
    const float y = std::abs(b.value);
    return x != y ? x > y : a.item < b.item;
  });
  std::sort(row.begin(), row.end(), by_item);
}

}  // namespace tillside::learn

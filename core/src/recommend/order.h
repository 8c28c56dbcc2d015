// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one ordering of this folder. Every instance of std::sort costs some 3 kB of Wasm, so that
/// indices are ordered by one heap that calls its comparison.

#include <cstdint>
#include <vector>

namespace tillside::recommend {

/// True if index a comes before index b. A total order, else the result is not defined.
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// A heap of indices with the first on top: O(n) to build, O(log n) for each that is taken.
class IndexHeap {
 public:
  IndexHeap(std::vector<std::uint32_t> indices, Before before, const void* context);

  [[nodiscard]] bool empty() const { return indices_.empty(); }
  /// Precondition: !empty().
  [[nodiscard]] std::uint32_t take();

 private:
  void sink(std::size_t parent);

  std::vector<std::uint32_t> indices_;
  Before before_;
  const void* context_;
};

/// 0 .. n-1 in order.
[[nodiscard]] std::vector<std::uint32_t> ordered(std::size_t n, Before before, const void* context);

}  // namespace tillside::recommend

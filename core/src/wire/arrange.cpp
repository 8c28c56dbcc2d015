// SPDX-License-Identifier: MIT
#include "tillside/arrange.h"

#include <algorithm>

namespace tillside::detail {

std::vector<std::uint32_t> order_of(std::size_t count, Before before, const void* context) {
  std::vector<std::uint32_t> runs(count);
  for (std::size_t i = 0; i < count; ++i) runs[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> merged(count);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t start = 0; start < count; start += 2 * width) {
      const std::size_t middle = std::min(start + width, count);
      const std::size_t end = std::min(start + 2 * width, count);
      std::size_t left = start;
      std::size_t right = middle;
      for (std::size_t out = start; out < end; ++out) {
        const bool from_right =
            right < end && (left == middle || before(context, runs[right], runs[left]));
        merged[out] = from_right ? runs[right++] : runs[left++];
      }
    }
    runs.swap(merged);
  }
  return runs;
}

}  // namespace tillside::detail

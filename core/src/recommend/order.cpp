// SPDX-License-Identifier: MIT
#include "order.h"

#include <utility>

namespace tillside::recommend {

IndexHeap::IndexHeap(std::vector<std::uint32_t> indices, Before before, const void* context)
    : indices_(std::move(indices)), before_(before), context_(context) {
  for (std::size_t parent = indices_.size() / 2; parent-- > 0;) sink(parent);
}

void IndexHeap::sink(std::size_t parent) {
  for (;;) {
    std::size_t child = 2 * parent + 1;
    if (child >= indices_.size()) return;
    if (child + 1 < indices_.size() && before_(context_, indices_[child + 1], indices_[child])) {
      ++child;
    }
    if (!before_(context_, indices_[child], indices_[parent])) return;
    std::swap(indices_[child], indices_[parent]);
    parent = child;
  }
}

std::uint32_t IndexHeap::take() {
  const std::uint32_t first = indices_.front();
  indices_.front() = indices_.back();
  indices_.pop_back();
  sink(0);
  return first;
}

std::vector<std::uint32_t> ordered(std::size_t n, Before before, const void* context) {
  std::vector<std::uint32_t> order(n);
  for (std::uint32_t i = 0; i < n; ++i) order[i] = i;
  IndexHeap heap(std::move(order), before, context);
  order.clear();
  while (!heap.empty()) order.push_back(heap.take());
  return order;
}

}  // namespace tillside::recommend

// SPDX-License-Identifier: MIT
#include "learn/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace tillside::learn {

void parallel_for(std::size_t n, unsigned threads,
                  const std::function<void(std::size_t first, std::size_t last)>& work) {
  constexpr std::size_t kRunsAThread = 16;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t run = std::max<std::size_t>(1, n / (threads * kRunsAThread));
  std::atomic<std::size_t> next{0};
  const auto loop = [&] {
    for (std::size_t first = next.fetch_add(run); first < n; first = next.fetch_add(run)) {
      work(first, std::min(n, first + run));
    }
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads && t < n; ++t) others.emplace_back(loop);
  loop();
  for (auto& thread : others) thread.join();
}

}  // namespace tillside::learn

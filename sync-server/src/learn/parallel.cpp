// SPDX-License-Identifier: MIT
#include "learn/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace tillside::learn {
namespace {

std::atomic<unsigned> allowed_threads{0};

}  // namespace

void use_threads(unsigned threads) { allowed_threads = threads; }

unsigned usable_threads() {
  const unsigned allowed = allowed_threads;
  return allowed > 0 ? allowed : std::max(1U, std::thread::hardware_concurrency());
}

void both(const std::function<void()>& one, const std::function<void()>& other) {
  if (usable_threads() < 2) {
    one();
    other();
    return;
  }
  std::thread beside(other);
  one();
  beside.join();
}

void parallel_for(std::size_t n, unsigned threads,
                  const std::function<void(std::size_t first, std::size_t last)>& work) {
  constexpr std::size_t kRunsAThread = 16;
  if (threads == 0) threads = usable_threads();
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

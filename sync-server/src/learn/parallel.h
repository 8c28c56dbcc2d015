// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace tillside::learn {

/// How many threads learning may take at once; 0 = as many as the machine has. For the whole
/// process, set before learning begins. No result depends on it.
void use_threads(unsigned threads);
[[nodiscard]] unsigned usable_threads();

/// Calls work(first, last) for runs that cover 0 .. n-1, each once, on at most `threads` threads
/// (0 = usable_threads()). The runs must not depend on one another, so that the result
/// does not depend on the number of threads.
void parallel_for(std::size_t n, unsigned threads,
                  const std::function<void(std::size_t first, std::size_t last)>& work);

/// Both, at once where there are two threads.
void both(const std::function<void()>& one, const std::function<void()>& other);

}  // namespace tillside::learn

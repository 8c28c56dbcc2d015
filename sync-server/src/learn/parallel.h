// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace tillside::learn {

/// Calls work(first, last) for runs that cover 0 .. n-1, each once, on at most `threads` threads
/// (0 = as many as the machine has). The runs must not depend on one another, so that the result
/// does not depend on the number of threads.
void parallel_for(std::size_t n, unsigned threads,
                  const std::function<void(std::size_t first, std::size_t last)>& work);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace tillside::learn {

/// |top k of the ranking that are targets| / min(k, |targets|). Precondition: targets not empty and
/// ascending.
[[nodiscard]] double recall_at(std::size_t k, const std::vector<std::uint32_t>& ranking,
                               const std::vector<std::uint32_t>& targets);

/// Binary gains, discount log2(rank + 1) with the first rank 1, over the ideal for
/// min(k, |targets|) hits.
[[nodiscard]] double ndcg_at(std::size_t k, const std::vector<std::uint32_t>& ranking,
                             const std::vector<std::uint32_t>& targets);

}  // namespace tillside::learn

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

/// ndcg_at() of the ranking by `score` (the higher first, ties by the lower place), without ranking
/// more than it needs. `places` are those of the targets among the scores, in any order;
/// `targets` counts those too that have no place.
[[nodiscard]] double ndcg_of_scores(std::size_t k, const std::vector<float>& score,
                                    std::vector<std::uint32_t> places, std::size_t targets);

}  // namespace tillside::learn

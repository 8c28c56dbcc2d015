// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Cases put to the real recommender of core, with the pack it would hold on a device.

#include <vector>

#include "learn/cases.h"
#include "tillside/recommend.h"

namespace tillside::learn {

/// What a task ranks: the items of a split's universe, and the others.
struct Universe {
  std::vector<std::string> ranked;
  std::vector<std::string> others;
};

[[nodiscard]] Universe universe_of(const std::vector<TrainingItem>& items,
                                   const std::vector<bool>& ranked);

/// The question of a case: what was bought, when, and what lies in the basket; no caps, no reasons.
[[nodiscard]] RecommendRequest request_for(const TaskCase& one, Task task,
                                           const std::vector<TrainingItem>& items,
                                           const Universe& universe);

/// The list that answers: goes_with for basket, for_you for next, new_arrivals for cold, buy_again
/// for repeat.
[[nodiscard]] ListPurpose purpose_of(Task task);

/// The verb of core that answers.
[[nodiscard]] Result<RecommendReply> answer_on_device(const Recommender& recommender, Task task,
                                                      const RecommendRequest& request);

/// The indices of skus.
[[nodiscard]] std::vector<std::uint32_t> indices_of(const std::vector<std::string>& skus,
                                                    const std::vector<TrainingItem>& items);

/// Item indices, best first, at most kRankedDepth.
[[nodiscard]] std::vector<std::uint32_t> rank_on_device(const Recommender& recommender, Task task,
                                                        const RecommendRequest& request,
                                                        const std::vector<TrainingItem>& items);

/// As deep as NDCG@100 looks.
inline constexpr std::size_t kRankedDepth = 100;

}  // namespace tillside::learn

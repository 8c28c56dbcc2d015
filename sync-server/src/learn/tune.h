// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Learns how much each part of a score weighs, by coordinate ascent on NDCG@100 over shoppers who
/// were not trained on. The parts come from the recommender of core with the real pack.

#include "learn/cases.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Where nothing can be learnt (too few orders), these hold.
[[nodiscard]] BlendTable default_blend();

/// Fewer cases than this would fit noise; the default stays.
inline constexpr std::size_t kMinTuningCases = 50;

/// The row of `start` for the task's list, improved on the cases. Deterministic.
[[nodiscard]] BlendRow tune(const Recommender& recommender, Task task,
                            const std::vector<TaskCase>& cases, const std::vector<bool>& ranked,
                            const std::vector<TrainingItem>& items, const BlendRow& start);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Learns how much each part of a score weighs and how fast the past wears off, on shoppers who
/// were not trained on. The parts come from the recommender of core with the real int8 pack.

#include "learn/cases.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Where nothing can be learnt (too few orders), these hold.
[[nodiscard]] BlendTable default_blend();

/// Fewer cases than this would fit noise; the default stays.
inline constexpr std::size_t kMinTuningCases = 50;

/// What is held of the cases' parts while a list is tuned, at most.
inline constexpr std::size_t kTuningBytes = 384U << 20U;

/// Improves the task's list in `model`: its blend by coordinate ascent on NDCG@100, from where it
/// is and from the part that is best alone, so that no part alone is better on these cases; then
/// its half-lives one after the other, then the blend once more. A gain counts where it is more
/// than chance among so few shoppers gives easily. Deterministic.
/// @error pack_malformed  core refuses the model
[[nodiscard]] Status tune(TrainedModel& model, Task task, const std::vector<TaskCase>& cases,
                          const std::vector<bool>& ranked);

}  // namespace tillside::learn

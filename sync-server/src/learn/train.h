// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The training: catalogue and past orders to everything that is published.

#include "learn/choose.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Everything but the blend, which is the default one.
[[nodiscard]] TrainedModel learn_parts(const TrainingSet& training, const PartSettings& settings,
                                       const Progress& progress);

/// The whole training. The blend is learnt on a tenth of the customers with a model of the others;
/// then everything is learnt once more from all. The same input gives the same bytes.
/// @error too_many  more items than a pack may hold
[[nodiscard]] Result<TrainedModel> train(const TrainingSet& training, const Progress& progress);

/// How much of each item was asked for: an order counts half after so many days.
[[nodiscard]] std::vector<float> demand_of(const TrainingSet& training, double half_life_days);

/// Demand of late, as it is published: 0 for items with fewer than kMinSupport customers.
[[nodiscard]] std::vector<float> popularity(const TrainingSet& training);
inline constexpr double kTrendHalfLifeDays = 30;

/// A pack holds at most so many items.
inline constexpr std::size_t kMaxPackItems = 2'000'000;

}  // namespace tillside::learn

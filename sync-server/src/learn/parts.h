// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// All parts of a model from a set of orders: first what people bought, then what the catalogue
/// adds to it.

#include "learn/people.h"
#include "learn/stages.h"

namespace tillside::learn {

/// What people bought, at the settings, with the default blend. Each part is a stage of its own,
/// named after `stage`. @error storage_failed
[[nodiscard]] Result<People> learn_people(const TrainingSet& training, const ContentModel& content,
                                          const PartSettings& settings, const Stages& stages,
                                          const std::string& stage, const Progress& progress);

/// The model of a catalogue and of what was learnt from people: words, traits, and weights that
/// words lend to new products. `embeddings` are the merchant's, by item.
[[nodiscard]] TrainedModel assemble(const std::vector<TrainingItem>& items, ContentModel content,
                                    const People& people, SparseRows embeddings = {});

/// Both at once.
[[nodiscard]] Result<TrainedModel> learn_parts(const TrainingSet& training,
                                               const PartSettings& settings, const Stages& stages,
                                               const std::string& stage, const Progress& progress,
                                               const SparseRows& embeddings = {});

/// How much of each item was asked for: an order counts half after so many days.
[[nodiscard]] std::vector<float> demand_of(const TrainingSet& training, double half_life_days);

/// Demand of late, as it is published: 0 for items with fewer than `support` customers.
[[nodiscard]] std::vector<float> popularity(const TrainingSet& training,
                                            std::uint32_t support = kMinSupport);
inline constexpr double kTrendHalfLifeDays = 30;

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The training: catalogue and past orders to everything that is published.

#include "learn/noise.h"
#include "learn/people.h"
#include "learn/stages.h"

namespace tillside::learn {

/// A pack holds at most so many items.
inline constexpr std::size_t kMaxPackItems = 2'000'000;

/// People are learnt from anew when so many of them, as a share of those learnt from, came or
/// bought since. @see docs/recommender.md, "What a pack gives away"
inline constexpr double kRenewShare = 1;

/// Whether people are learnt from anew: so large a share of them changed, and kMinSupport at least.
[[nodiscard]] bool learns_anew(const Learnt& before, const TrainingSet& training,
                               double renew_share);

struct TrainOptions {
  Stages stages = {};              ///< where results are kept until all is done
  const Learnt* before = nullptr;  ///< of the version before; null: there is none
  double renew_share = kRenewShare;
  Noise noise = {};                        ///< epsilon 0: none
  const SparseRows* embeddings = nullptr;  ///< the merchant's, by item; null: there are none
};

struct Trained {
  TrainedModel model;
  Learnt learnt;      ///< what to keep for the next version; empty where kept
  bool kept = false;  ///< too few customers came: what was learnt from people is as before
};

/// The whole training. Settings and blend are learnt on a tenth of the customers with a model of
/// the others; then everything is learnt once more from all. The same input gives the same bytes.
/// @error too_many        more items than a pack may hold
/// @error storage_failed  a stage could not be kept
[[nodiscard]] Result<Trained> train(const TrainingSet& training, const TrainOptions& options,
                                    const Progress& progress);

}  // namespace tillside::learn

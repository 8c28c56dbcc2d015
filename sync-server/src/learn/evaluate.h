// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Offline measurement of one method on one task. @see docs/recommender.md, "How it is measured"

#include <string>
#include <vector>

#include "learn/split.h"
#include "learn/train.h"

namespace tillside::learn {

/// popularity, own_frequency, tfidf, ease: one part alone, in float. blend: all parts, in float.
/// device: the same blend from the int8 pack by the code that runs on a device.
enum class Method { popularity, own_frequency, tfidf, ease, blend, device };

/// Means over users; a user's figure is the mean over that user's cases.
struct Figures {
  double recall_at_20 = 0;
  double ndcg_at_10 = 0;
  double ndcg_at_100 = 0;
  double coverage = 0;  ///< share of the ranked items that stand in somebody's first 20
  std::size_t users = 0;
};

struct Measurement {
  Figures test;
  Figures val;
  BlendRow blend{};  ///< the weights that were used
};

[[nodiscard]] Result<Measurement> evaluate(const Split& split, Task task, Method method,
                                           const Progress& progress);

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "parts.h"

namespace tillside::recommend {

using Blend = std::array<std::int64_t, kParts>;

struct Ranked {
  std::uint32_t item = 0;
  std::int64_t score_ppm = 0;
};

/// What a list must look like beside having the best scores.
struct Manner {
  std::size_t k = 0;
  std::int64_t per_product = 0;     ///< 0 = no cap
  std::int64_t per_category = 0;    ///< 0 = no cap
  const ItemSet* beside = nullptr;  ///< items shown already, which count towards per_product
  std::int64_t diversity_ppm = 0;   ///< of the best score, times the cosine to an item above
  std::int64_t fresh_slots = 0;     ///< places for `fresh`, spread evenly over the k
  const ItemSet* fresh = nullptr;
};

/// The weight of the parts that say something; where none of the shopper's does, popularity alone,
/// which is what a stranger sees.
[[nodiscard]] Blend effective_blend(const Blend& blend, const PartSums& sums);

/// x in millionths, halves away from zero. The one place where a score becomes an integer.
[[nodiscard]] std::int64_t to_ppm(double x);

/// Every item's score: the sum over parts of weight * part / deviation.
[[nodiscard]] std::vector<std::int64_t> blend_scores(const PartSums& sums, const Blend& blend,
                                                     std::size_t n);

/// The k best of `allowed`; ties by the lower index. A fresh place that no fresh item can take
/// goes to the best of the others.
[[nodiscard]] std::vector<Ranked> best(const Model& model, const std::vector<std::int64_t>& scores,
                                       const ItemSet& allowed, const Manner& manner);

}  // namespace tillside::recommend

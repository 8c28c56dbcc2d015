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

/// How much of a list may be alike.
struct Caps {
  std::int64_t per_product = 0;     ///< 0 = no cap
  std::int64_t per_category = 0;    ///< 0 = no cap
  const ItemSet* beside = nullptr;  ///< items shown already, which count towards per_product
};

/// The weight of the parts that say something; where none of the shopper's does, popularity alone,
/// which is what a stranger sees.
[[nodiscard]] Blend effective_blend(const Blend& blend, const PartSums& sums);

/// x in millionths, halves away from zero. The one place where a score becomes an integer.
[[nodiscard]] std::int64_t to_ppm(double x);

/// Every item's score: the sum over parts of weight * part / deviation.
[[nodiscard]] std::vector<std::int64_t> blend_scores(const PartSums& sums, const Blend& blend,
                                                     std::size_t n);

/// The k best of `allowed`; ties by the lower index.
[[nodiscard]] std::vector<Ranked> best(const Model& model, const std::vector<std::int64_t>& scores,
                                       const ItemSet& allowed, std::size_t k, const Caps& caps);

}  // namespace tillside::recommend

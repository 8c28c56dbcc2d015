// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The parts of a score. Each is linear in what is known of the shopper, so that the share of each
/// past item in each score is exact. All sums run in one order (items ascending, then columns
/// ascending) over doubles, without any function but sqrt: native and Wasm give the same bits.

#include <array>
#include <vector>

#include "profile.h"
#include "query.h"

namespace tillside::recommend {

/// Something that gives weight to other items: a past item, or an item in the basket.
struct Source {
  std::uint32_t item = 0;
  double weight = 0;
};

[[nodiscard]] Source source_of(const PastItem& past);

struct Evidence {
  std::vector<PastItem> past;
  std::vector<Source> taste;   ///< the past items that have a weight
  std::vector<Source> basket;  ///< each with the weight 1
  Query query;                 ///< empty without a text, or where no term matches
};

[[nodiscard]] Evidence evidence_of(const Model& model, const RecommendRequest& request);

/// One part over the whole catalogue and what it is divided by, so that parts can be added.
struct PartScore {
  std::vector<double> score;  ///< n; empty where the part says nothing
  double deviation = 0;       ///< standard deviation over the catalogue; > 0 unless empty
};

using PartSums = std::array<PartScore, kParts>;

/// The parts that `blend` uses (weight other than 0).
[[nodiscard]] PartSums sum_parts(const Model& model, const Evidence& evidence,
                                 const std::array<std::int64_t, kParts>& blend);

/// What `source` alone gives to `item` in a matrix part.
[[nodiscard]] double contribution(const Model& model, ScorePart part, const Source& source,
                                  std::uint32_t item);

/// The sum over equal terms of two content rows, without their scales.
[[nodiscard]] double overlap(const QuantisedRows& content, std::uint32_t a, std::uint32_t b);

}  // namespace tillside::recommend

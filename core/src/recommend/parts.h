// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The parts of a score. Each is linear in what is known of the shopper, so that the share of each
/// past item in each score is exact. All sums run in one order (items ascending, then columns
/// ascending) over doubles, without any function but sqrt: native and Wasm give the same bits.

#include <array>
#include <vector>

#include "fold.h"
#include "profile.h"
#include "query.h"

namespace tillside::recommend {

[[nodiscard]] Source source_of(const PastItem& past);

struct Evidence {
  std::vector<PastItem> past;
  std::vector<Source> taste;   ///< the past items that have a weight
  std::vector<Source> basket;  ///< each with the weight 1
  Query query;                 ///< empty without a text, or where no term matches
};

[[nodiscard]] Evidence evidence_of(const Model& model, const RecommendRequest& request,
                                   ListPurpose purpose);

/// How a part comes from what is known.
enum class PartForm : std::uint8_t {
  rows,     ///< the sum of the sources' rows of an n x n matrix
  space,    ///< the sources' vectors summed, times each item's: words, cohorts, traits
  factors,  ///< the same after a fold-in
  whole,    ///< no source: popularity, own purchases, the typed words
};

struct PartRule {
  PartForm form = PartForm::whole;
  bool of_basket = false;                          ///< else of the taste
  QuantisedRows Model::*rows = nullptr;            ///< of `rows` and `space`
  ScoreReasonKind reason = ScoreReasonKind::rest;  ///< of a whole: what its share is called
};

[[nodiscard]] const PartRule& rule_of(std::size_t part);

/// One part over the whole catalogue and what it is divided by, so that parts can be added.
struct PartScore {
  std::vector<double> score;  ///< n; empty where the part says nothing
  double deviation = 0;       ///< standard deviation over the catalogue; > 0 unless empty
  std::vector<double> fold;   ///< PartForm::factors: the matrix of fold.h
};

using PartSums = std::array<PartScore, kParts>;

/// The parts that `blend` uses (weight other than 0).
[[nodiscard]] PartSums sum_parts(const Model& model, const Evidence& evidence,
                                 const std::array<std::int64_t, kParts>& blend);

/// What `source` alone gives to `item` in a part that has sources. `lens` is that of the item.
[[nodiscard]] double contribution(const Model& model, const PartRule& rule, const Source& source,
                                  std::uint32_t item, const std::vector<double>& lens);

/// How alike two rows of length 1 are.
[[nodiscard]] double likeness(const QuantisedRows& of, std::uint32_t a, std::uint32_t b);

}  // namespace tillside::recommend

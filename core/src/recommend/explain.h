// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "ranking.h"

namespace tillside::recommend {

/// The shares of a score, largest first, at most `most` of them and then `rest`. They add up to
/// `ranked.score_ppm` exactly: shares are rounded along their running sum.
[[nodiscard]] std::vector<ScoreReason> reasons_for(const Model& model, const Evidence& evidence,
                                                   const PartSums& sums, const Blend& blend,
                                                   const Ranked& ranked, std::size_t most);

}  // namespace tillside::recommend

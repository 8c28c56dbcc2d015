// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model.h"

namespace tillside::recommend {

/// What one past item says about the shopper's taste.
struct PastItem {
  std::uint32_t item = 0;
  std::int64_t weight_ppm = 0;  ///< the strongest interaction: weight by kind times decay by age
  std::int64_t own_ppm = 0;     ///< purchases, each decayed, summed: how regularly it is bought
  bool bought = false;
  bool disliked = false;  ///< then it says nothing else
};

/// The shopper's past in terms of the model: one entry for each known item that says something,
/// ascending by item, so that every sum over it has one order. An interaction in the future of
/// `now` counts as of now.
[[nodiscard]] std::vector<PastItem> past_of(const Model& model,
                                            const std::vector<Interaction>& interactions,
                                            Instant now, ListPurpose purpose);

/// A set of items: as long as the catalogue, 1 for a member.
using ItemSet = std::vector<std::uint8_t>;

/// The known items of a list of skus.
[[nodiscard]] ItemSet items_of(const Model& model, const std::vector<std::string>& skus);

}  // namespace tillside::recommend

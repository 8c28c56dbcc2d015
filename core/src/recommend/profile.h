// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model.h"

namespace tillside::recommend {

/// What one past item says about the shopper's taste.
struct PastItem {
  std::uint32_t item = 0;
  double weight = 0;  ///< 0..1: the strongest interaction, weight by kind times decay by age
  double own = 0;     ///< purchases, each decayed, summed: how regularly it is bought
  bool bought = false;
};

/// The shopper's past in terms of the model: one entry for each known item, ascending by item, so
/// that every sum over it has one order. Items that were disliked are not in `past`.
struct Profile {
  std::vector<PastItem> past;
  std::vector<std::uint32_t> disliked;  ///< ascending
};

/// An interaction in the future of `now` counts as of now.
[[nodiscard]] Profile profile_of(const Model& model, const std::vector<Interaction>& interactions,
                                 Instant now);

/// The known items of a list of skus, ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> items_of(const Model& model,
                                                  const std::vector<std::string>& skus);

}  // namespace tillside::recommend

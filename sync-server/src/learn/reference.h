// SPDX-License-Identifier: MIT
#pragma once

#include "learn/part_sums.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// The scores that core computes, written a second time: in float weights instead of int8, without
/// its tables and its bookkeeping. What the device must not fall behind, and a check of it.
class Reference {
 public:
  explicit Reference(const TrainedModel& model) : model_(model) {}

  /// Item indices, best first. `allowed` ascending.
  [[nodiscard]] std::vector<std::uint32_t> rank(const TaskCase& one, ListPurpose purpose,
                                                std::vector<std::uint32_t> allowed,
                                                std::size_t depth) const;

 private:
  [[nodiscard]] std::vector<double> part(const TaskCase& one, const HalfLives& half_lives,
                                         ScorePart part) const;
  [[nodiscard]] std::vector<double> folded(const Sources& sources) const;

  const TrainedModel& model_;
};

}  // namespace tillside::learn

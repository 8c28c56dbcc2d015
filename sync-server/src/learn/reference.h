// SPDX-License-Identifier: MIT
#pragma once

#include "learn/cases.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// The scores that core computes, written a second time: in float weights instead of int8, without
/// its tables and its bookkeeping. What the device must not fall behind, and a check of it.
class Reference {
 public:
  explicit Reference(const TrainedModel& model) : model_(model) {}

  /// Item indices, best first. `allowed` ascending.
  [[nodiscard]] std::vector<std::uint32_t> rank(const TaskCase& one, const BlendRow& blend,
                                                std::vector<std::uint32_t> allowed,
                                                std::size_t depth) const;

 private:
  [[nodiscard]] std::vector<double> part(const TaskCase& one, ScorePart part) const;

  const TrainedModel& model_;
};

}  // namespace tillside::learn

// SPDX-License-Identifier: MIT
#pragma once

#include "learn/split.h"

namespace tillside::learn {

/// By customer index.
struct SplitUsers {
  std::vector<bool> train;
  std::vector<bool> val;
  std::vector<bool> test;
};

/// What the cases of a split are cut from.
struct SplitFrame {
  const TrainingSet& all;
  Task task;
  bool past_only;
  std::vector<Orders> orders;  ///< by customer
  std::int64_t cut_ms;         ///< far in the future unless past_only
};

[[nodiscard]] SplitFrame frame_of(const TrainingSet& all, Task task, bool past_only);

/// The whole split from who is who. `universe` is what is ranked, unless the task says otherwise:
/// with past_only what train users bought before the cut, in `cold` a tenth of it.
[[nodiscard]] Split make_split(const SplitFrame& frame, const SplitUsers& users,
                               const std::vector<bool>& universe);

}  // namespace tillside::learn

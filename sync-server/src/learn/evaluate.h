// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Offline measurement of one method on one task. @see docs/recommender.md, "How it is measured"

#include <vector>

#include "learn/measure.h"
#include "learn/single_methods.h"
#include "learn/split.h"
#include "learn/train.h"

namespace tillside::learn {

struct Measurement {
  Figures test;
  Figures val;
  BlendRow blend{};  ///< the weights that were used; all 0 for a single method
  HalfLives half_lives{};
};

/// A single method at its setting that does best on the validation users; blend: the parts of the
/// published model in float; device: the same from the int8 pack by the code that runs on a device.
/// @error pack_malformed  the trainer made a pack that core refuses
[[nodiscard]] Result<Measurement> evaluate(const Split& split, Task task, Method method,
                                           const Progress& progress);

}  // namespace tillside::learn

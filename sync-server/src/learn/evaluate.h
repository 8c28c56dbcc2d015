// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Offline measurement of one method on one task. @see docs/recommender.md, "How it is measured"

#include <optional>
#include <string>
#include <vector>

#include "learn/choose.h"
#include "learn/measure.h"
#include "learn/single_methods.h"
#include "learn/split.h"
#include "learn/wasm_ranker.h"

namespace tillside::learn {

/// What the Wasm made of the cases, beside the native code.
struct WasmComparison {
  std::size_t cases = 0;
  std::size_t equal = 0;  ///< lists with the same skus and scores, to the last millionth
  std::string node;
};

struct Measurement {
  Figures test;
  Figures val;
  BlendRow blend{};  ///< the weights that were used; all 0 for a single method
  HalfLives half_lives{};
  std::optional<WasmComparison> wasm = {};  ///< where the figures are those of the Wasm
};

/// `start` is where the search of settings begins: protected, unless it is unprotected().
/// A single method at its setting that does best on the validation users; blend: the parts of the
/// published model in float; device: the same from the int8 pack by the code that runs on a device.
/// With a place the device is the Wasm there, and its lists are compared with the native ones.
/// @error pack_malformed  the trainer made a pack that core refuses
/// @error file_unreadable  the Wasm cannot be run
[[nodiscard]] Result<Measurement> evaluate(const Split& split, Task task, Method method,
                                           const Progress& progress,
                                           const std::optional<WasmPlace>& wasm = std::nullopt,
                                           const PartSettings& start = {});

/// @error value_out_of_range  nobody tests in any of them, so that there is nothing to measure
[[nodiscard]] Status somebody_tests(const std::vector<Split>& splits, Task task);

}  // namespace tillside::learn

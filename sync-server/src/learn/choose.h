// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The settings of the learnt parts, chosen on shoppers who are not learnt from, so that the same
/// program fits a gift shop, a supermarket and a film set without anybody turning a knob.

#include <array>
#include <functional>
#include <string>

#include "learn/bridge.h"
#include "learn/cases.h"
#include "learn/ease.h"
#include "learn/ials.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Called with a sentence before each step.
using Progress = std::function<void(const std::string&)>;

struct PartSettings {
  EaseOptions orders{
      .lambda = .2F, .dropout = 1, .basket_power = .5F, .content = .12F, .support = kMinSupport};
  EaseOptions users{.lambda = 8, .dropout = 2, .content = .5F, .support = kMinUserSupport};
  IalsOptions factors;
  std::uint32_t support = kMinSupport;  ///< of factor rows, cohorts and popularity
};

/// The same program as if nobody had to be protected: every weight is published, and the search of
/// settings looks at quality alone. Only to say what protection costs.
[[nodiscard]] PartSettings unprotected();

/// What the choice is made on. Shoppers of the cases are not in the training.
struct Validation {
  std::array<std::vector<TaskCase>, 4> cases;  ///< by Task
  std::vector<bool> ranked;                    ///< by item
};

/// The matrix of orders by how it completes baskets, that of users and the factors by what comes
/// next, each alone, from `start` on. Settings stay as they are where there are too few cases.
[[nodiscard]] PartSettings choose_settings(const TrainingSet& training, const ContentModel& content,
                                           const Validation& validation, const PartSettings& start,
                                           const Progress& progress);

}  // namespace tillside::learn

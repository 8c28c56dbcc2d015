// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Finding a reward or a plan in a program.

#include "tillside/program.h"

namespace tillside {

/// Null for one that the program does not name.
[[nodiscard]] const Reward* find_reward(const Program& program, std::string_view id);
[[nodiscard]] const Plan* find_plan(const Program& program, std::string_view id);

}  // namespace tillside

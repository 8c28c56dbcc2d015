// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Requests made from a seed, for properties and for the comparison of native and Wasm.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/draw.h"

namespace tillside::test {

struct RandomCase {
  std::string verb;
  nlohmann::json request;
};

/// A shop's rules: promotions of every kind, level and scope, taxes, points, tiers.
[[nodiscard]] nlohmann::json random_program(Draw& draw);

/// A cart with its items and perhaps a member under a random program. Some have unknown skus,
/// codes nobody knows, or amounts at the edge of the range.
[[nodiscard]] RandomCase random_quote(Draw& draw);

/// A member's life: each of its decisions, then the fold of its events and the view of its state.
[[nodiscard]] std::vector<RandomCase> random_history(std::uint64_t seed);

/// An allocation or a division; some with weights or divisors that are refused.
[[nodiscard]] RandomCase random_arithmetic(Draw& draw);

}  // namespace tillside::test

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Carts whose coupons get in each other's way: groups, tags, exclusivities, thresholds that one
/// coupon breaks for another, fixed prices, gifts.

#include <nlohmann/json.hpp>

#include "support/draw.h"

namespace tillside::test {

/// A quoteCart request under policy best_for_member with up to so many coupons, which asks for the
/// cuts.
[[nodiscard]] nlohmann::json random_stacking(Draw& draw, std::int64_t most_coupons);

/// 24 coupons for a cart of 12 lines, made to be hard: many near ties, thresholds just above what
/// the others leave, exclusive ones, groups and tags. Always the same for one variant.
[[nodiscard]] nlohmann::json hostile_case(std::uint64_t variant);

}  // namespace tillside::test

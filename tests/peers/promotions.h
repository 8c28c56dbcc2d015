// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The promotions of a `cart_totals` case in our words, with its member and what has been used.

#include "peers/adapter.h"

namespace tillside::peers {

/// Writes the case's promotions into a draft program, and its coupons, member and usage into a
/// quote's request. A promotion with several actions becomes one for each; one that takes off
/// shipping too becomes two. Of the scope `total_after_tax` nothing is written: such a discount is
/// a surcharge below zero.
void add_promotions(const Case& one, json& program, json& request);

/// Whether each coupon of the case applied.
[[nodiscard]] bool coupons_valid(const json& quote);

}  // namespace tillside::peers

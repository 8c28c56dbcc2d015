// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the units of an order's line are worth when they come back. @see docs/rules/member.md

#include "tillside/refund.h"
#include "tillside/state.h"

namespace tillside {

/// What a refund of `units` more units gives back, with tax.
[[nodiscard]] Minor refund_of(const OrderLine& line, std::int64_t units);

/// The paid share without tax of the line's first `units` units.
[[nodiscard]] Minor basis_of(const OrderLine& line, std::int64_t units);

/// The paid share without tax of what is not refunded.
[[nodiscard]] Minor remaining_basis(const OrderLine& line);

/// What points paid of what is refunded.
[[nodiscard]] Minor refunded_points_minor(const OrderLine& line);

/// Whether every unit of every line is refunded.
[[nodiscard]] bool wholly_refunded(const OrderPlaced& order);

[[nodiscard]] OrderLine* find_line(OrderPlaced& order, std::string_view sku);
[[nodiscard]] const OrderLine* find_line(const OrderPlaced& order, std::string_view sku);

}  // namespace tillside

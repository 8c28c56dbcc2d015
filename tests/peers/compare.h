// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Whether an answer is what a case expects.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tillside::peers {

/// One difference, as a person reads it: "/line_tax/0: expected 83, got 84".
using Differences = std::vector<std::string>;

/// Compares the members that `expected` names and ignores all others.
///
/// Numbers are compared exactly, however they are spelt (12.5, "12.5", "25/2"). A list named
/// `..._multiset` is compared without its order; `..._scaled` {scale, shares} by what it is worth.
/// Three kinds of figure are ones that the source itself did not make whole, and Tillside does:
/// - with `unrounded` (the case says that its source rounds nothing) both sides are rounded to two
///   decimals;
/// - a name with `_exact` or `_decimal` in it needs a figure less than one minor unit away.
[[nodiscard]] Differences compare(const nlohmann::json& expected, const nlohmann::json& actual,
                                  bool unrounded);

}  // namespace tillside::peers

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Categories for a catalogue that has none, from the nouns that its titles share.

#include <string_view>
#include <vector>

#include "tillside/catalog.h"

namespace tillside::catalog {

/// What no category took.
inline constexpr const char* kMore = "More";
inline constexpr const char* kMoreZh = "更多";

/// At most so many derived categories, `More` included.
inline constexpr std::size_t kMaxDerived = 30;

/// One category for each title. A title's head noun decides (English puts it last, before a
/// phrase with "with", "for", "in"); a noun is known, or frequent at the end of the titles.
/// A category holds at least 0.4 % of the titles and at least 4; the largest 29 stay, titles of
/// the others go to a related one or to More. Deterministic; the order of titles plays no part.
[[nodiscard]] std::vector<Text> derive_categories(const std::vector<std::string_view>& titles);

}  // namespace tillside::catalog

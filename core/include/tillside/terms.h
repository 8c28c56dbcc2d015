// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Text to terms, alike for the trainer that makes the vocabulary and for the device that searches.

#include <string>
#include <string_view>
#include <vector>

namespace tillside {

/// Capitals become small letters and full width becomes plain, then:
/// - a run of letters is a word (one letter alone is dropped);
/// - a run of digits is a word of its own, so that "12cm" and "12 cm" agree;
/// - a run of Chinese, Japanese or Korean becomes its overlapping pairs (纯棉袜 -> 纯棉, 棉袜), and
/// a
///   run of one character that character.
/// Terms come in the order of the text, repeats included.
/// @see docs/recommender.md, "Terms"
[[nodiscard]] std::vector<std::string> terms_of(std::string_view text);

}  // namespace tillside

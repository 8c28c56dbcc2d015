// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A title as words: lower case, singular, cut where its head ends.

#include <string>
#include <string_view>
#include <vector>

namespace tillside::catalog {

struct TitleWords {
  std::vector<std::string> words;  ///< in the title's order
  std::size_t head_end = 0;        ///< words before the first "with", "for", "in", "on", "&" ...
};

/// "candles" -> "candle", "berries" -> "berry", "boxes" -> "box". A rough rule is enough, since
/// the words that it meets went through it too.
[[nodiscard]] std::string singular(std::string word);

[[nodiscard]] TitleWords title_words(std::string_view title);

/// Words that say how a thing looks, not what it is; they found no category.
[[nodiscard]] bool describes_only(std::string_view word);

}  // namespace tillside::catalog

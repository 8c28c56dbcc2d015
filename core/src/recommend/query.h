// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "model.h"

namespace tillside::recommend {

/// What a typed text asks for, in terms of the vocabulary. Both lists are as long as it, or empty
/// where no term matches.
struct Query {
  std::vector<double> weights;         ///< of each term: its idf, less for a looser match
  std::vector<std::uint32_t> answers;  ///< of each term: bit w stands for the typed word w
  int words = 0;

  [[nodiscard]] bool empty() const { return weights.empty(); }
};

/// A term answers a typed word if it is that word, starts with it ("sock" for "socks") or, from
/// three bytes, holds it. Words that nothing answers do not count.
[[nodiscard]] Query query_of(const Model& model, std::string_view text);

/// How well each item answers: the sum of the weights of its terms, times the share of the typed
/// words that it answers, so that an item with all words comes before one with some.
[[nodiscard]] std::vector<double> match_query(const Model& model, const Query& query);

}  // namespace tillside::recommend

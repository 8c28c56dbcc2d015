// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Promotions and price lists in plain words: one sentence each, in English and Chinese. What a
/// promotion does stands in core; here are only words for it.

#include "explain/sentences.h"
#include "explain/words.h"

namespace tillside::explain {

[[nodiscard]] Sentence sentence_of(const Program& program, const Promotion& promotion);
void add_promotion_sentences(const Program& program, std::vector<Sentence>& all);

/// Parts of it: what it takes off, and when and for whom.
[[nodiscard]] Words benefit_words(const Program& program, const Promotion& promotion);
[[nodiscard]] Words condition_words(const Program& program, const Condition& condition);
/// " on Tea"; nothing where every line counts.
[[nodiscard]] Words goods(const LineFilter& filter);
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

}  // namespace tillside::explain

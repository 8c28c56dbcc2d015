// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A program in plain words: one sentence for each promotion and each rule of points, tiers and
/// rewards, in English and Chinese. What a rule does stands in core; here are only words for it.

#include <string>
#include <vector>

#include "tillside/program.h"

namespace tillside::explain {

struct Sentence {
  std::string pointer;  ///< of the rule in the program
  std::string en;
  std::string zh;
};

[[nodiscard]] std::vector<Sentence> sentences_of(const Program& program);

/// Parts of it.
[[nodiscard]] Sentence sentence_of(const Program& program, const EarnRule& rule);
void add_tier_sentences(const Program& program, std::vector<Sentence>& all);
void add_reward_sentences(const Program& program, std::vector<Sentence>& all);

}  // namespace tillside::explain

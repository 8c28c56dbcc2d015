// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What somebody can learn of a past customer from the published weights: attacks that try, on
/// packs made as they are published. Half of the customers are members: the pack is learnt from
/// them. An attack gives each customer a number; its AUC is how often a member's is larger than a
/// non-member's. One half is a coin; @see docs/recommender.md, "What a pack gives away".

#include <cstdint>
#include <string>
#include <vector>

#include "learn/choose.h"

namespace tillside::learn {

struct AttackResult {
  std::string name;
  double auc = .5;
  std::size_t members = 0;
  std::size_t others = 0;
};

/// The attacks on one kind of pack: every weight on at least `support` customers.
///  - one_buyer: an item with a single buyer; do weights tie it to what else that buyer has?
///  - membership: do a customer's items point at one another more than a stranger's do?
///  - difference: two packs, the second with a hundredth more customers; which ones came?
[[nodiscard]] std::vector<AttackResult> attack(const TrainingSet& all, std::uint32_t support,
                                               std::uint64_t seed, const Progress& progress);

/// NDCG@100 on held-out shoppers with and without the support, each matrix alone.
struct ProtectionLoss {
  Task task;
  double open = 0;        ///< every weight published
  double protected_ = 0;  ///< as it is published
};
[[nodiscard]] std::vector<ProtectionLoss> protection_loss(const TrainingSet& all,
                                                          std::uint64_t seed);

/// The probability that a value of `members` is larger than one of `others`; ties count half.
[[nodiscard]] double auc_of(const std::vector<double>& members, const std::vector<double>& others);

}  // namespace tillside::learn

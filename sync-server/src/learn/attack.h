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

#include "learn/bootstrap.h"
#include "learn/cases.h"
#include "learn/train.h"

namespace tillside::learn {

struct AttackResult {
  std::string name;
  double auc = .5;
  std::size_t members = 0;
  std::size_t others = 0;
};

/// What the published weights rest on, and when people are learnt from anew.
struct Protection {
  std::uint32_t orders = kMinSupport;
  std::uint32_t users = kMinUserSupport;
  double renew_share = kRenewShare;
};

/// None at all.
inline constexpr Protection kOpen{0, 0, 0};

/// The attacks on packs that are published with such a protection:
///  - one_buyer: an item with a single buyer; do weights tie it to what else that buyer has?
///  - membership: do a customer's items point at one another more than a stranger's do?
///  - difference: two versions, the second with a hundredth more customers; which ones came?
///  - renewal: two versions, the second with so many more customers that people are learnt from
///    anew; which ones came? 35 % of the customers, 45 % more, and the last fifth as strangers.
[[nodiscard]] std::vector<AttackResult> attack(const TrainingSet& all, const Protection& protection,
                                               std::uint64_t seed, const Progress& progress);

/// NDCG@100 of `device` on the test users of one fold in ten, each model with settings and blend
/// chosen on the same validation users: as it is published, and unprotected().
struct ProtectionLoss {
  Task task;
  double open = 0;
  double protected_ = 0;
  Interval loss;  ///< open - protected, on the same users
};
/// @error pack_malformed  the trainer made a pack that core refuses
[[nodiscard]] Result<std::vector<ProtectionLoss>> protection_loss(const TrainingSet& all,
                                                                  std::uint64_t seed,
                                                                  const Progress& progress);

/// The probability that a value of `members` is larger than one of `others`; ties count half.
[[nodiscard]] double auc_of(const std::vector<double>& members, const std::vector<double>& others);

}  // namespace tillside::learn

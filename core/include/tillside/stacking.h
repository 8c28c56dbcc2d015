// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Which promotions may meet, and who chooses among those that may not (叠加与互斥).
/// @see docs/rules/promotions.md

#include <string>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

/// priority: taken greedily in the order of evaluation. best_for_member: the legal set with the
/// lowest total.
TILLSIDE_ENUM(CombinationPolicy, priority, best_for_member)
/// What a promotion shuts out where it applies: nothing, its group, its level, everything.
TILLSIDE_ENUM(Exclusive, none, group, level, all)
/// Who of a group stands: the first in the order of evaluation, or those that give most.
TILLSIDE_ENUM(GroupChoice, priority, best)

inline constexpr std::int64_t kMaxEvaluations = 100'000'000;

/// A group of promotions (互斥组) of which only some may apply together.
struct PromotionGroup {
  std::string id;
  std::int64_t max_applied = 1;
  GroupChoice choose = GroupChoice::priority;
  static constexpr auto kFields =
      fields(field("id", &PromotionGroup::id).in(1, 64),
             field("maxApplied", &PromotionGroup::max_applied).in(1, 1000).or_default(),
             field("choose", &PromotionGroup::choose).or_default());
};

struct Stacking {
  CombinationPolicy policy = CombinationPolicy::priority;
  bool exclusives_first = false;            ///< exclusive ones are tried before the others
  std::int64_t max_evaluations = 200'000;   ///< of the search; never a clock
  std::vector<PromotionGroup> groups = {};  ///< a group that is not listed has no limit
  static constexpr auto kFields = fields(
      field("policy", &Stacking::policy).or_default(),
      field("exclusivesFirst", &Stacking::exclusives_first).or_default(),
      field("maxEvaluations", &Stacking::max_evaluations).in(1, kMaxEvaluations).or_default(),
      field("groups", &Stacking::groups).up_to(200).or_default());
};

}  // namespace tillside

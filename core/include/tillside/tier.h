// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Tiers (会员等级): half-open bands of a metric over a window. @see docs/rules/tiers.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/reward.h"

namespace tillside {

TILLSIDE_ENUM(Downgrade, one_step, to_reached, never)
/// Whether a tier asks for its `from` and every need, or for any one of them.
TILLSIDE_ENUM(Combine, all, any)

struct Tier {
  std::string id;
  Text title;
  std::int64_t from = 0;                  ///< lowest metric of the band; the first tier's is 0
  std::optional<std::int64_t> keep = {};  ///< metric that keeps it, <= from; absent: `from`
  Ppm earn_multiplier_ppm = kOne;
  std::vector<Need> needs = {};  ///< besides `from`; of the first tier none
  static constexpr auto kFields =
      fields(field("id", &Tier::id).in(1, 64), field("title", &Tier::title),
             field("from", &Tier::from).at_least(0), field("keep", &Tier::keep).at_least(0),
             field("earnMultiplierPpm", &Tier::earn_multiplier_ppm).in(0, 100 * kOne).or_default(),
             field("needs", &Tier::needs).up_to(10).or_default());
};

struct TierRules {
  Metric metric = Metric::growth;
  CountWindow window = {};
  Combine combine = Combine::all;
  std::int64_t valid_months = 12;  ///< how long a reached tier is sure
  std::int64_t grace_days = 0;
  Downgrade downgrade = Downgrade::one_step;
  std::vector<Tier> tiers = {};  ///< thresholds increase strictly, from 0
  static constexpr auto kFields =
      fields(field("metric", &TierRules::metric).or_default(),
             field("window", &TierRules::window).or_default(),
             field("combine", &TierRules::combine).or_default(),
             field("validMonths", &TierRules::valid_months).in(1, 120).or_default(),
             field("graceDays", &TierRules::grace_days).in(0, 366).or_default(),
             field("downgrade", &TierRules::downgrade).or_default(),
             field("tiers", &TierRules::tiers).in(1, 50));
};

/// One figure of a tier: what the member has, what it takes.
struct NeedProgress {
  Metric metric = Metric::growth;
  std::int64_t have = 0;
  std::int64_t need = 0;
  std::int64_t missing = 0;
  static constexpr auto kFields =
      fields(field("metric", &NeedProgress::metric), field("have", &NeedProgress::have),
             field("need", &NeedProgress::need), field("missing", &NeedProgress::missing));
};

/// How far a member is. Absent numbers: there is no next tier, or nothing to keep.
struct TierProgress {
  std::string current;  ///< with what was assigned or bought
  std::string earned;   ///< without
  std::string reached;  ///< by the figures of now
  std::int64_t metric = 0;
  std::optional<std::string> next = {};
  std::optional<std::int64_t> missing_to_next = {};
  std::optional<std::int64_t> missing_to_keep = {};  ///< at the end of validity or grace
  std::optional<Instant> valid_until = {};           ///< the tier is sure up to here
  std::optional<Instant> grace_until = {};           ///< kept up to here although short
  std::optional<Instant> floor_until = {};           ///< the assigned or bought tier ends here
  std::vector<NeedProgress> to_next = {};            ///< every figure of the next tier
  std::vector<NeedProgress> to_keep = {};            ///< every figure that keeps the earned one
  static constexpr auto kFields = fields(
      field("current", &TierProgress::current), field("earned", &TierProgress::earned),
      field("reached", &TierProgress::reached), field("metric", &TierProgress::metric),
      field("next", &TierProgress::next), field("missingToNext", &TierProgress::missing_to_next),
      field("missingToKeep", &TierProgress::missing_to_keep),
      field("validUntil", &TierProgress::valid_until),
      field("graceUntil", &TierProgress::grace_until),
      field("floorUntil", &TierProgress::floor_until), field("toNext", &TierProgress::to_next),
      field("toKeep", &TierProgress::to_keep));
};

}  // namespace tillside

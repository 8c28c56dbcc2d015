// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What changes for a member when one program follows another: by rule, and by what orders of
/// round amounts cost and earn.

#include "explain/sentences.h"

namespace tillside::explain {

TILLSIDE_ENUM(Verdict, gains, loses, changes)

struct Change {
  Verdict verdict = Verdict::changes;
  Sentence now;    ///< empty where a rule is new
  Sentence later;  ///< empty where a rule is gone
};

/// Rules that are new, gone or different, in the order of the later program; then those gone.
[[nodiscard]] std::vector<Change> rule_changes(const Program& now, const Program& later);

/// One order as it is now and as it will be.
struct OrderChange {
  std::string tier;
  Minor amount;
  Minor total_now;
  Minor total_later;
  std::int64_t points_now = 0;
  std::int64_t points_later = 0;
  std::int64_t growth_now = 0;
  std::int64_t growth_later = 0;
};
/// Orders of 100, 500 and 1,000 in each tier of the later program, where something differs.
[[nodiscard]] std::vector<OrderChange> order_changes(const Program& now, const Program& later,
                                                     Instant at);

}  // namespace tillside::explain

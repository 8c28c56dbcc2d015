// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The explanation of a quote: what each promotion gave on which line, or why it did not.
/// @see docs/rules/quote.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/promotion.h"

namespace tillside {

/// clipped: it gave less than its rule says, since a cap or the end of the money stopped it.
TILLSIDE_ENUM(Outcome, applied, clipped, rejected, outbid)
/// Why a promotion did not apply, or not in full. Closed list. @see docs/rules/quote.md
TILLSIDE_ENUM(Reason, none, not_started, expired, weekday, currency_mismatch, min_total, min_qty,
              no_eligible_line, excluded_item, member_group, tier, nth_order, first_order, region,
              usage_global, usage_member, budget, max_off, not_stackable, lower_priority, outbid,
              already_zero, code_unknown, code_not_owner, inactive)

struct LineAmount {
  std::string sku;
  Minor amount_minor;
  static constexpr auto kFields =
      fields(field("sku", &LineAmount::sku), field("amountMinor", &LineAmount::amount_minor));
};

/// One step of the explanation. `actual` and `needed` are the figures of `reason`: moments
/// (not_started, expired), minor units (min_total, max_off, already_zero), units (min_qty),
/// ranks of tiers from 1 (tier; a guest has 0), orders (first_order), uses (usage_member).
struct TraceEntry {
  std::string id;  ///< of the promotion; the code as typed where no promotion answers
  Text title;
  std::optional<std::string> coupon_code = {};
  PromotionLevel level = PromotionLevel::shop;
  Outcome outcome = Outcome::rejected;
  Reason reason = Reason::none;  ///< none only when applied in full
  std::optional<std::int64_t> actual = {};
  std::optional<std::int64_t> needed = {};
  Minor amount_minor;                    ///< given in all, >= 0
  std::vector<LineAmount> by_line = {};  ///< adds up to amount_minor; lines of 0 are left out
  /// What rounding by line or unit made of it: given less the whole discount rounded once.
  Minor rounding_delta_minor;
  std::optional<std::string> by = {};      ///< the promotion that it may not meet or was outbid by
  std::optional<std::int64_t> units = {};  ///< used up or chosen, where not all take part
  std::optional<Minor> unallocated_minor = {};  ///< of the discount, what found no room on a line
  static constexpr auto kFields =
      fields(field("id", &TraceEntry::id), field("title", &TraceEntry::title),
             field("couponCode", &TraceEntry::coupon_code), field("level", &TraceEntry::level),
             field("outcome", &TraceEntry::outcome), field("reason", &TraceEntry::reason),
             field("actual", &TraceEntry::actual), field("needed", &TraceEntry::needed),
             field("amountMinor", &TraceEntry::amount_minor), field("byLine", &TraceEntry::by_line),
             field("roundingDeltaMinor", &TraceEntry::rounding_delta_minor),
             field("by", &TraceEntry::by), field("units", &TraceEntry::units),
             field("unallocatedMinor", &TraceEntry::unallocated_minor));
};

/// The nearest threshold of a 满减 that the cart does not reach (还差 ¥X); where one is reached
/// already, the next above it.
struct ThresholdGap {
  std::string promotion_id;
  Minor base_minor;  ///< counted now
  Minor threshold_minor;
  Minor missing_minor;  ///< threshold - base, > 0
  Minor off_minor;      ///< what the threshold takes off in all
  static constexpr auto kFields = fields(field("promotionId", &ThresholdGap::promotion_id),
                                         field("baseMinor", &ThresholdGap::base_minor),
                                         field("thresholdMinor", &ThresholdGap::threshold_minor),
                                         field("missingMinor", &ThresholdGap::missing_minor),
                                         field("offMinor", &ThresholdGap::off_minor));
};

}  // namespace tillside

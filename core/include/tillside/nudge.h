// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The nudge (凑单): what to add so that a threshold is reached, and what one then pays.
/// @see docs/rules/nudge.md

#include "tillside/quote.h"

namespace tillside {

/// A product that may be proposed. A price never looks at its score; the list of proposals does.
struct NudgeCandidate {
  PricedItem item;
  std::int64_t score = 0;  ///< of a recommender; higher is better
  static constexpr auto kFields = fields(field("item", &NudgeCandidate::item),
                                         field("score", &NudgeCandidate::score).or_default());
};

struct NudgeRequest {
  QuoteRequest quote;
  std::vector<NudgeCandidate> candidates = {};
  std::int64_t top = 4;  ///< proposals for each threshold
  static constexpr auto kFields =
      fields(field("quote", &NudgeRequest::quote),
             field("candidates", &NudgeRequest::candidates).up_to(5000).or_default(),
             field("top", &NudgeRequest::top).in(0, 50).or_default());
};

/// A real product, added once and priced exactly.
struct TopUp {
  std::string sku;
  Minor price_minor;
  Minor total_minor;   ///< of the cart with it
  Minor extra_minor;   ///< more to pay than without it; below zero: less
  Minor saving_minor;  ///< price - extra
  static constexpr auto kFields =
      fields(field("sku", &TopUp::sku), field("priceMinor", &TopUp::price_minor),
             field("totalMinor", &TopUp::total_minor), field("extraMinor", &TopUp::extra_minor),
             field("savingMinor", &TopUp::saving_minor));
};

/// pay_less: with something worth exactly what is missing the cart costs less than without.
/// save: it costs more, but less more than the thing is worth.
TILLSIDE_ENUM(NudgeKind, pay_less, save)

struct Nudge {
  ThresholdGap gap;
  NudgeKind kind = NudgeKind::save;
  Minor extra_minor;   ///< of something worth exactly what is missing
  Minor saving_minor;  ///< missing - extra
  std::vector<TopUp> top_ups = {};
  static constexpr auto kFields =
      fields(field("gap", &Nudge::gap), field("kind", &Nudge::kind),
             field("extraMinor", &Nudge::extra_minor), field("savingMinor", &Nudge::saving_minor),
             field("topUps", &Nudge::top_ups));
};

struct NudgeReply {
  Minor total_minor;  ///< of the cart as it is
  std::vector<Nudge> nudges = {};
  static constexpr auto kFields =
      fields(field("totalMinor", &NudgeReply::total_minor), field("nudges", &NudgeReply::nudges));
};

/// The thresholds of the cart's gaps that are worth reaching, in the order of evaluation.
/// Errors are those of quote_cart
[[nodiscard]] Result<NudgeReply> nudge_cart(const NudgeRequest& request);

}  // namespace tillside

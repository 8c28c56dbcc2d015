// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The quote (试算): what one cart costs at one moment, and the reason for every cent. Pure.
/// @see docs/rules/quote.md, semantics sections 3 to 8 and 14

#include <optional>
#include <string>
#include <vector>

#include "tillside/cart.h"
#include "tillside/program.h"

namespace tillside {

/// All that a price may know of a member. There is no taste in it, by type.
struct QuoteMember {
  std::string tier;
  Points available = {0};
  std::int64_t orders = 0;                        ///< placed and not cancelled
  std::vector<std::string> held_coupons = {};     ///< codes
  std::map<std::string, std::int64_t> used = {};  ///< promotion id -> uses
  static constexpr auto kFields = fields(
      field("tier", &QuoteMember::tier), field("available", &QuoteMember::available).or_default(),
      field("orders", &QuoteMember::orders).at_least(0).or_default(),
      field("heldCoupons", &QuoteMember::held_coupons).up_to(1000).or_default(),
      field("used", &QuoteMember::used).up_to(10000).or_default());
};

struct QuoteRequest {
  Program program;           ///< published form
  std::string program_hash;  ///< SHA-256 of its canonical JSON, computed by the shell
  Cart cart;
  std::vector<PricedItem> items;           ///< at least those of the cart
  std::optional<QuoteMember> member = {};  ///< absent: a guest
  Instant now;
  static constexpr auto kFields =
      fields(field("program", &QuoteRequest::program),
             field("programHash", &QuoteRequest::program_hash).in(64, 64),
             field("cart", &QuoteRequest::cart), field("items", &QuoteRequest::items).up_to(10000),
             field("member", &QuoteRequest::member), field("now", &QuoteRequest::now));
};

TILLSIDE_ENUM(Outcome, applied, clipped, rejected, outbid)
/// Why a promotion did not apply, or not in full. Closed list. @see semantics 14
TILLSIDE_ENUM(Reason, none, not_started, expired, weekday, currency_mismatch, min_total, min_qty,
              no_eligible_line, excluded_item, member_group, tier, nth_order, first_order, region,
              usage_global, usage_member, budget, not_stackable, lower_priority, outbid,
              already_zero, code_unknown, code_not_owner, inactive)

struct LineAmount {
  std::string sku;
  Minor amount_minor;
  static constexpr auto kFields =
      fields(field("sku", &LineAmount::sku), field("amountMinor", &LineAmount::amount_minor));
};

/// One step of the explanation: what a promotion gave on which line, or why not.
struct TraceEntry {
  std::string id;  ///< of the promotion; the code as typed where no promotion answers
  Text title;
  std::optional<std::string> coupon_code = {};
  PromotionLevel level = PromotionLevel::shop;
  Outcome outcome = Outcome::rejected;
  Reason reason = Reason::none;             ///< none only when applied in full
  std::optional<std::int64_t> actual = {};  ///< figure of the first failed condition
  std::optional<std::int64_t> needed = {};
  Minor amount_minor;                    ///< given in all, >= 0
  std::vector<LineAmount> by_line = {};  ///< adds up to amount_minor
  Minor rounding_delta_minor;  ///< given less the sum of the lines' exact shares, rounded down
  static constexpr auto kFields =
      fields(field("id", &TraceEntry::id), field("title", &TraceEntry::title),
             field("couponCode", &TraceEntry::coupon_code), field("level", &TraceEntry::level),
             field("outcome", &TraceEntry::outcome), field("reason", &TraceEntry::reason),
             field("actual", &TraceEntry::actual), field("needed", &TraceEntry::needed),
             field("amountMinor", &TraceEntry::amount_minor), field("byLine", &TraceEntry::by_line),
             field("roundingDeltaMinor", &TraceEntry::rounding_delta_minor));
};

struct TaxAmount {
  std::string rate_id;
  Ppm rate_ppm = 0;
  Minor base_minor;
  Minor tax_minor;
  static constexpr auto kFields =
      fields(field("rateId", &TaxAmount::rate_id), field("ratePpm", &TaxAmount::rate_ppm),
             field("baseMinor", &TaxAmount::base_minor), field("taxMinor", &TaxAmount::tax_minor));
};

struct QuoteLine {
  std::string sku;
  std::int64_t quantity = 1;
  Minor unit_price_minor;
  std::optional<Minor> list_price_minor = {};
  Minor subtotal_minor;  ///< unit price x quantity
  Minor discount_minor;  ///< all promotions, >= 0
  Minor points_minor;    ///< share paid with points
  Minor tax_minor;       ///< inside total (inclusive) or on top of it (exclusive)
  Minor total_minor;     ///< to pay for the line, with its tax
  static constexpr auto kFields = fields(
      field("sku", &QuoteLine::sku), field("quantity", &QuoteLine::quantity),
      field("unitPriceMinor", &QuoteLine::unit_price_minor),
      field("listPriceMinor", &QuoteLine::list_price_minor),
      field("subtotalMinor", &QuoteLine::subtotal_minor),
      field("discountMinor", &QuoteLine::discount_minor),
      field("pointsMinor", &QuoteLine::points_minor), field("taxMinor", &QuoteLine::tax_minor),
      field("totalMinor", &QuoteLine::total_minor));
};

/// The nearest threshold of a 满减 that the cart does not reach (还差 ¥X).
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

/// What a rule would pay when its trigger comes.
struct EarnPreview {
  std::string rule_id;
  EarnTrigger on = EarnTrigger::order_paid;
  Counter counter = Counter::points;
  Points points;
  static constexpr auto kFields =
      fields(field("ruleId", &EarnPreview::rule_id), field("on", &EarnPreview::on),
             field("counter", &EarnPreview::counter), field("points", &EarnPreview::points));
};

struct Quote {
  std::string currency;
  std::string program_hash;
  Instant now;
  bool tax_inclusive = true;
  std::vector<QuoteLine> lines;
  Minor subtotal_minor;
  Minor discount_minor;    ///< of all promotions
  Points points_redeemed;  ///< what the engine takes of the points asked
  Minor points_minor;      ///< what they pay
  std::vector<TaxAmount> taxes;
  Minor tax_minor;
  Minor total_minor;  ///< to pay
  std::vector<TraceEntry> trace;
  std::vector<ThresholdGap> gaps;
  std::vector<EarnPreview> earning;
  static constexpr auto kFields = fields(
      field("currency", &Quote::currency), field("programHash", &Quote::program_hash),
      field("now", &Quote::now), field("taxInclusive", &Quote::tax_inclusive),
      field("lines", &Quote::lines), field("subtotalMinor", &Quote::subtotal_minor),
      field("discountMinor", &Quote::discount_minor),
      field("pointsRedeemed", &Quote::points_redeemed), field("pointsMinor", &Quote::points_minor),
      field("taxes", &Quote::taxes), field("taxMinor", &Quote::tax_minor),
      field("totalMinor", &Quote::total_minor), field("trace", &Quote::trace),
      field("gaps", &Quote::gaps), field("earning", &Quote::earning));
};

/// Prices a cart. A coupon that does not apply is a rejected entry of the trace, not an error.
/// The engine checks its own sums before it answers.
/// @error item_unknown      a line's sku is not among the items
/// @error duplicate_id      a sku stands twice in the cart or in the items
/// @error quantity_not_positive @error amount_out_of_range
[[nodiscard]] Result<Quote> quote_cart(const QuoteRequest& request);

}  // namespace tillside

// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The quote (试算): what one cart costs at one moment, and the reason for every cent. Pure.
/// @see docs/rules/quote.md

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tillside/cart.h"
#include "tillside/combination.h"
#include "tillside/program.h"
#include "tillside/trace.h"

namespace tillside {

/// What earn rules look at of a member's past, for the preview of what an order will pay. No price
/// reads it; absent where no rule of the program does.
struct EarnHistory {
  std::optional<Instant> enrolled_at = {};
  std::vector<Qualification> qualifications = {};
  std::vector<EarnCount> counts = {};
  static constexpr auto kFields =
      fields(field("enrolledAt", &EarnHistory::enrolled_at),
             field("qualifications", &EarnHistory::qualifications).up_to(100000).or_default(),
             field("counts", &EarnHistory::counts).up_to(1000).or_default());
};

/// All that a price may know of a member. There is no taste in it, by type.
struct QuoteMember {
  std::string tier;
  std::vector<std::string> groups = {};  ///< beside the tier: staff, trade, ...
  Points available = {0};
  std::int64_t orders = 0;                             ///< placed and not cancelled
  std::vector<std::string> held_coupons = {};          ///< codes
  std::map<std::string, std::int64_t> used = {};       ///< promotion id -> uses
  std::map<std::string, std::int64_t> cancelled = {};  ///< -> uses by orders cancelled since
  std::optional<EarnHistory> history = {};
  static constexpr auto kFields =
      fields(field("tier", &QuoteMember::tier),
             field("groups", &QuoteMember::groups).up_to(100).or_default(),
             field("available", &QuoteMember::available).or_default(),
             field("orders", &QuoteMember::orders).at_least(0).or_default(),
             field("heldCoupons", &QuoteMember::held_coupons).up_to(1000).or_default(),
             field("used", &QuoteMember::used).up_to(10000).or_default(),
             field("cancelled", &QuoteMember::cancelled).up_to(10000).or_default(),
             field("history", &QuoteMember::history));
};

/// How much of a promotion's limits, or of a campaign's budget, all members have used. A missing
/// entry has used nothing. @see UsageLimits
struct PromotionUsage {
  std::string id;               ///< of the promotion, or the budgetId
  std::int64_t used = 0;        ///< reserved and committed, without those cancelled since
  std::int64_t cancelled = 0;   ///< uses by orders cancelled since
  std::int64_t used_today = 0;  ///< on the program's local day
  Minor given_minor;            ///< reserved and committed
  static constexpr auto kFields =
      fields(field("id", &PromotionUsage::id).in(1, 64),
             field("used", &PromotionUsage::used).at_least(0).or_default(),
             field("cancelled", &PromotionUsage::cancelled).at_least(0).or_default(),
             field("usedToday", &PromotionUsage::used_today).at_least(0).or_default(),
             field("givenMinor", &PromotionUsage::given_minor).at_least(0).or_default());
};

struct QuoteRequest {
  Program program;           ///< published form
  std::string program_hash;  ///< SHA-256 of its canonical JSON, computed by the shell
  Cart cart;
  std::vector<PricedItem> items;           ///< at least those of the cart
  std::optional<QuoteMember> member = {};  ///< absent: a guest
  std::vector<PromotionUsage> usage = {};  ///< of promotions with limits
  Instant now;
  std::vector<Payment> balances = {};                  ///< what the cart's payments may draw on
  std::optional<std::vector<TaxLine>> tax_lines = {};  ///< stand for the program's tax classes
  bool list_cuts = false;  ///< the certificate lists every node that was cut
  static constexpr auto kFields =
      fields(field("program", &QuoteRequest::program),
             field("programHash", &QuoteRequest::program_hash).in(64, 64),
             field("cart", &QuoteRequest::cart), field("items", &QuoteRequest::items).up_to(10000),
             field("member", &QuoteRequest::member),
             field("usage", &QuoteRequest::usage).up_to(2000).or_default(),
             field("now", &QuoteRequest::now),
             field("balances", &QuoteRequest::balances).up_to(kMaxPayments).or_default(),
             field("taxLines", &QuoteRequest::tax_lines).up_to(10000),
             field("listCuts", &QuoteRequest::list_cuts).or_default());
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

/// A charge of the cart. The price less the discount, with the tax that is not in it, is the total.
struct QuoteCharge {
  std::string id;
  ChargeKind kind = ChargeKind::shipping;
  Minor price_minor;
  Minor discount_minor;  ///< all promotions, >= 0
  Minor tax_minor;
  Minor total_minor;
  static constexpr auto kFields = fields(
      field("id", &QuoteCharge::id), field("kind", &QuoteCharge::kind),
      field("priceMinor", &QuoteCharge::price_minor),
      field("discountMinor", &QuoteCharge::discount_minor),
      field("taxMinor", &QuoteCharge::tax_minor), field("totalMinor", &QuoteCharge::total_minor));
};

/// What a rule would pay when its trigger comes.
/// Units of a sku that a promotion adds at the price 0 (赠品). They are no line of the cart.
struct QuoteGift {
  std::string sku;
  std::int64_t quantity = 1;
  std::string promotion_id;
  static constexpr auto kFields =
      fields(field("sku", &QuoteGift::sku), field("quantity", &QuoteGift::quantity),
             field("promotionId", &QuoteGift::promotion_id));
};

struct EarnPreview {
  std::string rule_id;
  EarnTrigger on = EarnTrigger::order_paid;
  Counter counter = Counter::points;
  Points points;
  std::optional<Points> cut = {};  ///< what limits take away
  static constexpr auto kFields =
      fields(field("ruleId", &EarnPreview::rule_id), field("on", &EarnPreview::on),
             field("counter", &EarnPreview::counter), field("points", &EarnPreview::points),
             field("cut", &EarnPreview::cut));
};

/// Why fewer points pay than were asked, in the order of the checks. @see docs/rules/quote.md
/// not_offered: points are no money here; balance: the member has fewer; max_share: they may pay
/// only a part of the goods; step: they pay in whole steps; minimum: fewer pay nothing.
TILLSIDE_ENUM(PointsLimit, none, not_offered, balance, max_share, step, minimum)

struct Quote {
  std::string currency;
  std::string program_hash;
  Instant now;
  bool tax_inclusive = true;
  std::vector<QuoteLine> lines;
  std::optional<std::vector<QuoteGift>> gifts = {};  ///< absent: none
  Minor subtotal_minor;
  Minor discount_minor;                          ///< of all promotions on lines
  Points points_redeemed;                        ///< what the engine takes of the points asked
  PointsLimit points_limit = PointsLimit::none;  ///< the last check that took some away
  Points points_usable;                          ///< the most that this cart could take now
  Minor points_minor;                            ///< what they pay
  std::vector<TaxAmount> taxes;
  Minor tax_minor;
  Minor total_minor;                      ///< of lines and charges, with tax
  std::vector<QuoteCharge> charges = {};  ///< in the cart's order
  std::vector<Payment> payments = {};     ///< what was taken of them, in the cart's order
  Minor rounding_minor;                   ///< of cash; neither a discount nor taxed
  Minor payable_minor;                    ///< what is still to pay: total - payments + rounding
  std::vector<TraceEntry> trace;
  std::vector<ThresholdGap> gaps;
  std::vector<EarnPreview> earning;
  std::optional<Certificate> certificate = {};  ///< where the best set was searched
  static constexpr auto kFields = fields(
      field("currency", &Quote::currency), field("programHash", &Quote::program_hash),
      field("now", &Quote::now), field("taxInclusive", &Quote::tax_inclusive),
      field("lines", &Quote::lines), field("gifts", &Quote::gifts),
      field("subtotalMinor", &Quote::subtotal_minor),
      field("discountMinor", &Quote::discount_minor),
      field("pointsRedeemed", &Quote::points_redeemed), field("pointsLimit", &Quote::points_limit),
      field("pointsUsable", &Quote::points_usable), field("pointsMinor", &Quote::points_minor),
      field("taxes", &Quote::taxes), field("taxMinor", &Quote::tax_minor),
      field("totalMinor", &Quote::total_minor), field("charges", &Quote::charges),
      field("payments", &Quote::payments), field("roundingMinor", &Quote::rounding_minor),
      field("payableMinor", &Quote::payable_minor), field("trace", &Quote::trace),
      field("gaps", &Quote::gaps), field("earning", &Quote::earning),
      field("certificate", &Quote::certificate));
};

/// Prices a cart. A coupon that does not apply is a rejected entry of the trace, not an error.
/// The engine checks its own sums before it answers.
/// @error too_many               more than 1,200 lines or 20 coupons
/// @error duplicate_id           a sku stands twice in the cart or in the items
/// @error quantity_not_positive  @error value_out_of_range  a quantity above 1,000,000
/// @error currency_unknown       the program's currency
/// @error item_unknown           a line's sku is not among the items
/// @error unknown_reference      a tax class, a charge or a balance that is not there; a tax line
/// of
///                               nothing in the cart
/// @error amount_out_of_range    a line or the total is beyond 2^53 - 1, or the total is below 0
[[nodiscard]] Result<Quote> quote_cart(const QuoteRequest& request);

/// The same, for a caller that holds the parts and need not copy them. Valid during the call.
struct QuoteParts {
  const Program& program;
  const std::string& program_hash;
  const Cart& cart;
  const std::vector<PricedItem>& items;
  const QuoteMember* member;  ///< null: a guest
  Instant now;
  std::span<const PromotionUsage> usage = {};
  const std::vector<Payment>* balances = nullptr;   ///< null: none
  const std::vector<TaxLine>* tax_lines = nullptr;  ///< null: the program's tax classes
  bool list_cuts = false;  ///< the certificate lists every node that was cut
};
[[nodiscard]] Result<Quote> quote_parts(const QuoteParts& parts);

}  // namespace tillside

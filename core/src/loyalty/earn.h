// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the earn rules pay. Quotes ask it for a preview, decisions for the award itself, so
/// that both say the same number. @see docs/rules/points.md, "Earning"

#include "loyalty/measure.h"
#include "program/line_filter.h"
#include "tillside/quote.h"

namespace tillside {

/// A line with what was paid for it, with its tax; a basis is computed from it by its switches.
struct EarnLine {
  LineFacts facts;
  std::int64_t quantity = 0;
  Minor total_minor;                 ///< paid in money, with tax
  Minor tax_minor;                   ///< of it
  Minor discount_minor;              ///< what promotions and points took off the price
  Minor whole_discount_minor = {0};  ///< of it, promotions that look at every line
};

/// What an event is worth. Without lines: an event that is no order.
struct EarnOrder {
  std::vector<EarnLine> lines = {};
  std::string_view tier = {};  ///< of the member, before this order moves it
  bool promoted = false;       ///< at least one promotion applied
  bool tax_inclusive = true;
  Instant at;
  Minor shipping_minor = {0};      ///< paid for charges, with tax
  Minor shipping_tax_minor = {0};  ///< of it
  Minor payments_minor = {0};      ///< paid with gift cards and stored value
};

[[nodiscard]] bool is_of_order(EarnTrigger trigger);

/// A line's part of the basis.
[[nodiscard]] Minor basis_of(const EarnLine& line, const EarnBasis& counts, bool tax_inclusive);

/// What promotions without a filter took off a line; nothing where no rule of the program asks.
[[nodiscard]] std::optional<Minor> whole_discount(const Program& program,
                                                  const std::vector<TraceEntry>& trace,
                                                  std::string_view sku);

/// What one rule pays, and on what.
struct Earned {
  const EarnRule* rule = nullptr;
  Points points;  ///< after the limits
  Points cut;     ///< what the limits took
  AwardBasis basis = {};
};

/// The member as the rules see it.
struct Earner {
  Past past;
  std::vector<EarnCount> counts = {};
};

/// What the rules that wait for a trigger pay, in the order of the program, without those
/// that pay nothing. @error amount_out_of_range
[[nodiscard]] Result<std::vector<Earned>> earn(const Earner& earner, EarnTrigger trigger,
                                               const EarnOrder& order);

/// Cuts awards down to the limits: of the rule, of the order, of the day, in all.
void limit(const Earner& earner, Instant at, std::vector<Earned>& awards);
/// Whether a rule may pay at all: not too often, not too soon.
[[nodiscard]] bool may_pay(const Earner& earner, const EarnRule& rule, Instant at);
/// Whether the awards of a rule are counted by the day.
[[nodiscard]] bool counts_days(const Program& program, const EarnRule& rule);

/// What the rules that wait for a payment or a completion would pay. @error amount_out_of_range
[[nodiscard]] Result<std::vector<EarnPreview>> preview_earning(const Program& program,
                                                               const QuoteMember& member,
                                                               const EarnOrder& order);
/// What an order adds to the member's figures when it is paid, at the order's moment.
[[nodiscard]] Qualification counted_by(const EarnOrder& order);

}  // namespace tillside

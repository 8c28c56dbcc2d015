// SPDX-License-Identifier: MIT
#include "pricing/check_sums.h"

#include "pricing/basket.h"

namespace tillside::pricing {
namespace {

void check_trace(const Quote& quote, Minor discounts) {
  Minor given;
  for (const TraceEntry& entry : quote.trace) {
    Minor shares;
    for (const LineAmount& share : entry.by_line) {
      must(share.amount_minor > Minor{0});
      shares += share.amount_minor;
    }
    must(shares == entry.amount_minor);
    const bool gave = entry.outcome == Outcome::applied || entry.outcome == Outcome::clipped;
    // A gift is units, not an amount.
    must(gave == (entry.amount_minor > Minor{0} || (gave && entry.units.value_or(0) > 0)));
    must((entry.reason == Reason::none) == (entry.outcome == Outcome::applied));
    // Price rules are in the unit prices already.
    if (entry.level != PromotionLevel::price) given += entry.amount_minor;
  }
  must(given == discounts);
}

/// A line's or charge's total is what is left of its price, with its tax in it or on top.
void check_total(Minor left, Minor tax, Minor total) { must(total == left || total == left + tax); }

void check_line(const QuoteLine& line) {
  must(line.discount_minor >= Minor{0} && line.points_minor >= Minor{0});
  must(line.tax_minor >= Minor{0} && line.total_minor >= Minor{0});
  check_total(line.subtotal_minor - line.discount_minor - line.points_minor, line.tax_minor,
              line.total_minor);
}

void check_payable(const Quote& quote) {
  Minor left = quote.total_minor + quote.rounding_minor;
  for (const Payment& payment : quote.payments) {
    must(payment.amount_minor >= Minor{0});
    left -= payment.amount_minor;
  }
  must(left == quote.payable_minor && left >= Minor{0} && quote.total_minor >= Minor{0});
}

}  // namespace

void check_sums(const Quote& quote) {
  Minor subtotal, discount, points, tax, total, off_charges;
  for (const QuoteLine& line : quote.lines) {
    check_line(line);
    subtotal += line.subtotal_minor;
    discount += line.discount_minor;
    points += line.points_minor;
    tax += line.tax_minor;
    total += line.total_minor;
  }
  for (const QuoteCharge& charge : quote.charges) {
    must(charge.discount_minor >= Minor{0});
    check_total(charge.price_minor - charge.discount_minor, charge.tax_minor, charge.total_minor);
    off_charges += charge.discount_minor;
    tax += charge.tax_minor;
    total += charge.total_minor;
  }
  check_trace(quote, discount + off_charges);
  check_payable(quote);
  must(subtotal == quote.subtotal_minor && discount == quote.discount_minor);
  must(points == quote.points_minor && tax == quote.tax_minor && total == quote.total_minor);
  Minor by_rate;
  for (const TaxAmount& amount : quote.taxes) by_rate += amount.tax_minor;
  must(by_rate == quote.tax_minor);
}

}  // namespace tillside::pricing

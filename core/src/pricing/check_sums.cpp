// SPDX-License-Identifier: MIT
#include "pricing/check_sums.h"

#include "pricing/basket.h"

namespace tillside::pricing {
namespace {

void check_trace(const Quote& quote) {
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
  must(given == quote.discount_minor);
}

void check_line(const QuoteLine& line, bool inclusive) {
  must(line.discount_minor >= Minor{0} && line.points_minor >= Minor{0});
  must(line.tax_minor >= Minor{0} && line.total_minor >= Minor{0});
  const Minor on_top = inclusive ? Minor{0} : line.tax_minor;
  must(line.subtotal_minor - line.discount_minor - line.points_minor + on_top == line.total_minor);
}

}  // namespace

void check_sums(const Quote& quote) {
  check_trace(quote);
  Minor subtotal, discount, points, tax, total;
  for (const QuoteLine& line : quote.lines) {
    check_line(line, quote.tax_inclusive);
    subtotal += line.subtotal_minor;
    discount += line.discount_minor;
    points += line.points_minor;
    tax += line.tax_minor;
    total += line.total_minor;
  }
  must(subtotal == quote.subtotal_minor && discount == quote.discount_minor);
  must(points == quote.points_minor && tax == quote.tax_minor && total == quote.total_minor);
  Minor by_rate;
  for (const TaxAmount& amount : quote.taxes) by_rate += amount.tax_minor;
  must(by_rate == quote.tax_minor);
}

}  // namespace tillside::pricing

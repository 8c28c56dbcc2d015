// SPDX-License-Identifier: MIT
#include "tillside/quote.h"

#include "loyalty/earn.h"
#include "pricing/check_sums.h"
#include "pricing/pay_points.h"
#include "pricing/promotions.h"
#include "pricing/tax.h"
#include "pricing/unit_prices.h"

namespace tillside {
namespace {

using pricing::Basket;
using pricing::BasketLine;

Status check_currency(const std::string& currency) {
  if (currency_exponent(currency)) return Done{};
  return Error{.code = Errc::currency_unknown,
               .pointer = "/program/currency",
               .value = currency,
               .rule = "an ISO 4217 code"};
}

QuoteLine quote_line(const BasketLine& line, bool inclusive) {
  return {.sku = line.asked->sku,
          .quantity = line.asked->quantity,
          .unit_price_minor = {line.unit_price},
          .list_price_minor = line.list_price,
          .subtotal_minor = {line.subtotal},
          .discount_minor = {line.discount},
          .points_minor = {line.points},
          .tax_minor = {line.tax},
          .total_minor = {line.running + (inclusive ? 0 : line.tax)}};
}

Status add_lines(Quote& quote, const Basket& basket) {
  quote.subtotal_minor = {basket.subtotal};
  quote.lines.reserve(basket.lines.size());
  for (const BasketLine& line : basket.lines) {
    quote.lines.push_back(quote_line(line, quote.tax_inclusive));
    const QuoteLine& added = quote.lines.back();
    quote.tax_minor += added.tax_minor;
    quote.total_minor += added.total_minor;
    if (in_range(added.total_minor) && in_range(quote.total_minor)) continue;
    return Error{.code = Errc::amount_out_of_range,
                 .pointer = "/cart/lines",
                 .rule = "a total of at most 9007199254740991"};
  }
  if (!basket.gifts.empty()) quote.gifts.emplace();
  for (const pricing::Gift& gift : basket.gifts) {
    quote.gifts->push_back(
        {.sku = gift.item->sku, .quantity = gift.quantity, .promotion_id = gift.promotion->id});
  }
  return Done{};
}

/// Step 11. A guest earns nothing.
Status add_earning(Quote& quote, const QuoteParts& parts, const Basket& basket, bool promoted) {
  if (parts.member == nullptr) return Done{};
  EarnOrder order{.tier = parts.member->tier,
                  .promoted = promoted,
                  .tax_inclusive = quote.tax_inclusive,
                  .at = parts.now};
  order.lines.reserve(basket.lines.size());
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    const QuoteLine& line = quote.lines[i];
    order.lines.push_back({.facts = basket.lines[i].facts,
                           .quantity = line.quantity,
                           .total_minor = line.total_minor,
                           .tax_minor = line.tax_minor,
                           .discount_minor = line.discount_minor + line.points_minor});
  }
  TILLSIDE_TRY(quote.earning, preview_earning(parts.program, *parts.member, order));
  return Done{};
}

}  // namespace

Result<Quote> quote_parts(const QuoteParts& parts) {
  const Program& program = parts.program;
  TILLSIDE_TRY(Basket basket, pricing::fill_basket(parts));
  TILLSIDE_CHECK(check_currency(program.currency));
  std::vector<TraceEntry> prices = pricing::set_unit_prices(parts, basket);
  const pricing::Contenders contenders = pricing::find_contenders(parts, basket);
  pricing::Explanation explanation = pricing::apply_promotions(parts, contenders, {}, basket);
  explanation.trace.insert(explanation.trace.begin(), std::make_move_iterator(prices.begin()),
                           std::make_move_iterator(prices.end()));
  const pricing::PointsPaid points = pricing::pay_points(parts, basket);
  Quote quote{.currency = program.currency,
              .program_hash = parts.program_hash,
              .now = parts.now,
              .tax_inclusive = program.tax.inclusive,
              .discount_minor = {explanation.discount},
              .points_redeemed = points.redeemed,
              .points_limit = points.limit,
              .points_usable = points.usable,
              .points_minor = points.paid_minor,
              .trace = std::move(explanation.trace),
              .gaps = std::move(explanation.gaps)};
  TILLSIDE_TRY(quote.taxes, pricing::add_taxes(parts, basket));
  TILLSIDE_CHECK(add_lines(quote, basket));
  pricing::check_sums(quote);
  TILLSIDE_CHECK(add_earning(quote, parts, basket, explanation.promoted));
  return quote;
}

Result<Quote> quote_cart(const QuoteRequest& request) {
  return quote_parts({.program = request.program,
                      .program_hash = request.program_hash,
                      .cart = request.cart,
                      .items = request.items,
                      .member = request.member ? &*request.member : nullptr,
                      .now = request.now,
                      .usage = request.usage});
}

}  // namespace tillside

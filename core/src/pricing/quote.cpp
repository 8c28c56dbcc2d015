// SPDX-License-Identifier: MIT
#include "tillside/quote.h"

#include "loyalty/earn.h"
#include "pricing/check_sums.h"
#include "pricing/parts.h"
#include "pricing/prepared.h"
#include "pricing/unit_prices.h"
#include "wire/spot.h"

namespace tillside {
namespace {

using pricing::Basket;
using pricing::BasketCharge;
using pricing::BasketLine;
using pricing::RateSum;
using pricing::TaxTable;
using pricing::Totals;

Status check_currency(const std::string& currency) {
  if (currency_exponent(currency)) return Done{};
  return Spot("program/currency").fault(Errc::currency_unknown, currency, "an ISO 4217 code");
}

void add_lines(Quote& quote, const Basket& basket) {
  quote.lines.resize(basket.lines.size());
  QuoteLine* quoted = quote.lines.data();
  for (const BasketLine& line : basket.lines) {
    quoted->sku = line.asked->sku;
    quoted->quantity = line.asked->quantity;
    quoted->unit_price_minor = {line.unit_price};
    quoted->list_price_minor = line.list_price;
    quoted->subtotal_minor = {line.subtotal};
    quoted->discount_minor = {line.discount};
    quoted->points_minor = {line.points};
    quoted->tax_minor = {line.taxed.tax};
    quoted->total_minor = {line.running + line.taxed.on_top()};
    ++quoted;
  }
  for (const BasketCharge& charge : basket.charges) {
    quote.charges.push_back({.id = charge.charge->id,
                             .kind = charge.charge->kind,
                             .price_minor = {charge.price},
                             .discount_minor = {charge.discount},
                             .tax_minor = {charge.taxed.tax},
                             .total_minor = {charge.running + charge.taxed.on_top()}});
  }
  if (!basket.gifts.empty()) quote.gifts.emplace();
  for (const pricing::Gift& gift : basket.gifts) {
    quote.gifts->push_back(
        {.sku = gift.item->sku, .quantity = gift.quantity, .promotion_id = gift.promotion->id});
  }
}

void add_totals(Quote& quote, Totals&& totals) {
  quote.points_redeemed = totals.points.redeemed;
  quote.points_limit = totals.points.limit;
  quote.points_usable = totals.points.usable;
  quote.points_minor = totals.points.paid_minor;
  for (const RateSum& rate : totals.taxes) {
    quote.taxes.push_back({.rate_id = *rate.id,
                           .rate_ppm = rate.rate_ppm,
                           .base_minor = {rate.base},
                           .tax_minor = {rate.tax}});
  }
  quote.tax_minor = {totals.tax};
  quote.total_minor = {totals.total};
  quote.payments = std::move(totals.payable.taken);
  quote.rounding_minor = {totals.payable.rounding};
  quote.payable_minor = {totals.payable.left};
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
    order.lines.push_back(
        {.facts = basket.lines[i].facts,
         .quantity = line.quantity,
         .total_minor = line.total_minor,
         .tax_minor = line.tax_minor,
         .discount_minor = line.discount_minor + line.points_minor,
         .whole_discount_minor =
             whole_discount(parts.program, quote.trace, line.sku).value_or(Minor{})});
  }
  for (const QuoteCharge& charge : quote.charges) {
    order.shipping_minor += charge.total_minor;
    order.shipping_tax_minor += charge.tax_minor;
  }
  for (const Payment& payment : quote.payments) order.payments_minor += payment.amount_minor;
  TILLSIDE_TRY(quote.earning, preview_earning(parts.program, *parts.member, order));
  return Done{};
}

}  // namespace

Result<pricing::PreparedCart> pricing::prepare_cart(const QuoteParts& parts) {
  TILLSIDE_TRY(auto&& table, TaxTable::of(parts.program.tax, parts.now));
  TILLSIDE_TRY(auto&& basket, pricing::fill_basket(parts));
  TILLSIDE_CHECK(check_currency(parts.program.currency));
  TILLSIDE_CHECK(table.assign(parts, basket));
  std::vector<TraceEntry> prices = pricing::set_unit_prices(parts, basket);
  pricing::Contenders contenders = pricing::find_contenders(parts, basket);
  return pricing::PreparedCart{.table = std::move(table),
                               .basket = std::move(basket),
                               .prices = std::move(prices),
                               .contenders = std::move(contenders)};
}

Result<Quote> pricing::quote_prepared(const QuoteParts& parts, PreparedCart prepared) {
  const Program& program = parts.program;
  Basket& basket = prepared.basket;
  pricing::Combination chosen =
      pricing::combine(parts, prepared.table, prepared.contenders, basket);
  pricing::Explanation explanation =
      pricing::apply_promotions(parts, prepared.contenders, chosen.choices, basket);
  explanation.trace.insert(explanation.trace.begin(), prepared.prices.begin(),
                           prepared.prices.end());
  TILLSIDE_TRY(auto&& totals, pricing::total_up(parts, prepared.table, basket));
  Quote quote{.currency = program.currency,
              .program_hash = parts.program_hash,
              .now = parts.now,
              .tax_inclusive = program.tax.inclusive,
              .subtotal_minor = {basket.subtotal},
              .discount_minor = {explanation.discount},
              .trace = std::move(explanation.trace),
              .gaps = std::move(explanation.gaps),
              .certificate = std::move(chosen.certificate)};
  add_lines(quote, basket);
  add_totals(quote, std::move(totals));
  pricing::check_sums(quote);
  TILLSIDE_CHECK(add_earning(quote, parts, basket, explanation.promoted));
  return quote;
}

Result<Quote> quote_parts(const QuoteParts& parts) {
  TILLSIDE_TRY(auto&& prepared, pricing::prepare_cart(parts));
  return pricing::quote_prepared(parts, std::move(prepared));
}

Result<Quote> quote_cart(const QuoteRequest& request) {
  QuoteParts parts = pricing::parts_of(request.program, request.program_hash, request);
  parts.list_cuts = request.list_cuts;
  return quote_parts(parts);
}

}  // namespace tillside

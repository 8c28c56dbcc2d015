// SPDX-License-Identifier: MIT
#include <algorithm>

#include "loyalty/lots.h"
#include "member/decision.h"
#include "member/quote_member.h"
#include "program/coupon_code.h"

namespace tillside {
namespace {

using ItemIndex = std::map<std::string_view, const PricedItem*>;

ItemIndex index_of(const std::vector<PricedItem>& items) {
  ItemIndex index;
  for (const PricedItem& item : items) index.emplace(item.sku, &item);
  return index;
}

bool starts_with(const std::string& text, std::string_view start) {
  return text.compare(0, start.size(), start) == 0;
}

/// The quote's errors point into its request; the shopper's command is another document.
Error of_command(Error error) {
  if (starts_with(error.pointer, "/cart/")) {
    error.pointer.replace(0, 5, "/command/args");
  } else if (starts_with(error.pointer, "/items")) {
    error.pointer.insert(0, "/context");
  } else if (starts_with(error.pointer, "/member")) {
    error.pointer = "/state";
  }
  return error;
}

Status check_stock(const ItemIndex& items, const PlaceOrder& args) {
  for (std::size_t i = 0; i < args.lines.size(); ++i) {
    const CartLine& line = args.lines[i];
    const auto found = items.find(line.sku);
    if (found == items.end() || !found->second->stock) continue;
    const std::int64_t left = *found->second->stock;
    if (line.quantity <= left) continue;
    return with_text(refused(Errc::stock, "lines/" + std::to_string(i) + "/quantity", line.quantity,
                             {{"left", left}}),
                     "sku", line.sku);
  }
  return Done{};
}

bool applies(const TraceEntry& entry) {
  return entry.outcome == Outcome::applied || entry.outcome == Outcome::clipped;
}

Errc refusal_of(Reason reason) {
  if (reason == Reason::code_unknown) return Errc::coupon_unknown;
  if (reason == Reason::code_not_owner) return Errc::coupon_not_held;
  if (reason == Reason::usage_member) return Errc::coupon_used;
  return Errc::coupon_refused;
}

/// Whether the member held the coupon and gave it to an order.
bool used_up(const State& state, const std::string& code) {
  return std::any_of(state.coupons.begin(), state.coupons.end(), [&](const HeldCoupon& coupon) {
    return coupon.code == code && coupon.used_by;
  });
}

/// A code is good if at least one of the promotions that answer to it applies, or if the member
/// pays less without it: then the order leaves it unused.
Status check_coupon(const State& state, const Quote& quote, const std::string& typed,
                    std::size_t index) {
  const std::string coupon = normal_code(typed).value_or(typed);
  const TraceEntry* refusal = nullptr;
  for (const TraceEntry& entry : quote.trace) {
    if (entry.coupon_code.value_or(entry.id) != coupon) continue;
    if (applies(entry) || entry.outcome == Outcome::outbid) return Done{};
    if (!refusal) refusal = &entry;
  }
  const Reason reason = refusal ? refusal->reason : Reason::code_unknown;
  Errc code = refusal_of(reason);
  if (code == Errc::coupon_not_held && used_up(state, coupon)) code = Errc::coupon_used;
  Failure failure =
      with_text(refused(code, "coupons/" + std::to_string(index), typed), "code", coupon);
  std::map<std::string, Detail>& detail = failure.error().detail;
  detail.emplace("reason", std::string(name(reason)));
  if (refusal && refusal->actual) detail.emplace("actual", *refusal->actual);
  if (refusal && refusal->needed) detail.emplace("needed", *refusal->needed);
  return failure;
}

Status check_points(const Situation& situation, const PlaceOrder& args) {
  const Points have = available_points(situation.state, situation.context.now);
  if (args.redeem_points <= have) return Done{};
  return refused(Errc::insufficient_points, "redeemPoints", args.redeem_points.value,
                 {{"have", have.value}, {"need", args.redeem_points.value}});
}

/// A card that gives less than was named, while there is money to pay, was emptied since it was
/// shown.
Status check_payments(const Quote& quote, const PlaceOrder& args) {
  if (quote.payable_minor.value == 0) return Done{};
  for (std::size_t i = 0; i < args.payments.size(); ++i) {
    const std::int64_t have = quote.payments[i].amount_minor.value;
    const std::int64_t need = args.payments[i].amount_minor.value;
    if (have >= need) continue;
    return refused(Errc::payment_mismatch, "payments/" + std::to_string(i) + "/amountMinor", need,
                   {{"have", have}, {"need", need}});
  }
  return Done{};
}

OrderLine sold(const QuoteLine& line, const PricedItem& item) {
  return {.sku = line.sku,
          .quantity = line.quantity,
          .unit_price_minor = line.unit_price_minor,
          .discount_minor = line.discount_minor,
          .points_minor = line.points_minor,
          .tax_minor = line.tax_minor,
          .total_minor = line.total_minor,
          .category = item.category,
          .brand = item.brand,
          .product_id = item.product_id,
          .tags = item.tags,
          .on_sale = line.list_price_minor && *line.list_price_minor > line.unit_price_minor};
}

OrderPlaced placed(const Situation& situation, const Quote& quote, const ItemIndex& items) {
  OrderPlaced order{.order_id = situation.context.command_id,
                    .at = situation.context.now,
                    .currency = quote.currency,
                    .program_hash = situation.context.program_hash,
                    .tax_inclusive = quote.tax_inclusive,
                    .discount_minor = quote.discount_minor,
                    .points_minor = quote.points_minor,
                    .tax_minor = quote.tax_minor,
                    .total_minor = quote.total_minor};
  order.gifts = quote.gifts;
  if (!quote.charges.empty()) order.charges = quote.charges;
  if (!quote.payments.empty()) order.payments = quote.payments;
  if (quote.rounding_minor.value != 0) order.rounding_minor = quote.rounding_minor;
  if (quote.payable_minor != quote.total_minor) order.payable_minor = quote.payable_minor;
  for (const QuoteLine& line : quote.lines) {
    order.lines.push_back(sold(line, *items.find(line.sku)->second));
    order.lines.back().whole_discount_minor =
        whole_discount(situation.program, quote.trace, line.sku);
  }
  const auto place_of = [](std::vector<std::string>& list, const std::string& value) {
    const auto found = std::find(list.begin(), list.end(), value);
    const auto place = static_cast<std::size_t>(found - list.begin());
    if (found == list.end()) list.push_back(value);
    return place;
  };
  std::vector<Minor> given;
  for (const TraceEntry& entry : quote.trace) {
    if (!applies(entry)) continue;
    const std::size_t place = place_of(order.promotions, entry.id);
    given.resize(order.promotions.size());
    given[place] += entry.amount_minor;
    if (entry.coupon_code) place_of(order.coupons, *entry.coupon_code);
  }
  const auto& all = situation.program.promotions;
  const bool limited = std::any_of(all.begin(), all.end(),
                                   [](const Promotion& one) { return one.limits.has_value(); });
  if (limited && !given.empty()) order.promotion_minor = std::move(given);
  return order;
}

/// The gift cards that the member's rewards are, besides what the server knows.
std::vector<Payment> balances_of(const Situation& situation) {
  std::vector<Payment> balances = situation.context.balances;
  for (const HeldReward& held : situation.state.rewards) {
    if (!held.value_minor || held.id.empty()) continue;
    balances.push_back(
        {.kind = PaymentKind::gift_card, .id = held.id, .amount_minor = *held.value_minor});
  }
  return balances;
}

Result<Quote> quoted(const Situation& situation, const PlaceOrder& args) {
  const Context& context = situation.context;
  const Cart cart{.lines = args.lines,
                  .coupons = args.coupons,
                  .redeem_points = args.redeem_points,
                  .region = args.region,
                  .charges = args.charges,
                  .payments = args.payments};
  const QuoteMember member = quote_member(situation.program, situation.state, context.now);
  const std::vector<Payment> balances = balances_of(situation);
  Result<Quote> quote = quote_parts({.program = situation.program,
                                     .program_hash = context.program_hash,
                                     .cart = cart,
                                     .items = context.items,
                                     .member = &member,
                                     .now = context.now,
                                     .usage = context.usage,
                                     .balances = &balances});
  if (!quote) return of_command(quote.error());
  return quote;
}

}  // namespace

Status decide_place_order(const Situation& situation, const PlaceOrder& args, Events& events) {
  const Context& context = situation.context;
  if (situation.state.orders.contains(context.command_id)) {
    return Error{.code = Errc::idempotency_key_reused,
                 .pointer = "/context/commandId",
                 .value = context.command_id};
  }
  TILLSIDE_TRY(const Quote& quote, quoted(situation, args));
  const ItemIndex items = index_of(context.items);
  TILLSIDE_CHECK(check_stock(items, args));
  for (std::size_t i = 0; i < args.coupons.size(); ++i) {
    TILLSIDE_CHECK(check_coupon(situation.state, quote, args.coupons[i], i));
  }
  TILLSIDE_CHECK(check_points(situation, args));
  if (quote.total_minor != args.expect_total_minor) {
    return refused(Errc::price_changed, "expectTotalMinor", args.expect_total_minor.value,
                   {{"newTotal", quote.total_minor.value}});
  }
  TILLSIDE_CHECK(check_payments(quote, args));
  events.push_back(placed(situation, quote, items));
  if (quote.points_redeemed.value > 0) {
    TILLSIDE_TRY(auto&& plan, plan_redemption({.lots = spendable_lots(situation.state, context.now),
                                               .points = quote.points_redeemed,
                                               .now = context.now}));
    events.push_back(spending_of(situation, quote.points_redeemed, std::move(plan.shares)));
  }
  return Done{};
}

}  // namespace tillside

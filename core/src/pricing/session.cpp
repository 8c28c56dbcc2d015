// SPDX-License-Identifier: MIT
#include "tillside/session.h"

#include "pricing/parts.h"
#include "pricing/prepared.h"
#include "wire/spot.h"

namespace tillside {

using pricing::Basket;
using pricing::Contender;

/// Baskets and trial are kept, so that a change allocates nothing for them.
struct PricingSession::Prepared {
  pricing::PreparedCart cart;
  bool fixed_prices = false;  ///< quantities change nothing but amounts
  bool free = false;          ///< no promotion is ever in another's way
  Basket basket = {};         ///< after promotions and totals
  pricing::Trial trial = {};
};

PricingSession::PricingSession(std::shared_ptr<const SessionProgram> program, CartRequest request)
    : program_(std::move(program)), request_(std::move(request)) {}

PricingSession::~PricingSession() = default;

QuoteParts parts_of(const SessionProgram& program, const CartRequest& request) {
  return pricing::parts_of(program.program, program.program_hash, request);
}

Result<std::unique_ptr<PricingSession>> PricingSession::open(
    std::shared_ptr<const SessionProgram> program, CartRequest request) {
  std::unique_ptr<PricingSession> session(
      new PricingSession(std::move(program), std::move(request)));
  TILLSIDE_CHECK(session->prepare());
  return session;
}

Status PricingSession::prepare() {
  TILLSIDE_TRY(auto&& cart, pricing::prepare_cart(parts()));
  prepared_ = std::make_unique<Prepared>(Prepared{.cart = std::move(cart)});
  prepared_->fixed_prices = pricing::prices_are_fixed(program_->program);
  return price();
}

namespace {

/// Copies what a calculation changes: of a line that is a third of it.
void start_again(const Basket& from, Basket& to) {
  if (to.lines.size() != from.lines.size()) {
    to = from;
    return;
  }
  for (std::size_t i = 0; i < to.lines.size(); ++i) {
    const pricing::BasketLine& source = from.lines[i];
    pricing::BasketLine& line = to.lines[i];
    line.quantity = source.quantity;
    line.subtotal = source.subtotal;
    line.running = source.running;
    line.discount = source.discount;
    line.points = source.points;
    line.taxed.tax = source.taxed.tax;
    line.floor = source.floor;
    line.level_start = source.level_start;
    line.after_items = source.after_items;
    line.used_units = source.used_units;
    line.used_amount = source.used_amount;
  }
  to.charges = from.charges;
  to.subtotal = from.subtotal;
  to.level = from.level;
  to.gifts = from.gifts;
  to.budgets = from.budgets;
}

}  // namespace

Status PricingSession::price() {
  const QuoteParts now = parts();
  Prepared& kept = *prepared_;
  Basket& basket = kept.basket;
  start_again(kept.cart.basket, basket);
  const auto& contenders = kept.cart.contenders;
  pricing::Combination chosen;
  if (!kept.free) {
    chosen = pricing::combine(now, kept.cart.table, contenders, basket);
    // What may meet what is no matter of quantities.
    kept.free = chosen.choices.empty();
  }
  for (std::size_t i = 0; i < contenders.list.size(); ++i) {
    const bool in = chosen.choices.empty() || chosen.choices[i].left_out.holds();
    if (in) pricing::try_promotion(now, contenders, contenders.list[i], basket, kept.trial);
  }
  TILLSIDE_TRY(const pricing::Totals& totals, pricing::total_up(now, kept.cart.table, basket));
  figures_ = {.total = totals.total,
              .payable = totals.payable.left,
              .subtotal = basket.subtotal,
              .points = totals.points.paid_minor.value,
              .tax = totals.tax};
  for (const pricing::BasketLine& line : basket.lines) figures_.discount += line.discount;
  return Done{};
}

Status PricingSession::write_quantity(std::size_t line, std::int64_t quantity) {
  Prepared& kept = *prepared_;
  if (kept.fixed_prices) {
    TILLSIDE_CHECK(pricing::set_line_quantity(kept.cart.basket, line, quantity));
    request_.cart.lines[line].quantity = quantity;
    return price();
  }
  request_.cart.lines[line].quantity = quantity;
  return prepare();
}

Status PricingSession::set_quantity(std::size_t line, std::int64_t quantity) {
  if (line >= request_.cart.lines.size()) {
    return Spot("cart/lines", line).fault(Errc::item_unknown, "", "a line of the cart");
  }
  const std::int64_t before = request_.cart.lines[line].quantity;
  Status done = write_quantity(line, quantity);
  // What was priced before can be priced again.
  if (!done) pricing::must(write_quantity(line, before).has_value());
  return done;
}

std::int64_t PricingSession::line_total(std::size_t line) const {
  if (line >= prepared_->basket.lines.size()) return 0;
  const pricing::BasketLine& priced = prepared_->basket.lines[line];
  return priced.running + priced.taxed.on_top();
}

Result<Quote> PricingSession::quote() const {
  return pricing::quote_prepared(parts(), prepared_->cart);
}

bool pricing::prices_are_fixed(const Program& program) {
  if (!program.price_lists.empty()) return false;
  for (const Promotion& promotion : program.promotions) {
    if (promotion.level == PromotionLevel::price) return false;
  }
  return true;
}

}  // namespace tillside

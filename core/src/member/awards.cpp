// SPDX-License-Identifier: MIT
#include "loyalty/lots.h"
#include "loyalty/tiers.h"
#include "member/counts.h"
#include "member/decision.h"
#include "member/order_shares.h"

namespace tillside {
namespace {

PointsEarned points_event(const Situation& situation, const Earned& award, const std::string& ref) {
  const Program& program = situation.program;
  const EarnRule& rule = *award.rule;
  const Instant at = situation.context.now;
  const std::int64_t usual = is_of_order(rule.on) ? program.points.pending_days : 0;
  const Instant available_at{at.value + rule.pending_days.value_or(usual) * kMillisecondsPerDay};
  PointsEarned event{.id = rule.id + ":" + ref,
                     .rule_id = rule.id,
                     .points = award.points,
                     .ref = ref,
                     .at = at,
                     .available_at = available_at,
                     .expires_at = expiry_of(program, available_at)};
  if (program.points.expiry.activity) event.lots_end = expiry_of(program, at);
  return event;
}

template <class E>
void add(E event, const Situation& situation, Earned& award, Events& events) {
  const EarnRule& rule = *award.rule;
  if (is_of_order(rule.on)) event.basis = std::move(award.basis);
  if (award.cut.value > 0) event.cut = award.cut;
  if (counts_days(situation.program, rule)) {
    event.day = local_day(situation.program.zone, situation.context.now).days;
  }
  events.push_back(std::move(event));
}

}  // namespace

Earner earner_of(const Situation& situation, const Events& events) {
  Past past = past_of(situation.program, situation.state, added_by(situation, events));
  for (const Event& event : events) {
    if (const auto* checked = std::get_if<CheckedIn>(&event)) past.checked_in_day = checked->day;
  }
  Earner earner{.past = past, .counts = situation.state.earn_counts};
  for (const Event& event : events) note_award(earner.counts, event);
  return earner;
}

Status add_awards(const Situation& situation, EarnTrigger trigger, const EarnOrder& order,
                  const std::string& ref, Events& events) {
  TILLSIDE_TRY(auto&& awards, earn(earner_of(situation, events), trigger, order));
  for (Earned& award : awards) {
    if (award.points.value == 0) continue;
    if (award.rule->counter == Counter::growth) {
      add(GrowthChanged{.id = award.rule->id + ":" + ref,
                        .rule_id = award.rule->id,
                        .points = award.points,
                        .ref = ref,
                        .at = situation.context.now,
                        .counted_at = situation.context.now},
          situation, award, events);
    } else {
      add(points_event(situation, award, ref), situation, award, events);
    }
  }
  return Done{};
}

PointsSpent spending_of(const Situation& situation, Points points, std::vector<LotShare> lots) {
  const Context& context = situation.context;
  PointsSpent spent{.id = context.command_id,
                    .points = points,
                    .ref = context.command_id,
                    .at = context.now,
                    .lots = std::move(lots)};
  const Program& program = situation.program;
  if (program.points.expiry.activity) spent.lots_end = expiry_of(program, context.now);
  return spent;
}

EarnOrder event_of(const Situation& situation) {
  const Instant now = situation.context.now;
  return {.tier = standing_tier(situation.program, situation.state, now), .at = now};
}

EarnLine earn_line(const OrderLine& line) {
  const auto left = [&](Minor amount) {
    return amount - Minor{held_by_units(amount.value, line.quantity, line.refunded)};
  };
  return {.facts = {.sku = line.sku,
                    .product_id = line.product_id,
                    .category = line.category,
                    .brand = line.brand,
                    .tags = &line.tags,
                    .on_sale = line.on_sale,
                    .unit_price = line.unit_price_minor.value},
          .quantity = line.quantity - line.refunded,
          .total_minor = left(line.total_minor),
          .tax_minor = left(line.tax_minor),
          .discount_minor = left(line.discount_minor + line.points_minor),
          .whole_discount_minor = left(line.whole_discount_minor.value_or(Minor{}))};
}

EarnOrder earning_of(const Situation& situation, const OrderState& order) {
  EarnOrder earning = event_of(situation);
  earning.promoted = !order.placed.promotions.empty();
  earning.tax_inclusive = order.placed.tax_inclusive;
  for (const OrderLine& line : order.placed.lines) earning.lines.push_back(earn_line(line));
  if (order.placed.charges) {
    for (const QuoteCharge& charge : *order.placed.charges) {
      earning.shipping_minor += charge.total_minor;
      earning.shipping_tax_minor += charge.tax_minor;
    }
  }
  if (order.placed.payments) {
    for (const Payment& payment : *order.placed.payments) {
      earning.payments_minor += payment.amount_minor;
    }
  }
  return earning;
}

}  // namespace tillside

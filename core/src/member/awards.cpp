// SPDX-License-Identifier: MIT
#include "loyalty/lots.h"
#include "member/decision.h"
#include "member/order_shares.h"

namespace tillside {

Status add_awards(const Situation& situation, EarnTrigger trigger, const EarnOrder& order,
                  const std::string& ref, Events& events) {
  const Program& program = situation.program;
  const Instant at = situation.context.now;
  const bool of_order =
      trigger == EarnTrigger::order_paid || trigger == EarnTrigger::order_completed;
  const std::int64_t pending_days = of_order ? program.points.pending_days : 0;
  const Instant available_at{at.value + pending_days * kMillisecondsPerDay};
  for (const EarnRule& rule : program.points.earning) {
    if (rule.on != trigger) continue;
    TILLSIDE_TRY(Earned earned, earned_by(program, rule, order));
    if (earned.points.value == 0) continue;
    std::optional<AwardBasis> basis;
    if (of_order) basis = std::move(earned.basis);
    const std::string id = rule.id + ":" + ref;
    if (rule.counter == Counter::growth) {
      events.push_back(GrowthChanged{.id = id,
                                     .rule_id = rule.id,
                                     .points = earned.points,
                                     .ref = ref,
                                     .at = at,
                                     .counted_at = at,
                                     .basis = std::move(basis)});
    } else {
      events.push_back(PointsEarned{.id = id,
                                    .rule_id = rule.id,
                                    .points = earned.points,
                                    .ref = ref,
                                    .at = at,
                                    .available_at = available_at,
                                    .expires_at = expiry_of(program, available_at),
                                    .basis = std::move(basis)});
    }
  }
  return Done{};
}

EarnOrder earning_of(const OrderState& order, const State& state, Instant at) {
  EarnOrder earning{.tier = state.tier, .promoted = !order.placed.promotions.empty(), .at = at};
  for (const OrderLine& line : order.placed.lines) {
    earning.lines.push_back({.facts = {.sku = line.sku,
                                       .product_id = line.product_id,
                                       .category = line.category,
                                       .brand = line.brand,
                                       .tags = &line.tags,
                                       .on_sale = line.on_sale},
                             .quantity = line.quantity - line.refunded,
                             .basis_minor = remaining_basis(line)});
  }
  return earning;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include "loyalty/tiers.h"
#include "member/decision.h"
#include "wire/spot.h"

namespace tillside {
namespace {

/// A transaction without lines is one line that no filter admits.
EarnOrder transaction(const Situation& situation, Minor amount) {
  EarnOrder order = event_of(situation);
  order.lines.push_back({.quantity = 1, .total_minor = amount});
  return order;
}

bool depends_on_amount(const EarnRule& rule) {
  return std::holds_alternative<ByAmount>(rule.amount) ||
         std::holds_alternative<RankBonus>(rule.amount);
}

/// Money given back takes what the same amount would earn, with the same limits on one award.
Status take_back(const Situation& situation, Minor amount, Events& events) {
  const Earner earner{.past = past_of(situation.program, situation.state)};
  TILLSIDE_TRY(const std::vector<Earned>& awards,
               earn(earner, EarnTrigger::order_paid, transaction(situation, amount)));
  const Context& context = situation.context;
  Points wanted;
  for (const Earned& award : awards) {
    if (!depends_on_amount(*award.rule)) continue;
    if (award.rule->counter == Counter::points) {
      wanted += award.points;
      continue;
    }
    events.push_back(GrowthChanged{.id = award.rule->id + ":" + context.command_id,
                                   .rule_id = award.rule->id,
                                   .points = -award.points,
                                   .ref = context.command_id,
                                   .at = context.now,
                                   .counted_at = context.now});
  }
  if (wanted.value == 0) return Done{};
  return add_points_reversal(situation, context.command_id, wanted, {}, events);
}

}  // namespace

Status decide_purchase(const Situation& situation, const RecordPurchase& args, Events& events) {
  const Context& context = situation.context;
  if (args.amount_minor.value == 0) {
    return Spot("command/args/amountMinor").fault(Errc::value_out_of_range, 0, "not 0");
  }
  events.push_back(PurchaseRecorded{.id = context.command_id,
                                    .amount_minor = args.amount_minor,
                                    .ref = args.ref,
                                    .at = context.now});
  if (args.amount_minor.value < 0) {
    TILLSIDE_CHECK(take_back(situation, -args.amount_minor, events));
    return Done{};
  }
  TILLSIDE_CHECK(add_awards(situation, EarnTrigger::order_paid,
                            transaction(situation, args.amount_minor), context.command_id, events));
  return Done{};
}

}  // namespace tillside

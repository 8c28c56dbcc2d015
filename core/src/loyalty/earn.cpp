// SPDX-License-Identifier: MIT
#include "loyalty/earn.h"

#include <algorithm>

#include "loyalty/tiers.h"

namespace tillside {
namespace {

bool restricts(const LineFilter& filter) {
  return filter.exclude_on_sale || !filter.categories.empty() || !filter.brands.empty() ||
         !filter.products.empty() || !filter.skus.empty() || !filter.tags.empty();
}

/// The eligible part of an order.
struct Eligible {
  std::int64_t basis_minor = 0;
  std::int64_t units = 0;
  std::vector<std::string> skus = {};  ///< empty: every line
};

Result<Eligible> eligible_of(const EarnOrder& order, const LineFilter& filter) {
  Eligible eligible;
  const bool all = !restricts(filter);
  for (const EarnLine& line : order.lines) {
    if (line.quantity <= 0 || !matches(filter, line.facts)) continue;
    eligible.basis_minor += line.basis_minor.value;
    eligible.units += line.quantity;
    if (!all) eligible.skus.emplace_back(line.facts.sku);
    if (eligible.basis_minor > kMaxInteger) return Errc::amount_out_of_range;
  }
  return eligible;
}

/// An exact number of points: numerator / denominator, before the tier's multiplier. Every
/// factor is bounded (2^53 * 2^30, then 2^27 for the tier), so 127 bits hold the product.
struct Exact {
  Wide numerator = 0;
  Wide denominator = 1;
};

struct Computation {
  const Program& program;
  const EarnOrder& order;
  const Eligible& eligible;

  Exact operator()(const ByAmount& amount) const {
    return {Wide{eligible.basis_minor} * amount.points.value, amount.per_minor.value};
  }
  Exact operator()(const FixedPoints& fixed) const { return {fixed.points.value, 1}; }
  Exact operator()(const ByUnit& unit) const {
    return {Wide{eligible.units} * unit.points.value, 1};
  }
  Exact operator()(const RankBonus& bonus) const {
    const bool ranked = rank_of(program.tier, order.tier) > 0;
    const Ppm rate = ranked ? bonus.ranked_ppm : order.promoted ? bonus.promoted_ppm : 0;
    return {Wide{eligible.basis_minor} * rate, kOne};
  }
};

bool waits_for_order(EarnTrigger trigger) {
  return trigger == EarnTrigger::order_paid || trigger == EarnTrigger::order_completed;
}

AwardBasis basis_of(const EarnAmount& amount, Eligible eligible) {
  AwardBasis basis{.skus = std::move(eligible.skus)};
  // What costs nothing can only be given back by the unit.
  const bool by_unit = std::holds_alternative<ByUnit>(amount) || eligible.basis_minor == 0;
  basis.unit = by_unit ? BasisUnit::unit : BasisUnit::minor;
  basis.total = by_unit ? eligible.units : eligible.basis_minor;
  return basis;
}

Ppm multiplier_of(const Program& program, const EarnRule& rule, std::string_view tier) {
  const int rank = rank_of(program.tier, tier);
  if (!rule.tier_multiplies || rank < 0) return kOne;
  return program.tier.tiers[static_cast<std::size_t>(rank)].earn_multiplier_ppm;
}

}  // namespace

Result<Earned> earned_by(const Program& program, const EarnRule& rule, const EarnOrder& order) {
  Earned earned;
  if (rule.window && !contains(*rule.window, order.at)) return earned;
  TILLSIDE_TRY(Eligible eligible, eligible_of(order, rule.filter));
  if (waits_for_order(rule.on) && eligible.units == 0) return earned;
  const Exact exact = std::visit(Computation{program, order, eligible}, rule.amount);
  const Ppm multiplier = multiplier_of(program, rule, order.tier);
  TILLSIDE_TRY(earned.points.value, round_div(exact.numerator * multiplier,
                                              exact.denominator * kOne, program.rounding.points));
  if (waits_for_order(rule.on)) earned.basis = basis_of(rule.amount, std::move(eligible));
  return earned;
}

Result<std::vector<EarnPreview>> preview_earning(const Program& program, const EarnOrder& order) {
  std::vector<EarnPreview> previews;
  for (const EarnRule& rule : program.points.earning) {
    if (!waits_for_order(rule.on)) continue;
    TILLSIDE_TRY(const Earned earned, earned_by(program, rule, order));
    if (earned.points.value == 0) continue;
    previews.push_back(
        {.rule_id = rule.id, .on = rule.on, .counter = rule.counter, .points = earned.points});
  }
  return previews;
}

}  // namespace tillside

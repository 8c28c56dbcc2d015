// SPDX-License-Identifier: MIT
#include "loyalty/earn.h"

#include <algorithm>

#include "loyalty/saturate.h"
#include "loyalty/tiers.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

bool restricts(const LineFilter& filter) {
  for (const auto* list :
       {&filter.categories, &filter.brands, &filter.products, &filter.skus, &filter.tags,
        &filter.except_categories, &filter.except_skus, &filter.except_tags}) {
    if (!list->empty()) return true;
  }
  return filter.exclude_on_sale || filter.min_price_minor || filter.max_price_minor;
}

/// The largest product of multipliers, 10^9 times.
constexpr std::int64_t kMaxMultiplier = kOne * 1'000'000'000;

Ppm product(Ppm a, Ppm b) {
  const Wide exact = (Wide{a} * b + kOne / 2) / kOne;
  return exact > kMaxMultiplier ? kMaxMultiplier : static_cast<Ppm>(exact);
}

/// What one rule counts of each line, and what it pays for that: quantity * numerator /
/// denominator. An event that is no order counts as one line of quantity 1.
struct Counted {
  const EarnRule* rule = nullptr;
  std::vector<std::int64_t> quantities = {};
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool whole_steps = false;
  AwardBasis basis = {};
};

/// The rules that pay for this event, with the multipliers that apply to what they pay.
class Paying {
 public:
  Paying(const Earner& earner, EarnTrigger trigger, Counter counter, const EarnOrder& order)
      : earner_(earner), order_(order) {
    for (const EarnRule& rule : program().points.earning) {
      if (!rule.active || rule.on != trigger || rule.counter != counter || !applies(rule)) continue;
      (std::holds_alternative<Multiplier>(rule.amount) ? multipliers_ : rules_).push_back(&rule);
    }
    stand_alone(rules_);
    stand_alone(multipliers_);
  }

  Result<std::vector<Earned>> earned() const {
    std::vector<Earned> awards;
    Wide sum = 0;
    std::int64_t before = 0;
    for (const EarnRule* rule : rules_) {
      TILLSIDE_TRY(auto&& counted, count(*rule));
      Earned award{.rule = rule, .basis = std::move(counted.basis)};
      if (program().points.base_rounding) {
        // Multipliers apply once to the sum of all rules, which is rounded once; what a rule pays
        // is the step from the sum before it to the sum with it.
        TILLSIDE_TRY(const Wide part, based(counted));
        sum += part;
        TILLSIDE_TRY(const std::int64_t after, round_div(sum, kOne, program().rounding.points));
        award.points = {after - before};
        before = after;
      } else {
        TILLSIDE_TRY(award.points.value, exact(counted));
      }
      if (award.points.value != 0) awards.push_back(std::move(award));
    }
    return awards;
  }

 private:
  [[nodiscard]] const Program& program() const { return earner_.past.program; }

  [[nodiscard]] bool applies(const EarnRule& rule) const {
    if (rule.window && !contains(*rule.window, order_.at)) return false;
    const TierRules& tiers = program().tier;
    if (rule.from_tier && rank_of(tiers, order_.tier) < rank_of(tiers, *rule.from_tier))
      return false;
    if (rule.min_order_minor && total_basis(rule.basis) < rule.min_order_minor->value) return false;
    for (const Need& need : rule.needs) {
      if (!holds(earner_.past, need, order_.at)) return false;
    }
    return may_pay(earner_, rule, order_.at);
  }

  [[nodiscard]] std::int64_t total_basis(const EarnBasis& counts) const {
    Wide total = 0;
    for (const EarnLine& line : order_.lines) {
      total += basis_of(line, counts, order_.tax_inclusive).value;
    }
    return static_cast<std::int64_t>(std::min<Wide>(total, kMaxInteger));
  }

  /// Of rules that do not stack, the one of highest priority (then the first) stands alone.
  static void stand_alone(std::vector<const EarnRule*>& rules) {
    const EarnRule* alone = nullptr;
    for (const EarnRule* rule : rules) {
      if (rule->stackable) continue;
      if (alone == nullptr || rule->priority > alone->priority) alone = rule;
    }
    if (alone != nullptr) rules = {alone};
  }

  Result<Counted> count(const EarnRule& rule) const {
    Counted counted{.rule = &rule};
    price(rule, counted);
    if (order_.lines.empty()) {
      counted.quantities = {1};
      return counted;
    }
    const bool by_unit = std::holds_alternative<ByUnit>(rule.amount);
    const bool fixed = std::holds_alternative<FixedPoints>(rule.amount);
    const bool all = !restricts(rule.filter);
    Wide basis = 0;
    std::int64_t units = 0;
    for (const EarnLine& line : order_.lines) {
      const bool eligible = line.quantity > 0 && matches(rule.filter, line.facts);
      EarnBasis counts = rule.basis;
      counts.whole_discounts_reduce |= all;
      const std::int64_t part = eligible ? basis_of(line, counts, order_.tax_inclusive).value : 0;
      const std::int64_t quantity = eligible ? line.quantity : 0;
      basis += part;
      units += quantity;
      if (!fixed) counted.quantities.push_back(by_unit ? quantity : part);
      if (eligible && !all) counted.basis.skus.emplace_back(line.facts.sku);
    }
    if (all && rule.basis.include_shipping && !fixed && !by_unit) {
      const Minor tax = rule.basis.include_tax ? Minor{} : order_.shipping_tax_minor;
      counted.quantities.push_back((order_.shipping_minor - tax).value);
      basis += counted.quantities.back();
    }
    if (basis > kMaxInteger) return Errc::amount_out_of_range;
    if (rule.basis.payments_reduce && !fixed && !by_unit) reduce(counted.quantities);
    if (fixed) counted.quantities = {units > 0 ? 1 : 0};
    // What costs nothing can only be given back by the unit.
    const bool in_units = by_unit || basis == 0;
    counted.basis.unit = in_units ? BasisUnit::unit : BasisUnit::minor;
    counted.basis.total =
        std::max<std::int64_t>(1, in_units ? units : static_cast<std::int64_t>(basis));
    if (!(rule.basis == EarnBasis{})) counted.basis.counts = rule.basis;
    return counted;
  }

  /// Leaves the part that money paid, of each quantity the same share.
  void reduce(std::vector<std::int64_t>& quantities) const {
    Wide total = order_.shipping_minor.value;
    for (const EarnLine& line : order_.lines) total += line.total_minor.value;
    const Wide paid = std::max<Wide>(0, total - order_.payments_minor.value);
    if (total <= 0) return;
    for (std::int64_t& quantity : quantities) {
      quantity = static_cast<std::int64_t>(quantity * paid / total);
    }
  }

  void price(const EarnRule& rule, Counted& counted) const {
    if (const auto* amount = std::get_if<ByAmount>(&rule.amount)) {
      counted.numerator = amount->per_minor.value == 0 ? 0 : amount->points.value;
      counted.denominator = std::max<std::int64_t>(1, amount->per_minor.value);
      counted.whole_steps = amount->whole_steps;
    } else if (const auto* fixed = std::get_if<FixedPoints>(&rule.amount)) {
      counted.numerator = fixed->points.value;
    } else if (const auto* unit = std::get_if<ByUnit>(&rule.amount)) {
      counted.numerator = unit->points.value;
    } else if (const auto* bonus = std::get_if<RankBonus>(&rule.amount)) {
      const bool ranked = rank_of(program().tier, order_.tier) > 0;
      counted.numerator = ranked ? bonus->ranked_ppm : order_.promoted ? bonus->promoted_ppm : 0;
      counted.denominator = kOne;
    }
  }

  /// The product of what multiplies a rule's part of one line; of an event that is no order, or
  /// of a fixed number, of what no filter restricts.
  [[nodiscard]] Ppm multiplier(const Counted& counted, std::size_t index) const {
    if (!counted.rule->tier_multiplies) return kOne;
    Ppm ppm = kOne;
    const int rank = rank_of(program().tier, order_.tier);
    if (rank >= 0) ppm = program().tier.tiers[static_cast<std::size_t>(rank)].earn_multiplier_ppm;
    const bool of_line =
        index < order_.lines.size() && !std::holds_alternative<FixedPoints>(counted.rule->amount);
    for (const EarnRule* rule : multipliers_) {
      const bool all = !restricts(rule->filter);
      if (!all && !(of_line && matches(rule->filter, order_.lines[index].facts))) continue;
      const Multiplier& times = *std::get_if<Multiplier>(&rule->amount);
      ppm = product(ppm, times.ppm);
      if (times.factor) ppm = product(ppm, factor_ppm(earner_.past, *times.factor, order_.at));
    }
    return ppm;
  }

  /// Every factor is bounded (2^53 * 2^50 * 2^30 at most, in practice far less); a product
  /// beyond 2^53 - 1 points is refused by the division.
  Result<std::int64_t> exact(const Counted& counted) const {
    if (counted.whole_steps) {
      TILLSIDE_TRY(const Wide steps, based(counted));
      return round_div(steps, kOne, program().rounding.points);
    }
    Wide weighted = 0;
    for (std::size_t i = 0; i < counted.quantities.size(); ++i) {
      weighted += Wide{counted.quantities[i]} * multiplier(counted, i);
    }
    constexpr Wide kMost = (Wide{1} << 126) - 1;
    if (counted.numerator > 0 && weighted > kMost / counted.numerator) {
      return Errc::amount_out_of_range;
    }
    return round_div(weighted * counted.numerator, Wide{counted.denominator} * kOne,
                     program().rounding.points);
  }

  /// The rule's points, rounded before the multipliers, times these, in millionths.
  Result<Wide> based(const Counted& counted) const {
    Wide running = 0;
    std::int64_t before = 0;
    Wide total = 0;
    const RoundingMode mode = program().points.base_rounding.value_or(RoundingMode::floor);
    for (std::size_t i = 0; i < counted.quantities.size(); ++i) {
      running += counted.quantities[i];
      const Wide steps = counted.whole_steps ? running - running % counted.denominator : running;
      TILLSIDE_TRY(const std::int64_t after,
                   round_div(steps * counted.numerator, counted.denominator, mode));
      total += Wide{after - before} * multiplier(counted, i);
      before = after;
    }
    return total;
  }

  const Earner& earner_;
  const EarnOrder& order_;
  std::vector<const EarnRule*> rules_ = {};
  std::vector<const EarnRule*> multipliers_ = {};
};

std::size_t place_of(const Program& program, std::string_view rule_id) {
  const auto& rules = program.points.earning;
  std::size_t place = 0;
  while (place < rules.size() && rules[place].id != rule_id) ++place;
  return place;
}

}  // namespace

std::optional<Minor> whole_discount(const Program& program, const std::vector<TraceEntry>& trace,
                                    std::string_view sku) {
  const auto& rules = program.points.earning;
  const bool asked = std::any_of(rules.begin(), rules.end(), [](const EarnRule& rule) {
    return !rule.basis.whole_discounts_reduce;
  });
  if (!asked) return std::nullopt;
  Minor sum;
  for (const Promotion& promotion : program.promotions) {
    if (restricts(promotion.filter)) continue;
    for (const TraceEntry& entry : trace) {
      if (entry.id != promotion.id) continue;
      for (const LineAmount& line : entry.by_line) {
        if (line.sku == sku) sum += line.amount_minor;
      }
    }
  }
  return sum;
}

bool is_of_order(EarnTrigger trigger) {
  return trigger == EarnTrigger::order_paid || trigger == EarnTrigger::order_completed;
}

Minor basis_of(const EarnLine& line, const EarnBasis& counts, bool tax_inclusive) {
  const std::int64_t net = line.total_minor.value - line.tax_minor.value;
  const std::int64_t paid = counts.include_tax ? line.total_minor.value : net;
  if (!counts.before_discounts && counts.whole_discounts_reduce) return {paid};
  const Minor left_out = counts.before_discounts ? line.discount_minor : line.whole_discount_minor;
  // A discount is of the price as it is written: with its tax or without. What the basis leaves
  // out or adds goes in the proportion of what was paid.
  const std::int64_t written = tax_inclusive ? line.total_minor.value : net;
  const Wide before = Wide{written} + left_out.value;
  if (written == 0) return {static_cast<std::int64_t>(before)};
  return {static_cast<std::int64_t>(before * paid / written)};
}

Result<std::vector<Earned>> earn(const Earner& earner, EarnTrigger trigger,
                                 const EarnOrder& order) {
  std::vector<Earned> all;
  for (const Counter counter : {Counter::points, Counter::growth}) {
    TILLSIDE_TRY(auto&& awards, Paying(earner, trigger, counter, order).earned());
    limit(earner, order.at, awards);
    for (Earned& award : awards) all.push_back(std::move(award));
  }
  arrange(all, [](const Earned& a, const Earned& b) { return a.rule < b.rule; });
  return all;
}

Qualification counted_by(const EarnOrder& order) {
  Qualification counted{.at = order.at, .orders = 1};
  for (const EarnLine& line : order.lines) {
    counted.spend_minor = plus(counted.spend_minor, basis_of(line, {}, order.tax_inclusive));
    counted.units = saturated(counted.units + line.quantity);
  }
  return counted;
}

Result<std::vector<EarnPreview>> preview_earning(const Program& program, const QuoteMember& member,
                                                 const EarnOrder& order) {
  static const EarnHistory kNone{};
  const EarnHistory& history = member.history ? *member.history : kNone;
  const Earner earner{.past = {.program = program,
                               .counted = history.qualifications,
                               .enrolled_at = history.enrolled_at,
                               .added = counted_by(order)},
                      .counts = history.counts};
  std::vector<EarnPreview> previews;
  for (const EarnTrigger trigger : {EarnTrigger::order_paid, EarnTrigger::order_completed}) {
    TILLSIDE_TRY(const std::vector<Earned>& awards, earn(earner, trigger, order));
    for (const Earned& award : awards) {
      previews.push_back({.rule_id = award.rule->id,
                          .on = trigger,
                          .counter = award.rule->counter,
                          .points = award.points});
      if (award.cut.value > 0) previews.back().cut = award.cut;
    }
  }
  // In the order of the program, as the rules stand there.
  arrange(previews, [&](const EarnPreview& a, const EarnPreview& b) {
    return place_of(program, a.rule_id) < place_of(program, b.rule_id);
  });
  return previews;
}

}  // namespace tillside

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/allocation.h"
#include "pricing/contenders.h"
#include "pricing/eligibility.h"

namespace tillside::pricing {
namespace {

/// Lists of a trial only ever grow; their first entries count, one for each eligible line.
void grow(std::vector<std::int64_t>& list, std::size_t count) {
  if (list.size() < count) list.resize(count);
}

/// Cuts an offer to the promotion's cap, to its budget and to what the lines still have to give,
/// allocates it and takes it off.
class Cashier {
 public:
  Cashier(const Stage& stage, const Contender& one, Basket& basket, std::span<BasketLine> lines,
          Trial& trial)
      : stage_(stage),
        promotion_(stage.promotion),
        one_(one),
        basket_(basket),
        lines_(lines),
        trial_(trial) {}

  void take() {
    Offer& offer = trial_.offer;
    const std::int64_t possible = find_room();
    const std::int64_t cap =
        promotion_.max_off_minor ? promotion_.max_off_minor->value : kMaxInteger;
    const std::int64_t within = std::min(offer.wanted, cap);
    std::int64_t amount = std::min(within, possible);
    Reason cut = within <= possible ? Reason::max_off : Reason::already_zero;
    trial_.unallocated = within - amount;
    const std::int64_t left = budget_left();
    if (amount > left) {
      if (left <= 0 || promotion_.limits->over_budget == OverBudget::drop) {
        trial_.check = {.reason = Reason::budget, .actual = left, .needed = amount};
        return;
      }
      amount = left;
      cut = Reason::budget;
      trial_.unallocated = 0;
    }
    trial_.given = allocate(amount, possible);
    if (trial_.given == 0 && offer.gift_quantity == 0) {
      // Nothing left, or a share that rounds to nothing: it must not use up a coupon.
      trial_.check = {.reason = Reason::already_zero, .actual = stage_.base};
      return;
    }
    if (amount < offer.wanted) {
      trial_.check = {.reason = cut, .actual = trial_.given, .needed = offer.wanted};
    } else {
      trial_.rounding_delta = trial_.given - offer.rounded_once;
    }
    write();
  }

 private:
  /// Hides units from the later promotions of the level, with what they still cost.
  static void use_up(BasketLine& line, std::int64_t units, std::int64_t off) {
    if (units == 0) return;
    const UnitSplit split(line.open_amount(), line.open_units());
    const std::int64_t cost = split.each * units + std::min(split.rest, units);
    line.used_units += units;
    line.used_amount += std::max<std::int64_t>(0, cost - off);
  }

  /// What each line may give: what its chosen units cost, above the line's floor. Cuts shares that
  /// stand already to that; answers what can be given in all.
  std::int64_t find_room() {
    Offer& offer = trial_.offer;
    grow(trial_.room, offer.amounts.size());
    std::int64_t possible = 0;
    for (std::size_t i = 0; i < offer.amounts.size(); ++i) {
      const std::int64_t room = std::min(offer.amounts[i], stage_.line(i).room());
      trial_.room[i] = room;
      if (!offer.across) offer.shares[i] = std::min(offer.shares[i], room);
      possible += offer.across ? room : offer.shares[i];
    }
    return possible;
  }

  /// Spreads an amount over the lines; answers how much of it was given.
  std::int64_t allocate(std::int64_t amount, std::int64_t possible) {
    Offer& offer = trial_.offer;
    if (!offer.across && amount == possible) {
      trial_.by_line.swap(offer.shares);
      return amount;
    }
    const std::size_t lines = offer.amounts.size();
    grow(trial_.by_line, lines);
    if (offer.across) weigh_with_tax();
    const std::int64_t* const weights = (offer.across ? offer.amounts : offer.shares).data();
    const std::int64_t* const room = (offer.across ? trial_.room : offer.shares).data();
    const Leftover left =
        trial_.splitter.split(amount, {weights, lines}, stage_.parts.program.rounding.allocation,
                              {room, lines}, {trial_.by_line.data(), lines});
    must(left.unallocated == 0);
    return amount - left.remainder;
  }

  /// Makes the amounts weights: what they come to with tax, where the program weighs so.
  void weigh_with_tax() {
    const Program& program = stage_.parts.program;
    if (program.rounding.allocation_weights == AllocationWeights::price) return;
    for (std::size_t i = 0; i < trial_.offer.amounts.size(); ++i) {
      std::int64_t& amount = trial_.offer.amounts[i];
      amount = gross_of(stage_.line(i).taxed, amount, program.tax.rounding);
    }
  }

  /// What the budget still holds, after what this quote has taken of it.
  [[nodiscard]] std::int64_t budget_left() const {
    if (one_.budget == kNoBudget || !promotion_.limits->budget_minor) return kMaxInteger;
    const UsageLimits& limits = *promotion_.limits;
    const PromotionUsage* usage =
        usage_of(stage_.parts, limits.budget_id ? *limits.budget_id : promotion_.id);
    const std::int64_t used = usage == nullptr ? 0 : usage->given_minor.value;
    return limits.budget_minor->value - used - basket_.budgets[one_.budget].given;
  }

  void write() {
    const Offer& offer = trial_.offer;
    for (std::size_t i = 0; i < stage_.eligible.size(); ++i) {
      BasketLine& line = lines_[stage_.eligible[i]];
      const std::int64_t off = trial_.by_line[i];
      must(off >= 0 && off <= line.room());
      if (!offer.used.empty()) use_up(line, offer.used[i], off);
      line.running -= off;
      line.discount += off;
    }
    if (offer.gift_quantity > 0) {
      trial_.gift = true;
      basket_.gifts.push_back({offer.gift, offer.gift_quantity, &promotion_});
    }
    if (one_.budget == kNoBudget) return;
    basket_.budgets[one_.budget].given += trial_.given;
    basket_.budgets[one_.budget].count += 1;
  }

  const Stage& stage_;
  const Promotion& promotion_;
  const Contender& one_;
  Basket& basket_;
  std::span<BasketLine> lines_;
  Trial& trial_;
};

/// Whether the budget's count holds one more use.
Check check_budget_count(const QuoteParts& parts, const Contender& one, const Basket& basket) {
  if (one.budget == kNoBudget || !one.promotion->limits->budget_count) return {};
  const UsageLimits& limits = *one.promotion->limits;
  const PromotionUsage* usage =
      usage_of(parts, limits.budget_id ? *limits.budget_id : one.promotion->id);
  const std::int64_t used = (usage == nullptr ? 0 : usage->used) + basket.budgets[one.budget].count;
  if (used < *limits.budget_count) return {};
  return {.reason = Reason::budget, .actual = used, .needed = *limits.budget_count};
}

/// Puts the charges for shipping in the place of lines: those that the promotion names, or all.
void show_shipping(const Promotion& promotion, const Basket& basket, Trial& trial) {
  trial.shipping.clear();
  trial.chosen.clear();
  const std::vector<std::string>& named = promotion.charges;
  for (const BasketCharge& charge : basket.charges) {
    BasketLine line{.asked = nullptr, .item = nullptr, .facts = {.sku = charge.charge->id}};
    line.unit_price = line.subtotal = charge.price;
    line.running = line.level_start = line.after_items = charge.running;
    line.taxed = charge.taxed;
    const bool in =
        charge.charge->kind == ChargeKind::shipping &&
        (named.empty() || std::find(named.begin(), named.end(), charge.charge->id) != named.end());
    if (in) trial.chosen.push_back(static_cast<std::uint32_t>(trial.shipping.size()));
    trial.shipping.push_back(line);
  }
  trial.lines = trial.shipping;
  trial.eligible = trial.chosen;
}

void take_off_shipping(const Trial& trial, Basket& basket) {
  for (std::size_t i = 0; i < basket.charges.size(); ++i) {
    basket.charges[i].running = trial.shipping[i].running;
    basket.charges[i].discount += trial.shipping[i].discount;
  }
}

void count(Stage& stage) {
  for (const std::uint32_t i : stage.counted) {
    stage.base += stage.counts(stage.basket.lines[i]);
    stage.units += stage.basket.lines[i].open_units();
  }
}

}  // namespace

void try_promotion(const QuoteParts& parts, const Contenders& all, const Contender& one,
                   Basket& basket, Trial& trial) {
  trial.check = one.standing;
  trial.given = trial.rounding_delta = trial.unallocated = trial.base = 0;
  trial.gift = false;
  trial.offer.next.reset();
  trial.offer.counted_units.reset();
  if (!trial.check.holds()) return;
  if (one.promotion->level > basket.level) begin_level(basket, one.promotion->level);
  const bool shipping = one.promotion->level == PromotionLevel::shipping;
  trial.lines = basket.lines;
  trial.eligible = all.eligible(one);
  if (shipping) show_shipping(*one.promotion, basket, trial);
  if (trial.eligible.empty()) {
    trial.check = {.reason = Reason::no_eligible_line};
    return;
  }
  Stage stage{.parts = parts,
              .promotion = *one.promotion,
              .basket = basket,
              .lines = trial.lines,
              .eligible = trial.eligible,
              .counted = all.counted(one)};
  count(stage);
  trial.base = stage.base;
  trial.check = check_conditions(stage);
  if (trial.check.holds()) trial.check = check_budget_count(parts, one, basket);
  if (!trial.check.holds()) return;
  trial.offer.reset(stage.eligible.size());
  std::visit([&](const auto& benefit) { benefit.offer(stage, trial.offer); },
             one.promotion->benefit);
  trial.check = trial.offer.check;
  if (!trial.check.holds()) return;
  const std::span<BasketLine> lines = shipping ? trial.shipping : basket.lines;
  Cashier(stage, one, basket, lines, trial).take();
  if (shipping && trial.given > 0) take_off_shipping(trial, basket);
}

}  // namespace tillside::pricing

// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;

namespace {

/// Which units are bought and which rewarded, for a number of groups.
class Groups {
 public:
  Groups(const Stage& stage, const BuyXGetY& rule)
      : stage_(stage),
        rule_(rule),
        dearest_(pricing::in_unit_order(stage, UnitOrder::most_expensive)),
        rewarded_(pricing::in_unit_order(stage, rule.order)),
        buys_(open_of(rule.buy.filter)),
        gets_(open_of(rule.get.filter)),
        bought_(buys_.size()) {}

  /// The most groups that the open units make. More groups need more of everything, so the search
  /// may halve.
  [[nodiscard]] std::int64_t most() {
    std::int64_t low = 0;
    std::int64_t high = rule_.repeat ? sum(buys_) / rule_.buy.quantity : 1;
    if (rule_.max_reward) {
      high = std::min(high, (*rule_.max_reward - 1) / rule_.get.quantity + 1);
    }
    while (low < high) {
      const std::int64_t middle = low + (high - low + 1) / 2;
      (feasible(middle) ? low = middle : high = middle - 1);
    }
    return low;
  }

  /// Writes the units of so many groups into the offer. Precondition: they are feasible.
  void write(std::int64_t groups, Offer& offer) {
    buy(groups);
    offer.used = bought_;
    std::int64_t left = groups * rule_.get.quantity;
    if (rule_.max_reward) left = std::min(left, *rule_.max_reward);
    std::int64_t used = groups * rule_.buy.quantity;
    for (const std::uint32_t i : rewarded_) {
      const std::int64_t units = std::min(left, free_to_get(i));
      if (units == 0) continue;
      offer.units[i] = units;
      offer.amounts[i] = pricing::cost_of_units(stage_, i, units);
      offer.used[i] += units;
      left -= units;
      used += units;
    }
    offer.counted_units = used;
  }

  /// Why there is no group: too few units to buy, or none left to reward.
  [[nodiscard]] pricing::Check why_none() {
    const std::int64_t have = sum(buys_);
    if (have < rule_.buy.quantity) {
      return {.reason = Reason::min_qty, .actual = have, .needed = rule_.buy.quantity};
    }
    buy(1);
    return {.reason = Reason::min_qty, .actual = rewardable(), .needed = rule_.get.quantity};
  }

 private:
  [[nodiscard]] std::vector<std::int64_t> open_of(const std::optional<LineFilter>& filter) const {
    std::vector<std::int64_t> open(stage_.eligible.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
      const pricing::BasketLine& line = stage_.line(i);
      if (!filter || matches(*filter, line.facts)) open[i] = line.open_units();
    }
    return open;
  }

  static std::int64_t sum(const std::vector<std::int64_t>& counts) {
    std::int64_t sum = 0;
    for (const std::int64_t count : counts) sum += count;
    return sum;
  }

  /// Takes the dearest units of the set as bought.
  void buy(std::int64_t groups) {
    std::int64_t left = groups * rule_.buy.quantity;
    for (const std::uint32_t i : dearest_) {
      bought_[i] = std::min(left, buys_[i]);
      left -= bought_[i];
    }
  }

  [[nodiscard]] std::int64_t free_to_get(std::size_t i) const {
    return std::min(gets_[i], stage_.line(i).open_units() - bought_[i]);
  }
  [[nodiscard]] std::int64_t rewardable() const {
    std::int64_t units = 0;
    for (std::size_t i = 0; i < gets_.size(); ++i) units += free_to_get(i);
    return units;
  }

  [[nodiscard]] bool feasible(std::int64_t groups) {
    if (sum(buys_) < groups * rule_.buy.quantity) return false;
    buy(groups);
    const std::int64_t each = rule_.get.quantity;
    return rewardable() >= (rule_.partial_reward ? (groups - 1) * each + 1 : groups * each);
  }

  const Stage& stage_;
  const BuyXGetY& rule_;
  std::vector<std::uint32_t> dearest_;
  std::vector<std::uint32_t> rewarded_;
  std::vector<std::int64_t> buys_;    ///< open units of the set that is bought, by eligible line
  std::vector<std::int64_t> gets_;    ///< of the set that is rewarded
  std::vector<std::int64_t> bought_;  ///< in the groups looked at
};

}  // namespace

void BuyXGetY::offer(const Stage& stage, Offer& offer) const {
  Groups groups(stage, *this);
  const std::int64_t count = groups.most();
  if (count == 0) {
    offer.check = groups.why_none();
    return;
  }
  groups.write(count, offer);
  pricing::take_value(stage, value.value_or(Value{.rate_ppm = kOne}), BenefitScope::each_unit,
                      offer);
}

}  // namespace tillside

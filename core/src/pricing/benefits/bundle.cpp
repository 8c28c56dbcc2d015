// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/allocation.h"
#include "pricing/stage.h"

namespace tillside {

using pricing::Offer;
using pricing::Stage;

namespace {

class Groups {
 public:
  Groups(const Stage& stage, const Bundle& rule, Offer& offer)
      : stage_(stage),
        rule_(rule),
        offer_(offer),
        order_(pricing::in_unit_order(stage, rule.order)),
        left_(stage.eligible.size()),
        group_(left_.size()),
        amounts_(left_.size()),
        shares_(left_.size()) {
    for (std::size_t i = 0; i < left_.size(); ++i) left_[i] = stage.line(i).open_units();
    offer_.used.assign(left_.size(), 0);
    offer_.shares.assign(left_.size(), 0);
    offer_.across = false;
  }

  /// Takes group after group. Equal ones are taken together, so that the work depends on the
  /// number of lines alone. Answers how many.
  std::int64_t take() {
    std::int64_t taken = 0;
    const std::int64_t most = rule_.max_groups.value_or(kMaxInteger);
    while (taken < most && compose()) {
      std::int64_t times = most - taken;
      for (std::size_t i = 0; i < left_.size(); ++i) {
        if (group_[i] > 0) times = std::min(times, left_[i] / group_[i]);
      }
      if (!sell(times)) break;
      taken += times;
    }
    return taken;
  }

  /// The first part that cannot be filled.
  [[nodiscard]] pricing::Check why_none() const {
    for (const UnitSet& part : rule_.parts) {
      std::int64_t open = 0;
      for (std::size_t i = 0; i < left_.size(); ++i) open += in(part, i) ? left_[i] : 0;
      if (open < part.quantity) {
        return {.reason = Reason::min_qty, .actual = open, .needed = part.quantity};
      }
    }
    return {.reason = Reason::already_zero, .actual = stage_.base};
  }

 private:
  [[nodiscard]] bool in(const UnitSet& part, std::size_t i) const {
    return !part.filter || matches(*part.filter, stage_.line(i).facts);
  }

  /// Picks the units of one group, each part in the unit order. False if they do not suffice.
  bool compose() {
    group_.assign(left_.size(), 0);
    for (const UnitSet& part : rule_.parts) {
      std::int64_t wanted = part.quantity;
      for (const std::uint32_t i : order_) {
        if (wanted == 0) break;
        if (left_[i] == group_[i] || !in(part, i)) continue;
        const std::int64_t units = std::min(wanted, left_[i] - group_[i]);
        group_[i] += units;
        wanted -= units;
      }
      if (wanted > 0) return false;
    }
    return true;
  }

  /// Takes the discount of so many equal groups; false where they would cost no less.
  bool sell(std::int64_t times) {
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < left_.size(); ++i) {
      const std::int64_t units = group_[i] * times;
      amounts_[i] = units == 0 ? 0 : pricing::cost_of_units(stage_, i, units, offer_.used[i]);
      whole += amounts_[i];
    }
    const Wide wanted = off_together(whole, times);
    if (wanted == 0) return false;
    for (std::size_t i = 0; i < left_.size(); ++i) {
      offer_.used[i] += group_[i] * times;
      left_[i] -= group_[i] * times;
      offer_.units[i] += group_[i] * times;
      offer_.amounts[i] += amounts_[i];
      offer_.shares[i] += shares_[i];
    }
    offer_.wanted = pricing::saturate(offer_.wanted + wanted);
    return true;
  }

  /// What the groups take off in all; writes the shares of the lines, clipped to what they cost.
  Wide off_together(std::int64_t whole, std::int64_t times) {
    const auto off = [&](std::int64_t amount) {
      return pricing::off_of(rule_.value, amount, stage_);
    };
    const auto clipped = [&](std::int64_t amount) { return std::min(amount, off(amount)); };
    const pricing::UnitSplit groups(whole, times);
    if (rule_.scope == BenefitScope::across) {
      pricing::split(static_cast<std::int64_t>(groups.sum(clipped)), amounts_,
                     stage_.parts.program.rounding.allocation, amounts_, shares_);
      return groups.sum(off);
    }
    Wide wanted = 0;
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
      shares_[i] = 0;
      if (group_[i] == 0) continue;
      const bool one = rule_.scope == BenefitScope::each_line;
      const pricing::UnitSplit units(amounts_[i], one ? times : group_[i] * times);
      shares_[i] = static_cast<std::int64_t>(units.sum(clipped));
      wanted += units.sum(off);
    }
    return wanted;
  }

  const Stage& stage_;
  const Bundle& rule_;
  Offer& offer_;
  std::vector<std::uint32_t> order_;
  std::vector<std::int64_t> left_;   ///< open units of each eligible line
  std::vector<std::int64_t> group_;  ///< units of each line in the group looked at
  std::vector<std::int64_t> amounts_;
  std::vector<std::int64_t> shares_;
};

}  // namespace

void Bundle::offer(const Stage& stage, Offer& offer) const {
  Groups groups(stage, *this, offer);
  if (groups.take() == 0) {
    offer.check = groups.why_none();
    return;
  }
  std::int64_t used = 0;
  for (const std::int64_t units : offer.used) used += units;
  offer.counted_units = used;
  offer.rounded_once = offer.wanted;
}

}  // namespace tillside
